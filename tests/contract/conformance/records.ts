import { describe, expect, it } from 'vitest';
import type { Effect } from '../../../src-shared/model/effect.ts';
import { batchIdSchema } from '../../../src-shared/model/ids.ts';
import { settled } from '../../support/manual-time.ts';
import { OpenWork, workDone } from '../../support/open-work.ts';
import { newJob } from '../../support/test-queue.ts';
import type { Conformance } from './open-queue.ts';
import { add, begin, statesOf, workError } from './open-queue.ts';

const usage = (costMicros: number | undefined, requestId: string): Effect => ({
  type: 'add-usage',
  provider: 'openai',
  model: 'small',
  inputTokens: 100,
  cachedTokens: 40,
  outputTokens: 20,
  reasoningTokens: 5,
  requestId,
  ...(costMicros === undefined ? {} : { costMicros }),
});

/** What is written down of jobs: attempts, costs, minutes, ends, durations, events, progress, batches. */
export const recordConformance: Conformance = (open) => {
  describe('the records of a job (D4)', () => {
    it('say of each attempt when it ran, how it ended, why, and what it cost', async () => {
      const work = new OpenWork();
      const { queue } = open({ run: work.run });
      const job = newJob();
      add(queue, job);
      await begin(queue);
      const start = queue.time.now();
      await queue.time.advance(300);
      work.end(job.id, { type: 'retry', error: workError, effects: [usage(1_500, 'req-1')] });
      await queue.time.advance(1_200);
      work.end(job.id, { type: 'completed', output: { pages: 2 }, effects: [usage(undefined, 'req-2')] });
      await settled();
      const spent = { inputTokens: 100, outputTokens: 20 };
      expect(queue.store.attempts.of(job.id)).toEqual([
        {
          claimNo: 1,
          startedAt: start,
          finishedAt: start + 300,
          outcome: 'retry',
          error: workError,
          ...spent,
          costMicros: 1_500,
          requestId: 'req-1',
          basis: 'counted',
        },
        {
          claimNo: 2,
          startedAt: start + 1_300,
          finishedAt: start + 1_500,
          outcome: 'completed',
          error: null,
          ...spent,
          costMicros: null,
          requestId: 'req-2',
          basis: 'counted',
        },
      ]);
      expect(queue.store.jobList.payloadOf(job.id)).toEqual({ input: {}, output: { pages: 2 } });
      expect(queue.store.jobList.get(job.id)).toMatchObject({
        createdAt: start,
        finishedAt: start + 1_500,
        error: null,
      });
    });

    it('add what was used to the month of its provider and model, also for work that failed', async () => {
      const [good, bad] = [newJob(), newJob()];
      const { queue } = open({
        run: ({ job }) =>
          job.id === bad.id
            ? { type: 'failed', error: workError, effects: [usage(100, 'a')] }
            : { ...workDone, effects: [usage(300, 'b')] },
      });
      add(queue, good, bad);
      await begin(queue);
      expect(queue.store.usage.months()).toEqual([
        {
          month: '2026-01',
          provider: 'openai',
          model: 'small',
          calls: 2,
          estimatedCalls: 0,
          cachedAnswers: 0,
          unpricedCalls: 0,
          inputTokens: 200,
          cachedTokens: 80,
          outputTokens: 40,
          reasoningTokens: 10,
          costMicros: 400,
        },
      ]);
    });

    it('say how far it has got while it runs, to whoever listens, and nothing any more once it has ended (A7)', async () => {
      const work = new OpenWork(false);
      const told: unknown[] = [];
      const { queue } = open({ run: work.run, onProgress: (job, progress) => told.push([job.id, progress.done]) });
      const job = newJob();
      add(queue, job);
      await begin(queue);
      expect(queue.engine.progressOf(job.id)).toBeNull();
      const { report } = work.contextOf(job.id);
      report({ done: 1, total: 3, unit: 'photos' });
      report({ done: 2, total: 3, unit: 'photos' });
      expect(queue.engine.progressOf(job.id)).toEqual({ done: 2, total: 3, unit: 'photos' });
      work.end(job.id);
      await settled();
      report({ done: 3, total: 3, unit: 'photos' });
      expect(queue.engine.progressOf(job.id)).toBeNull();
      expect(told).toEqual([
        [job.id, 1],
        [job.id, 2],
      ]);
    });

    it('tell of each change by an event, in the transaction that made it', async () => {
      const work = new OpenWork();
      const { queue } = open({ run: work.run });
      const job = newJob();
      let seq = 0;
      const told = () => {
        const events = queue.store.events.since(seq, 100);
        seq = queue.store.events.lastSeq();
        return events.map(({ entity, id }) => `${entity} ${id}`);
      };
      const ofJob = [`job ${job.id}`];
      add(queue, job);
      expect(told()).toEqual(ofJob);
      queue.store.jobTurns.setPriority([job.id], 7);
      expect(told()).toEqual(ofJob);
      queue.store.jobTurns.setDue([job.id], queue.time.now() + 1_000, queue.time.now());
      expect(told()).toEqual(ofJob);
      await begin(queue);
      expect(told()).toEqual([]);
      await queue.time.advance(1_000);
      // It became due, and it was claimed.
      expect(told()).toEqual([...ofJob, ...ofJob]);
      work.end(job.id, { type: 'hold', reason: 'quota', error: workError, effects: [] });
      await settled();
      expect(told()).toEqual(['lane test@embedded', ...ofJob, `error ${job.id}`]);
      queue.engine.cancel([job.id]);
      expect(told()).toEqual(ofJob);
      queue.store.queue.release('test@embedded', queue.time.now());
      expect(told()).toEqual(['lane test@embedded']);
      queue.store.jobs.retry([job.id], queue.time.now());
      expect(told()).toEqual(ofJob);
    });
  });

  describe('the numbers of a queue (E4)', () => {
    it('remember the last 200 ends, newest first, and neither cancels nor attempts that are tried again', async () => {
      const { queue } = open({
        policy: { concurrency: 1 },
        run: ({ job }) =>
          job.kind === 'test' && job.attemptLimit === 1 ? { type: 'failed', error: workError, effects: [] } : workDone,
      });
      const recent = () => queue.store.queues.all()[0]?.recent ?? '';
      add(queue, newJob({ attemptLimit: 1 }), newJob(), newJob(), newJob({ attemptLimit: 1 }));
      const cancelled = newJob();
      add(queue, cancelled);
      queue.engine.cancel([cancelled.id]);
      await begin(queue);
      expect(recent()).toBe('fccf');
      add(queue, ...Array.from({ length: 210 }, () => newJob()));
      for (let turn = 0; turn < 40 && recent().includes('f'); turn++) await settled();
      expect(recent()).toBe('c'.repeat(200));
    });

    it('are kept by minute: ends, attempts tried again, mean wait and mean run', async () => {
      const work = new OpenWork();
      const { queue } = open({ policy: { concurrency: 1 }, run: work.run });
      const start = queue.time.now();
      const [first, second] = [newJob({ attemptLimit: 2 }), newJob()];
      add(queue, first, second);
      await begin(queue);
      await queue.time.advance(10_000);
      work.end(first.id, { type: 'retry', error: workError, delayMs: 90_000, effects: [] });
      await queue.time.advance(20_000);
      work.end(second.id);
      await queue.time.advance(70_000);
      work.end(first.id, { type: 'retry', error: workError, effects: [] });
      await settled();
      expect(queue.store.minutes.since(start).get('test')).toEqual([
        // The first waited for nothing, the second ten seconds for the first; then it ran for twenty.
        { at: start, completed: 1, failed: 0, retried: 1, meanWaitMs: 5_000, meanRunMs: 20_000 },
        { at: start + 60_000, completed: 0, failed: 1, retried: 0, meanWaitMs: 0, meanRunMs: null },
      ]);
    });

    it('know how long its kinds of work take, from what completed', async () => {
      const work = new OpenWork();
      const { queue } = open({ policy: { concurrency: 1 }, run: work.run });
      const [quick, slow, bad] = [newJob(), newJob(), newJob({ attemptLimit: 1 })];
      add(queue, quick, slow, bad);
      await begin(queue);
      await queue.time.advance(1_000);
      work.end(quick.id);
      await queue.time.advance(3_000);
      work.end(slow.id);
      await queue.time.advance(50_000);
      work.end(bad.id, { type: 'failed', error: workError, effects: [] });
      await settled();
      expect(queue.store.durations.meanMs('test', 'test', 'embedded')).toBe(2_000);
      expect(queue.store.durations.laneMeanMs('test@embedded')).toBe(2_000);
    });

    it('are never below zero, though the clock was set back in the midst of the work', async () => {
      const work = new OpenWork();
      const { queue } = open({ run: work.run });
      const job = newJob();
      add(queue, job);
      await begin(queue);
      queue.time.jump(-3_600_000);
      work.end(job.id);
      await settled();
      expect(queue.stateOf(job.id)).toBe('completed');
      expect(queue.store.durations.meanMs('test', 'test', 'embedded')).toBe(0);
      expect([...queue.store.minutes.since(0).values()].flat()).toMatchObject([{ meanRunMs: 0, meanWaitMs: 0 }]);
    });
  });

  describe('a batch', () => {
    const batchId = batchIdSchema.parse('batch-1');

    it('counts its jobs by where they are, in every state, and says when the last one has ended', async () => {
      const work = new OpenWork();
      const { queue } = open({ policy: { concurrency: 2 }, run: work.run });
      const start = queue.time.now();
      const [a, b, c, outside] = [newJob({ batchId }), newJob({ batchId }), newJob({ batchId }), newJob()];
      add(queue, a, b, c, outside);
      await begin(queue);
      const batch = () => queue.store.batches.get(batchId);
      const counts = { total: 3, completed: 0, failed: 0, cancelled: 0 };
      expect(batch()).toEqual({ id: batchId, createdAt: start, finishedAt: null, ...counts, waiting: 1, running: 2 });
      await queue.time.advance(100);
      work.end(a.id);
      work.end(b.id, { type: 'failed', error: workError, effects: [] });
      await settled();
      expect(batch()).toMatchObject({ completed: 1, failed: 1, waiting: 0, running: 1, finishedAt: null });
      queue.engine.cancel([c.id]);
      await settled();
      expect(batch()).toMatchObject({ completed: 1, failed: 1, cancelled: 1, running: 0, finishedAt: start + 100 });
      expect(queue.store.batches.jobIds(batchId, ['failed'], queue.time.now(), 10)).toEqual([b.id]);
      queue.store.jobs.retry([b.id], queue.time.now());
      expect(batch()).toMatchObject({ failed: 0, waiting: 1, finishedAt: null });
    });

    it('keeps its counts when its jobs are cleaned up (E6)', async () => {
      const { queue } = open();
      const jobs = [newJob({ batchId }), newJob({ batchId })];
      add(queue, ...jobs);
      await begin(queue);
      await queue.time.advance(1_000);
      const before = queue.store.batches.get(batchId);
      const now = queue.time.now();
      const rule = { state: 'completed', olderThan: () => now, before: now, keepNewest: 0 } as const;
      expect(queue.store.retention.sweep(rule, null, 10).removed).toBe(2);
      expect(statesOf(queue, jobs)).toEqual([null, null]);
      expect(queue.store.batches.get(batchId)).toEqual(before);
      expect(queue.store.lanes.all()).toMatchObject([{ completed: 0 }]);
    });

    it('that nobody asked for is none', () => {
      expect(open().queue.store.batches.get(batchIdSchema.parse('no-such'))).toBeNull();
    });
  });
};
