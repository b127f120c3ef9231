import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pace } from '../../src-main/app/queue/estimate.ts';
import { estimatedWaitMs, estimateMs } from '../../src-main/app/queue/estimate.ts';
import { backoffDelayMs } from '../../src-main/queue/backoff.ts';
import type { QueueFacts } from '../../src-main/queue/health.ts';
import { healthOf } from '../../src-main/queue/health.ts';
import { agingStepMs, rankOf } from '../../src-main/queue/rank.ts';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const priority = fc.integer({ min: 1, max: 10 });

describe('the backoff (A4)', () => {
  const exponential = fc.record({
    type: fc.constant('exponential' as const),
    baseMs: fc.integer({ min: 100, max: 600_000 }),
    maxMs: fc.integer({ min: 100, max: 3_600_000 }),
  });
  const spent = fc.integer({ min: 1, max: 10_000 });

  it('lies between half and all of a delay that doubles up to its cap, whatever chance says', () => {
    fc.assert(
      fc.property(exponential, spent, chance, (backoff, n, random) => {
        const full = Math.min(backoff.maxMs, backoff.baseMs * 2 ** (n - 1));
        const delayMs = backoffDelayMs(backoff, n, random);
        expect(Number.isInteger(delayMs)).toBe(true);
        expect(delayMs).toBeGreaterThanOrEqual(Math.floor(full / 2));
        expect(delayMs).toBeLessThanOrEqual(Math.ceil(full));
      }),
    );
  });

  it('never becomes shorter with another attempt spent, by the same chance', () => {
    fc.assert(
      fc.property(exponential, spent, chance, (backoff, n, random) => {
        expect(backoffDelayMs(backoff, n + 1, random)).toBeGreaterThanOrEqual(backoffDelayMs(backoff, n, random));
      }),
    );
  });
});

describe('the rank (D4)', () => {
  const moment = fc.integer({ min: 0, max: 4_000_000_000_000 });

  it('orders two jobs by priority and by time waited, a minute for a step, whenever one looks', () => {
    fc.assert(
      fc.property(priority, moment, priority, moment, moment, (p1, since1, p2, since2, now) => {
        // What ages: the priority with a step more for each minute waited.
        const urgency = (p: number, since: number) => p * agingStepMs + (now - since);
        const byRank = Math.sign(rankOf(p1, since1) - rankOf(p2, since2));
        expect(byRank).toBe(Math.sign(urgency(p2, since2) - urgency(p1, since1)));
      }),
    );
  });

  it('lets nobody overtake a job any more that is nine minutes older', () => {
    fc.assert(
      fc.property(priority, moment, priority, (p1, since, p2) => {
        expect(rankOf(p1, since)).toBeLessThan(rankOf(p2, since + 9 * agingStepMs + 1));
      }),
    );
  });
});

describe('estimates (B4, E3)', () => {
  const pace = fc.record({
    concurrency: fc.integer({ min: 1, max: 16 }),
    startLimit: fc.option(
      fc.record({ count: fc.integer({ min: 1, max: 20 }), windowMs: fc.integer({ min: 100, max: 600_000 }) }),
    ),
  });
  const jobs = fc.integer({ min: 1, max: 200 });
  const meanMs = fc.integer({ min: 0, max: 600_000 });

  /** When each of so many jobs of equal length starts, one after the other, as soon as slot and window let it. */
  const startsOf = (count: number, { concurrency, startLimit }: Pace, mean: number): number[] => {
    const starts: number[] = [];
    for (let nth = 0; nth < count; nth++) {
      const slotAt = (starts[nth - concurrency] ?? -mean) + mean;
      const windowAt = startLimit ? (starts[nth - startLimit.count] ?? -startLimit.windowMs) + startLimit.windowMs : 0;
      starts.push(Math.max(slotAt, windowAt, starts[nth - 1] ?? 0));
    }
    return starts;
  };

  it('never promise an end or a start earlier than the schedule allows by more than slot and window together delay it', () => {
    fc.assert(
      fc.property(jobs, pace, meanMs, (count, policy, mean) => {
        const starts = startsOf(count, policy, mean);
        const last = starts.at(-1) ?? 0;
        const endMs = estimateMs(count, policy, mean, true) ?? 0;
        const waitMs = estimatedWaitMs(count - 1, policy, mean, true) ?? 0;
        // Each takes the slower of the two limits, the schedule both: at least the one, at most the sum.
        expect(waitMs).toBeLessThanOrEqual(last);
        expect(endMs).toBeLessThanOrEqual(last + mean);
        expect(2 * endMs + mean).toBeGreaterThanOrEqual(last + mean);
      }),
    );
  });

  it('are the schedule exactly where no start limit stands in the way', () => {
    fc.assert(
      fc.property(jobs, pace, meanMs, (count, policy, mean) => {
        const last = startsOf(count, { ...policy, startLimit: null }, mean).at(-1) ?? 0;
        expect(estimateMs(count, policy, mean)).toBe(last + mean);
        expect(estimatedWaitMs(count - 1, policy, mean)).toBe(last);
      }),
    );
  });

  it('say nothing before anything was measured, and nothing of no jobs', () => {
    fc.assert(
      fc.property(jobs, pace, fc.boolean(), (count, policy, isMetered) => {
        expect(estimateMs(count, policy, null, isMetered)).toBeNull();
        expect(estimatedWaitMs(count, policy, null, isMetered)).toBeNull();
        expect(estimateMs(0, policy, 1_000, isMetered)).toBeNull();
      }),
    );
  });
});

describe('health (E4)', () => {
  const facts: fc.Arbitrary<QueueFacts> = fc.record({
    waiting: fc.nat(1_000),
    running: fc.nat(16),
    completed: fc.nat(1_000),
    failed: fc.nat(1_000),
    cancelled: fc.nat(1_000),
    held: fc.nat(1_000),
    oldestReadyAt: fc.option(fc.integer({ min: 0, max: 2_000_000 })),
    recent: fc.array(fc.constantFrom('c', 'f'), { maxLength: 200 }).map((ends) => ends.join('')),
    throughputPerMinute: fc.nat(100),
  });
  const thresholds = fc.record({
    errorRate: fc.double({ min: 0, max: 1, noNaN: true }),
    window: fc.integer({ min: 1, max: 100 }),
    oldestWaitMs: fc.integer({ min: 1, max: 1_000_000 }),
    mostRunning: fc.integer({ min: 1, max: 20 }),
  });
  const now = 1_000_000;

  it('is bad exactly when a limit is passed, and names each that is, with its numbers', () => {
    fc.assert(
      fc.property(facts, thresholds, fc.integer({ min: 1, max: 1_000 }), (given, limits, softLimit) => {
        const health = healthOf({ queue: 'test', softLimit }, given, limits, now);
        const ends = given.recent.slice(0, limits.window);
        const rate = ends.length === 0 ? null : ends.replaceAll('c', '').length / ends.length;
        const waitMs = given.oldestReadyAt === null ? null : Math.max(0, now - given.oldestReadyAt);
        const expected = [
          ...(rate !== null && ends.length >= 5 && rate > limits.errorRate ? ['error-rate'] : []),
          ...(given.waiting > softLimit ? ['backlog'] : []),
          ...(given.running > limits.mostRunning ? ['running'] : []),
          ...(waitMs !== null && waitMs > limits.oldestWaitMs ? ['oldest-wait'] : []),
        ];
        expect(health.reasons.map(({ type }) => type)).toEqual(expected);
        expect(health.isHealthy).toBe(expected.length === 0);
        expect([health.errorRate, health.oldestWaitMs]).toEqual([rate, waitMs]);
      }),
    );
  });
});
