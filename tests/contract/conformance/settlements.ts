import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src-main/queue/outcome.ts';
import type { QueueStore } from '../../../src-main/queue/ports.ts';
import type { Effect } from '../../../src-shared/model/effect.ts';
import { runIdSchema } from '../../../src-shared/model/ids.ts';
import { settled } from '../../support/manual-time.ts';
import { OpenWork, workDone } from '../../support/open-work.ts';
import { claimNext, settlement, settleOne, usageOf } from '../../support/sqlite-fixtures.ts';
import { newJob } from '../../support/test-queue.ts';
import type { Conformance } from './open-queue.ts';
import { add, begin, idsOf, statesOf } from './open-queue.ts';

const enqueueing = (...jobs: ReturnType<typeof newJob>[]): Outcome<Effect> => ({
  type: 'completed',
  effects: [{ type: 'enqueue-jobs', jobs }],
});

/** Effects that can never be applied: a job of a run that doesn't exist. */
const refused = () => enqueueing(newJob({ runId: runIdSchema.parse('a-run-that-is-gone') }));

/** A port that counts transactions and refuses while it is told to. */
const watched = () => {
  const seen = { groups: [] as number[], isFull: false, isFullForClaims: false };
  const port = (own: QueueStore<Effect>): QueueStore<Effect> => ({
    ...own,
    settle: (ends, now) => {
      if (seen.isFull) throw new Error('disk full');
      seen.groups.push(ends.length);
      return own.settle(ends, now);
    },
    claim: (request) => {
      if (seen.isFullForClaims) throw new Error('disk full');
      return own.claim(request);
    },
  });
  return { seen, port };
};

/** How the ends of jobs are stored: together, fenced, with their effects, exactly once (F4). */
export const settlementConformance: Conformance = (open) => {
  describe('ends that are stored (F4)', () => {
    it('of one turn of the event loop share one transaction', async () => {
      const { seen, port } = watched();
      const work = new OpenWork();
      const { queue } = open({ policy: { concurrency: 8 }, run: work.run, port });
      const jobs = Array.from({ length: 8 }, () => newJob());
      add(queue, ...jobs);
      await begin(queue);
      work.endAll();
      await settled();
      expect(seen.groups).toEqual([8]);
      expect(new Set(statesOf(queue, jobs))).toEqual(new Set(['completed']));
    });

    it.each([
      { name: 'break a constraint', bad: refused },
      { name: 'have an output that is no JSON', bad: () => ({ ...workDone, output: 10n }) },
    ])('fail by themselves when they $name; the ones beside them are stored', async ({ bad }) => {
      const work = new OpenWork();
      const { queue } = open({ run: work.run });
      const jobs = [newJob(), newJob({ attemptLimit: 9 }), newJob()] as const;
      const mark = newJob({ queue: 'marks' });
      add(queue, ...jobs);
      await begin(queue);
      work.end(jobs[0].id, enqueueing(mark));
      work.end(jobs[1].id, bad());
      work.end(jobs[2].id);
      await settled();
      expect(statesOf(queue, [...jobs, mark])).toEqual(['completed', 'failed', 'completed', 'ready']);
      expect(queue.row(jobs[1].id)).toMatchObject({ attempts_spent: 1 });
      expect(String(queue.row(jobs[1].id)['error'])).toContain('could not be stored');
      expect(queue.engine.runningCount).toBe(0);
      expect(queue.unexpected).toHaveLength(1);
    });

    it('keep their finished work and their slot while the store refuses, and are stored when it can', async () => {
      const { seen, port } = watched();
      const { queue } = open({ policy: { concurrency: 2 }, port });
      const jobs = [newJob(), newJob(), newJob()];
      seen.isFull = true;
      add(queue, ...jobs);
      await begin(queue);
      await queue.time.advance(30_000);
      expect(queue.started).toHaveLength(2);
      expect(queue.engine.runningCount).toBe(2);
      expect(statesOf(queue, jobs)).toEqual(['running', 'running', 'ready']);
      seen.isFull = false;
      await queue.time.advance(1_000);
      expect(statesOf(queue, jobs)).toEqual(['completed', 'completed', 'completed']);
      expect(queue.started).toEqual(idsOf(jobs));
    });

    it('that the store refused until the process died are run again: nothing of them was stored', async () => {
      const { seen, port } = watched();
      const mark = newJob({ queue: 'marks' });
      const lives = open({ port, run: () => enqueueing(mark) });
      const job = newJob();
      seen.isFull = true;
      add(lives.queue, job);
      await begin(lives.queue);
      lives.crash();
      seen.isFull = false;
      await begin(lives.queue);
      expect(lives.queue.row(job.id)).toMatchObject({ state: 'completed', claim_no: 2 });
      expect(statesOf(lives.queue, [mark])).toEqual(['ready']);
    });

    it('are followed by new starts also when the store refused those for a while', async () => {
      const { seen, port } = watched();
      const { queue } = open({ port });
      const jobs = [newJob(), newJob()];
      add(queue, ...jobs);
      seen.isFullForClaims = true;
      await begin(queue);
      await queue.time.advance(5_000);
      expect(queue.started).toEqual([]);
      seen.isFullForClaims = false;
      await queue.time.advance(1_000);
      expect(statesOf(queue, jobs)).toEqual(['completed', 'completed']);
    });

    it('apply their effects once, in whichever life they come, and as often as the job is asked for', async () => {
      const lives = open({ run: ({ job }) => enqueueing(newJob({ queue: 'marks', uniqueKey: `${job.id}-mark` })) });
      const jobs = [newJob(), newJob()];
      add(lives.queue, ...jobs);
      await begin(lives.queue);
      lives.crash();
      await begin(lives.queue);
      const marks = lives.queue.store.lanes.all().find(({ queue }) => queue === 'marks');
      expect(marks?.ready).toBe(2);
    });
  });

  describe('the fence (F4, D5)', () => {
    it('refuses the end of an older claim with its effects, and books what it cost', () => {
      const { queue } = open();
      const { store } = queue;
      const [job, mark] = [newJob(), newJob({ queue: 'marks' })];
      add(queue, job);
      const old = claimNext(store, queue.time.now());
      settleOne(store, old, settlement(old, { state: 'ready', attemptOutcome: 'lost', crashes: 1 }), queue.time.now());
      const current = claimNext(store, queue.time.now());
      const late = settlement(old, { effects: [usageOf(7), { type: 'enqueue-jobs', jobs: [mark] }] });
      expect(settleOne(store, old, late, queue.time.now())).toEqual({ isApplied: false, state: 'running' });
      expect(queue.stateOf(mark.id)).toBeNull();
      expect(store.usage.months()).toMatchObject([{ calls: 1, outputTokens: 7 }]);
      expect(store.attempts.of(job.id)).toMatchObject([
        { claimNo: 1, outcome: 'lost', outputTokens: 7 },
        { claimNo: 2, outcome: null, outputTokens: 0 },
      ]);
      expect(settleOne(store, current, settlement(current), queue.time.now()).isApplied).toBe(true);
    });

    it('refuses a second end of one claim: it changes neither the job nor the numbers', () => {
      const { queue } = open();
      const { store } = queue;
      const job = newJob();
      add(queue, job);
      const claim = claimNext(store, queue.time.now());
      settleOne(store, claim, settlement(claim), queue.time.now());
      const row = queue.row(job.id);
      const failed = settlement(claim, { state: 'failed', attemptOutcome: 'failed' });
      expect(settleOne(store, claim, failed, queue.time.now() + 5)).toEqual({ isApplied: false, state: 'completed' });
      expect(queue.row(job.id)).toEqual(row);
      expect(store.queues.all()).toMatchObject([{ recent: 'c' }]);
      expect(store.attempts.of(job.id)).toMatchObject([{ outcome: 'completed' }]);
    });

    it('gives every claim a number of its own, so that no two claims run one job at once (D5)', () => {
      const { queue } = open();
      const jobs = [newJob(), newJob()];
      add(queue, ...jobs);
      const claims = [claimNext(queue.store, queue.time.now()), claimNext(queue.store, queue.time.now())];
      expect(claims.map(({ id }) => id)).toEqual(idsOf(jobs));
      expect(() => claimNext(queue.store, queue.time.now())).toThrow(/nothing to claim/);
    });
  });
};
