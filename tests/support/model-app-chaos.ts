import type { AimockFixture } from './aimock-server.ts';
import { randomFrom } from './crash-random.ts';

/**
 * What a server can do with a call, and what it should come to: `again` costs nothing, `own` an attempt, `trouble` one if the
 * server wasn't in trouble, and a code ends the section. `basis` is how the call is booked.
 */
const ways = {
  'rate limit': { response: errorOf(429, 'rate_limit_exceeded', { retryAfter: 0 }), end: 'again', basis: null },
  'error 500': { response: errorOf(500, 'server_error'), end: 'trouble', basis: 'estimated', code: 'provider.failed' },
  'error 503': {
    response: errorOf(503, 'service_unavailable'),
    end: 'trouble',
    basis: 'estimated',
    code: 'provider.failed',
  },
  malformed: { chaos: { malformedRate: 1 }, end: 'own', basis: 'estimated', code: 'provider.malformed' },
  'torn before the head': {
    chaos: { disconnectRate: 1 },
    end: 'trouble',
    basis: 'estimated',
    code: 'provider.closed',
  },
  'cut before a word': { truncateAfterChunks: 3, end: 'trouble', basis: 'estimated', code: 'provider.cut' },
  'cut after words': { truncateAfterChunks: 8, end: 'trouble', basis: 'estimated', code: 'provider.cut' },
  refused: { response: errorOf(400, 'content_filter'), end: 'final', basis: 'estimated', code: 'provider.refused' },
  'too long': {
    response: errorOf(400, 'context_length_exceeded'),
    end: 'final',
    basis: null,
    code: 'provider.too-long',
  },
} as const;
type Way = keyof typeof ways;

function errorOf(status: number, code: string, more: object = {}): object {
  return { error: { message: 'Chaos.', type: code, code }, status, ...more };
}

/** What comes of a section of which so many calls were made, the last of them answered where it was completed. */
export interface Fate {
  readonly isCompleted: boolean;
  /** What it may have failed with. */
  readonly errors: readonly (string | null)[];
  /** Attempts it has spent: those that are its own, and up to all that show trouble. */
  readonly fewestSpent: number;
  readonly mostSpent: number;
  /** How each of its calls is booked. */
  readonly bases: readonly (string | null)[];
}

/** The fate of a section whose calls go these ways, and well after them, once `made` of them were made. */
const fateOf = (steps: readonly Way[], made: number): Fate => {
  const taken = steps.slice(0, made).map((step) => ways[step]);
  const isCompleted = made > steps.length;
  const own = taken.filter(({ end }) => end === 'own' || end === 'final').length;
  const troubled = taken.filter(({ end }) => end === 'trouble').length;
  const codes: string[] = taken.flatMap((way) => ('code' in way ? [way.code] : []));
  // What came before a cut is lost with a connection that is torn before it was read.
  if (codes.includes('provider.cut')) codes.unshift('provider.closed');
  const isFinal = taken.at(-1)?.end === 'final';
  const bases: (string | null)[] = taken.map(({ basis }) => basis);
  return {
    isCompleted,
    errors: isCompleted ? [null] : isFinal ? codes.slice(-1) : codes,
    fewestSpent: own,
    mostSpent: own + troubled,
    bases: isCompleted ? [...bases, 'counted'] : bases,
  };
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
): { readonly fixtures: AimockFixture[]; readonly fateOf: (key: string, made: number) => Fate } => {
  const random = randomFrom(seed);
  const fixtures: AimockFixture[] = [];
  const plans = new Map<string, readonly Way[]>();
  for (const [key, userMessage] of messages) {
    const count = Math.floor(random() * 5);
    const steps = Array.from({ length: count }, () => wayAt(random()));
    steps.forEach((step, sequenceIndex) => {
      const { end: _e, basis: _b, ...way } = ways[step];
      const { code: _c, ...behaviour } = { code: null, ...way };
      fixtures.push({ match: { userMessage, sequenceIndex }, response: answer, chunkSize: 8, ...behaviour });
    });
    plans.set(key, steps);
  }
  fixtures.push({ match: { model: 'test-model' }, response: answer, chunkSize: 8 });
  return { fixtures, fateOf: (key, made) => fateOf(plans.get(key) ?? [], made) };
};
