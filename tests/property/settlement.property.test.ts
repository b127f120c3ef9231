import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClaimedJob } from '../../src-main/queue/job.ts';
import { isEnded } from '../../src-main/queue/job.ts';
import type { Outcome } from '../../src-main/queue/outcome.ts';
import { settlementOf, settlementOfLost, snoozeLimit } from '../../src-main/queue/settlement.ts';
import { bootIdSchema, jobIdSchema } from '../../src-shared/model/ids.ts';
import { testPolicy } from '../support/test-queue.ts';

const error = { code: 'provider.failed', message: 'It failed.' } as const;
const now = 1_000_000;

const job: fc.Arbitrary<ClaimedJob> = fc
  .record({
    attemptLimit: fc.integer({ min: 1, max: 10 }),
    share: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    snoozes: fc.integer({ min: 0, max: snoozeLimit }),
    crashes: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ attemptLimit, share, snoozes, crashes }) => ({
    id: jobIdSchema.parse('job-1'),
    kind: 'test',
    queue: 'test',
    lane: 'test@embedded',
    payload: {},
    documentId: null,
    runId: null,
    claimNo: 1,
    bootId: bootIdSchema.parse('boot-1'),
    attemptsSpent: Math.floor(share * attemptLimit),
    attemptLimit,
    crashes,
    snoozes,
    lastErrorCode: 'provider.failed',
    timeoutMs: 60_000,
    readyAt: now,
    startedAt: now,
  }));

const effects = fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 });
const outcome: fc.Arbitrary<Outcome<string>> = fc.oneof(
  fc.record({ type: fc.constant('completed' as const), effects }),
  fc.record({ type: fc.constant('retry' as const), error: fc.constant(error), effects }),
  fc.record({
    type: fc.constant('snooze' as const),
    untilMs: fc.integer({ min: now, max: 2 * now }),
    error: fc.constant(error),
    effects,
  }),
  fc.record({
    type: fc.constant('hold' as const),
    reason: fc.constantFrom('offline' as const, 'quota' as const),
    error: fc.constant(error),
    effects,
  }),
  fc.record({ type: fc.constant('failed' as const), error: fc.constant(error), effects }),
  fc.record({ type: fc.constant('cancelled' as const), effects }),
  fc.record({ type: fc.constant('released' as const), effects }),
);

const judgement = { blame: 'job', suspected: 0, hold: null, isOver: false } as const;
const handler = {
  kind: 'test',
  check: () => Promise.resolve(null),
  run: () => Promise.reject(new Error('not run')),
  effectsOnEnd: (_payload: unknown, { state }: { state: string }) => [`end ${state}`],
  effectsOnLost: () => ['lost'],
};
const settle = (claimed: ClaimedJob, given: Outcome<string>) =>
  settlementOf(claimed, given, { policy: testPolicy, handler, now, random: 0.5, judgement, hasProgressed: false });

describe('what an outcome means for its job (A4, F1)', () => {
  it('costs an attempt when it is a failure, and for nothing else short of the bound of snoozes', () => {
    fc.assert(
      fc.property(job, outcome, (claimed, given) => {
        const settled = settle(claimed, given);
        const isSnoozedOut = given.type === 'snooze' && claimed.snoozes >= snoozeLimit;
        const cost = given.type === 'retry' || given.type === 'failed' || isSnoozedOut ? 1 : 0;
        expect(settled.attemptsSpent).toBe(claimed.attemptsSpent + cost);
        expect(settled.attemptsSpent).toBeLessThanOrEqual(claimed.attemptLimit);
        expect(settled.snoozes).toBe(claimed.snoozes + (given.type === 'snooze' && !isSnoozedOut ? 1 : 0));
        expect(settled.crashes).toBe(claimed.crashes);
      }),
    );
  });

  it('lets the job go on or ends it, by its budget; a moment to wait for has exactly what is scheduled', () => {
    fc.assert(
      fc.property(job, outcome, (claimed, given) => {
        const settled = settle(claimed, given);
        expect(settled.dueAt !== null).toBe(settled.state === 'scheduled');
        expect(settled.hold !== null).toBe(given.type === 'hold');
        if (settled.attemptOutcome === 'retry') expect(settled.attemptsSpent).toBeLessThan(claimed.attemptLimit);
        expect(settled.state === 'completed').toBe(given.type === 'completed');
        expect(settled.state === 'cancelled').toBe(given.type === 'cancelled');
      }),
    );
  });

  it('has the effects of the work first, and those of an end without success exactly when there is one', () => {
    fc.assert(
      fc.property(job, outcome, (claimed, given) => {
        const settled = settle(claimed, given);
        const isBadEnd = isEnded(settled.state) && settled.state !== 'completed';
        expect(settled.effects).toEqual([...given.effects, ...(isBadEnd ? [`end ${settled.state}`] : [])]);
      }),
    );
  });

  it('is at no cost when its process died, and the end at the third time (F4)', () => {
    fc.assert(
      fc.property(job, (claimed) => {
        const settled = settlementOfLost(claimed, handler);
        const isLast = claimed.crashes === 2;
        expect(settled).toMatchObject({
          state: isLast ? 'failed' : 'ready',
          attemptOutcome: 'lost',
          attemptsSpent: claimed.attemptsSpent,
          crashes: claimed.crashes + 1,
          effects: ['lost', ...(isLast ? ['end failed'] : [])],
        });
      }),
    );
  });
});
