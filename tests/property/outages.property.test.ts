import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Breaker, BreakerEvent } from '../../src-main/queue/breaker.ts';
import { afterCall, callsAtOnce, closedBreaker, nextTryMs } from '../../src-main/queue/breaker.ts';
import { runOptionsSchema } from '../../src-shared/model/run.ts';
import { ManualTime } from '../support/manual-time.ts';
import { modelCandidate } from '../support/model-app-candidate.ts';
import { testFolder } from '../support/sqlite-store.ts';
import { createTestApp } from '../support/test-app.ts';
import type { TroubledTime } from '../support/troubled-server.ts';
import { createTroubledServer } from '../support/troubled-server.ts';

const limit = 3;
const event: fc.Arbitrary<BreakerEvent> = fc.oneof(
  fc.record({ type: fc.constant('succeeded' as const), most: fc.integer({ min: 1, max: 16 }) }),
  fc.record({
    type: fc.constant('failed' as const),
    isTry: fc.boolean(),
    limit: fc.constant(limit),
    at: fc.nat(1_000_000),
  }),
  fc.record({
    type: fc.constant('refused' as const),
    reason: fc.constantFrom('quota' as const, 'no-key' as const),
    isTry: fc.boolean(),
    at: fc.nat(1_000_000),
  }),
);
const breakerAfter = (events: readonly BreakerEvent[]): Breaker => events.reduce(afterCall, closedBreaker);

describe('the breaker of a server (F13)', () => {
  it('lets one call try during an outage, and none has begun before as many failures in a row', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        const breaker = breakerAfter(events);
        if (breaker.outage !== null) expect(callsAtOnce(breaker)).toBe(1);
        else expect(breaker.failures).toBeLessThan(limit);
        const last = events.at(-1);
        if (last?.type === 'succeeded') expect(breaker).toMatchObject({ failures: 0, outage: null });
      }),
    );
  });

  it('is as it ever was after enough successes, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), fc.integer({ min: 1, max: 16 }), (events, most) => {
        const successes = Array.from({ length: 6 }, (): BreakerEvent => ({ type: 'succeeded', most }));
        expect(breakerAfter([...events, ...successes])).toEqual(closedBreaker);
      }),
    );
  });

  it('tries less and less often, up to every two minutes, or six hours where the user has to act', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.double({ min: 0, max: 0.999, noNaN: true }), (tries, random) => {
        const delay = (reason: 'trouble' | 'quota', count: number, draw: number) =>
          nextTryMs({ reason, since: 0, tries: count }, draw);
        expect(delay('trouble', tries, random)).toBeLessThanOrEqual(120_000);
        expect(delay('quota', tries, random)).toBeLessThanOrEqual(6 * 3_600_000);
        expect(delay('trouble', tries + 1, random)).toBeGreaterThanOrEqual(delay('trouble', tries, random));
        expect(delay('trouble', tries, random)).toBeGreaterThanOrEqual(1_000);
      }),
    );
  });
});

const second = 1_000;
const minute = 60 * second;
const lab = runOptionsSchema.parse({ provider: 'lab' });

/** Something that happens after so many milliseconds. */
type Interruption = { readonly afterMs: number; readonly what: 'restart' | 'move' };

const outage = fc.record({
  pauseMs: fc.integer({ min: 0, max: 2 * minute }),
  lengthMs: fc.oneof(fc.integer({ min: 100, max: 20 * second }), fc.integer({ min: minute, max: 60 * minute })),
  how: fc.constantFrom('server-error' as const, 'cut' as const, 'timeout' as const, 'stalled' as const),
});
const world = fc.record({
  outages: fc.array(outage, { minLength: 1, maxLength: 3 }),
  rateLimitedMs: fc.option(fc.integer({ min: second, max: 20 * second })),
  interruptions: fc.array(
    fc.record({
      afterMs: fc.integer({ min: 0, max: 20 * minute }),
      what: fc.constantFrom('restart' as const, 'move' as const),
    }),
    { maxLength: 3 },
  ),
  maxRetries: fc.integer({ min: 0, max: 2 }),
  callMs: fc.constantFrom(100, 3_000),
});

const timesOf = (outages: readonly { pauseMs: number; lengthMs: number; how: TroubledTime['how'] }[]) => {
  const times: TroubledTime[] = [];
  for (const { pauseMs, lengthMs, how } of outages) {
    const from = (times.at(-1)?.to ?? 0) + pauseMs;
    times.push({ from, to: from + lengthMs, how });
  }
  return times;
};

/** Calls that show an outage: three that fail, beside two that had begun by then. */
const showing = 5;

/** How many times a server in trouble is tried within so long: after 2, 4, 8 and up to 120 seconds. */
const triesWithin = (lengthMs: number): number => {
  let count = 0;
  for (let atMs = 2 * second; atMs <= lengthMs; count++) atMs += Math.min(2 ** (count + 2), 120) * second;
  return count;
};

/**
 * The most calls that an outage may cost: those that show it, then one at each try. Another address is another server. A
 * restart costs what was under way, and before the outage was known also what had shown of it.
 */
const mostCalls = ({ from, to }: TroubledTime, interruptions: readonly Interruption[], callMs: number): number => {
  const during = interruptions.filter(({ afterMs }) => afterMs >= from && afterMs <= to);
  const moves = during.filter(({ what }) => what === 'move').map(({ afterMs }) => afterMs);
  const starts = [from, ...moves].sort((a, b) => a - b);
  const tried = starts.map((start, nth) => showing + triesWithin((starts[nth + 1] ?? to) - start));
  const restarted = during
    .filter(({ what }) => what === 'restart')
    .map(({ afterMs }) => (starts.some((start) => afterMs >= start && afterMs - start <= 3 * callMs) ? showing : 1));
  return [...tried, ...restarted].reduce((sum, count) => sum + count, 0);
};

describe('outages, whatever their length and sort (F13)', () => {
  it('fail no section, are tried seldom, and everything is done soon after their end', async () => {
    await fc.assert(
      fc.asyncProperty(world, async ({ outages, rateLimitedMs, interruptions, maxRetries, callMs }) => {
        const time = new ManualTime();
        const troubles = timesOf(outages);
        const end = troubles.at(-1)?.to ?? 0;
        const rateLimits =
          rateLimitedMs === null ? [] : [{ from: end, to: end + rateLimitedMs, how: 'rate-limited' as const }];
        const server = createTroubledServer(time, [...troubles, ...rateLimits], { callMs });
        const folder = testFolder();
        const open = () =>
          createTestApp({
            time,
            path: join(folder, 'dossier.db'),
            models: [server],
            policy: { startLimit: null },
            settings: { responseCache: { isOn: false } },
          });
        let app = open();
        app.start({ input: { candidate: modelCandidate }, options: { ...lab, maxRetries } });
        app.engine.start();
        let moves = 0;
        const interrupt = async ({ what }: Interruption) => {
          if (what === 'move') {
            app.store.jobs.moveToOrigin('lab', `https://address-${++moves}.example.com`);
            return;
          }
          await app.engine.stop(0);
          app.store.database.close();
          app = open();
          app.engine.start();
        };
        for (const next of [...interruptions].sort((a, b) => a.afterMs - b.afterMs)) {
          await time.advance(Math.max(0, next.afterMs - time.elapsed()));
          await interrupt(next);
        }
        await time.advance(Math.max(0, end - time.elapsed()));
        // Two distances of the trying, the rate limit with its wait, and the calls one after the other.
        await time.advance(2 * 120 * second + (rateLimitedMs ?? 0) + 10 * second + 20 * (callMs + second));
        const counts = app.store.database.connection
          .prepare("SELECT state, count(*) AS jobs FROM jobs WHERE kind = 'draft-section' GROUP BY state")
          .all();
        expect(counts).toEqual([{ state: 'completed', jobs: 14 }]);
        for (const trouble of troubles) {
          const calls = server.troubledCalls.filter(({ at }) => at >= trouble.from && at < trouble.to).length;
          expect(calls).toBeLessThanOrEqual(mostCalls(trouble, interruptions, callMs));
        }
        expect(app.unexpected).toEqual([]);
        app.store.database.close();
        rmSync(folder, { recursive: true, force: true });
      }),
      { numRuns: Number(process.env['DOSSIER_PROPERTY_RUNS'] ?? 15) },
    );
  }, 120_000);
});
