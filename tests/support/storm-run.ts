import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startAimock } from './aimock-server.ts';
import { buildCrashBundle } from './crash-bundle.ts';
import { startScript } from './crash-process.ts';
import { between, oneOf, randomFrom } from './crash-random.ts';
import type { StormFindings } from './storm-audit.ts';
import { auditStorm, readStormSections } from './storm-audit.ts';
import { StormLives } from './storm-lives.ts';
import { PaidTwice } from './storm-paid-twice.ts';
import { startStormProxy, weathers } from './storm-proxy.ts';

/** How many times faster than real time everything goes for the app: an hour of it is three minutes. */
const speed = 20;

/** How long the end may take in fair weather, in halves of a second. */
const mostWaits = 120;

const text = 'Twelve years of **work**, told in some words so that it comes in several pieces, one after the other.';

export interface StormReport extends Omit<StormFindings, 'claimedAgain'> {
  /**
   * Asked again although the whole answer had come to a process that has lived ever since, or was stored. What a process
   * had no time to store before it was killed nobody can know, so that is asked for and paid again.
   */
  readonly paidTwice: number;
  /** How long after the whole answer each such call came, in milliseconds. */
  readonly paidTwiceAfterMs: readonly number[];
  readonly calls: number;
  readonly wholeAnswers: number;
  /** How often each thing happened. */
  readonly events: Readonly<Record<string, number>>;
  /** Errors that nobody foresaw. */
  readonly unexpected: readonly string[];
  readonly seed: number;
  readonly durationMs: number;
}

interface StormOptions {
  readonly durationMs: number;
  readonly seed: number;
  /** Told of what happens, for whoever waits. */
  readonly onEvent?: (event: string) => void;
}

/** What can happen in a storm, and how often beside each other. */
const happenings = [
  ['weather', 8],
  ['fair', 5],
  ['kill', 2],
  ['jump', 2],
  ['full disk', 1],
  ['other key', 1],
  ['try', 2],
] as const;
type Happening = (typeof happenings)[number][0];
const bag = happenings.flatMap(([what, weight]) => Array.from({ length: weight }, () => what));

/** Drafts documents through a storm of troubles, then in fair weather to their end, and counts what should not be. */
export const runStorm = async ({ durationMs, seed, onEvent = () => {} }: StormOptions): Promise<StormReport> => {
  const startedAt = performance.now();
  const random = randomFrom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'dossier-storm-'));
  const bundle = await buildCrashBundle('tests/support/storm-child.ts');
  const answer = { content: text, usage: { input_tokens: 300, output_tokens: 20 } };
  const aimock = await startAimock(
    [{ match: { model: 'test-model' }, response: answer, chunkSize: 8, latency: 4 }],
    seed,
  );
  const proxy = await startStormProxy(aimock.baseUrl);
  proxy.key = 'key-0';
  const paid = new PaidTwice();
  proxy.onCall = (call) => paid.see(call);
  const options = () => JSON.stringify({ folder, baseUrl: proxy.baseUrl, speed, key: proxy.key });
  const lives = new StormLives(() => startScript(bundle.script, [options()]), proxy);
  const events: Record<string, number> = {};
  const note = (event: string) => {
    events[event] = (events[event] ?? 0) + 1;
    onEvent(event);
  };
  let documents = 0;
  const openSections = () => lives.drafted * 14 - lives.completed.size - lives.failed.size;

  const act: Record<Happening, () => Promise<void>> = {
    weather: async () => {
      const next = oneOf(random, weathers);
      note(next);
      await proxy.change(next);
    },
    fair: async () => {
      await proxy.change('fair');
      lives.tell('try');
    },
    kill: async () => {
      note('kill');
      await lives.kill();
    },
    jump: async () => {
      note('clock jump');
      lives.tell(`jump ${between(random, -8 * 3_600_000, 8 * 3_600_000)}`);
    },
    'full disk': async () => {
      note('full disk');
      lives.tell('full');
      await pause(between(random, 200, 1_500));
      lives.tell('room');
    },
    'other key': async () => {
      note('key change');
      proxy.key = `key-${between(random, 1, 1_000)}`;
      await pause(between(random, 200, 1_500));
      lives.tell(`key ${proxy.key}`);
      lives.tell('try');
    },
    try: async () => {
      note('try now');
      lives.tell('try');
    },
  };

  try {
    while (performance.now() - startedAt < durationMs) {
      if (openSections() + lives.waiting * 14 < 42) {
        lives.waiting += 1;
        lives.tell(`draft ${++documents}`);
      }
      await act[oneOf(random, bag)]();
      await pause(between(random, 50, 1_200));
    }
    await proxy.change('fair');
    lives.tell('room');
    lives.tell(`key ${proxy.key}`);
    // By what is stored: of a draft that was stored right before a kill nobody was told.
    const isOver = () => readStormSections(folder).every(({ state }) => state === 'completed' || state === 'failed');
    for (let waited = 0; waited < mostWaits && (waited < 2 || !isOver()); waited++) {
      if (waited % 5 === 0) lives.tell('try');
      await pause(500);
    }
    await lives.stop();
    const { claimedAgain, ...findings } = auditStorm(readStormSections(folder), lives.completed, text);
    return {
      ...findings,
      paidTwice: paid.count + claimedAgain,
      paidTwiceAfterMs: paid.afterMs,
      calls: proxy.calls.length,
      wholeAnswers: proxy.calls.filter(({ wholeAt }) => wholeAt !== undefined).length,
      events,
      unexpected: lives.unexpected,
      seed,
      durationMs: Math.round(performance.now() - startedAt),
    };
  } finally {
    await proxy.close();
    await aimock.stop();
    bundle.remove();
    if (process.env['DOSSIER_STORM_KEEP'] === undefined)
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    else process.stderr.write(`Kept for you to look at: ${folder}\n`);
  }
};
