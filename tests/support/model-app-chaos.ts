import type { AimockFixture } from './aimock-server.ts';
import { randomFrom } from './crash-random.ts';

/** What a server can do with a call, and what it should come to: whether an attempt goes and how it is booked. */
const ways = {
  'rate limit': { response: errorOf(429, 'rate_limit_exceeded', { retryAfter: 0 }), end: 'again', basis: null },
  'error 500': { response: errorOf(500, 'server_error'), end: 'spent', basis: 'estimated' },
  'error 503': { response: errorOf(503, 'service_unavailable'), end: 'spent', basis: 'estimated' },
  malformed: { chaos: { malformedRate: 1 }, end: 'spent', basis: 'estimated' },
  'torn before the head': { chaos: { disconnectRate: 1 }, end: 'spent', basis: 'estimated' },
  'cut before a word': { truncateAfterChunks: 3, end: 'spent', basis: 'estimated' },
  'cut after words': { truncateAfterChunks: 8, end: 'spent', basis: 'estimated' },
  refused: { response: errorOf(400, 'content_filter'), end: 'provider.refused', basis: 'estimated' },
  'too long': { response: errorOf(400, 'context_length_exceeded'), end: 'provider.too-long', basis: null },
} as const;
type Way = keyof typeof ways;

function errorOf(status: number, code: string, more: object = {}): object {
  return { error: { message: 'Chaos.', type: code, code }, status, ...more };
}

/** The code of the error that a section fails with when its last attempt ended so. */
const lastWords: Partial<Record<Way, string>> = {
  'error 500': 'provider.failed',
  'error 503': 'provider.failed',
  malformed: 'provider.malformed',
  'torn before the head': 'provider.closed',
  'cut before a word': 'provider.cut',
  'cut after words': 'provider.cut',
};

/** What comes of a section whose calls go these ways, and well after them. */
export interface Fate {
  readonly state: 'completed' | 'failed';
  readonly error: string | null;
  readonly spent: number;
  /** How each of its calls is booked. */
  readonly bases: readonly (string | null)[];
}

const fateOf = (steps: readonly Way[], attemptLimit: number): Fate => {
  const bases: (string | null)[] = [];
  let spent = 0;
  for (const step of steps) {
    const { end, basis } = ways[step];
    bases.push(basis);
    if (end === 'again') continue;
    spent += 1;
    if (end !== 'spent') return { state: 'failed', error: end, spent, bases };
    if (spent === attemptLimit) return { state: 'failed', error: lastWords[step] ?? null, spent, bases };
  }
  return { state: 'completed', error: null, spent, bases: [...bases, 'counted'] };
};

/** How often each way is taken, out of its sum: what may be tried again far more often than what may not. */
const weights: readonly (readonly [Way, number])[] = [
  ['rate limit', 4],
  ['error 500', 2],
  ['error 503', 1],
  ['malformed', 2],
  ['torn before the head', 2],
  ['cut before a word', 1],
  ['cut after words', 3],
  ['refused', 1],
  ['too long', 1],
];
const sum = weights.reduce((total, [, weight]) => total + weight, 0);

const wayAt = (place: number): Way => {
  let left = place * sum;
  for (const [way, weight] of weights) {
    left -= weight;
    if (left < 0) return way;
  }
  return 'error 500';
};

export const chaosText = 'Twelve years of **work**, told in some words so that it comes in several pieces.';
const answer = { content: chaosText, usage: { input_tokens: 300, output_tokens: 20 } };

/** A chaos of its own for each seed: what the server does with each section's calls, and what has to come of it. */
export const chaosOf = (
  seed: number,
  messages: ReadonlyMap<string, string>,
  attemptLimit: number,
): { readonly fixtures: AimockFixture[]; readonly fates: ReadonlyMap<string, Fate> } => {
  const random = randomFrom(seed);
  const fixtures: AimockFixture[] = [];
  const fates = new Map<string, Fate>();
  for (const [key, userMessage] of messages) {
    const count = Math.floor(random() * 5);
    const steps = Array.from({ length: count }, () => wayAt(random()));
    steps.forEach((step, sequenceIndex) => {
      const { end: _e, basis: _b, ...behaviour } = ways[step];
      fixtures.push({ match: { userMessage, sequenceIndex }, response: answer, chunkSize: 8, ...behaviour });
    });
    fates.set(key, fateOf(steps, attemptLimit));
  }
  fixtures.push({ match: { model: 'test-model' }, response: answer, chunkSize: 8 });
  return { fixtures, fates };
};
