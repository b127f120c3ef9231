import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src-main/queue/outcome.ts';
import type { Effect } from '../../../src-shared/model/effect.ts';
import { settled } from '../../support/manual-time.ts';
import { OpenWork, workDone } from '../../support/open-work.ts';
import { newJob } from '../../support/test-queue.ts';
import type { Conformance } from './open-queue.ts';
import { add, begin, idsOf, statesOf, workError } from './open-queue.ts';

const graceMs = 10_000;

/** A job of its own as a mark that an effect was applied. */
const marking = (mark = newJob({ queue: 'marks' })) => ({
  mark,
  outcome: { type: 'completed', effects: [{ type: 'enqueue-jobs', jobs: [mark] }] } satisfies Outcome<Effect>,
});

/** Work that is asked to stop: by a cancel, by its time limit, by the end of the process. */
export const stoppingConformance: Conformance = (open) => {
  describe('a cancel (D5)', () => {
    it('ends what waits at once, in every state, with the effects that has', async () => {
      const effect = newJob({ queue: 'marks' });
      const { queue } = open({
        effectsOnEnd: (state) => (state === 'cancelled' ? [{ type: 'enqueue-jobs', jobs: [effect] }] : []),
      });
      const [first, later] = [newJob({ dueAt: queue.time.now() + 9_000 }), newJob()];
      const blocked = newJob({ dependsOn: [first.id] });
      add(queue, first, blocked);
      queue.engine.cancel([first.id]);
      expect(queue.row(first.id)).toMatchObject({ state: 'cancelled', attempts_spent: 0, due_at: null, claim_no: 0 });
      expect(queue.row(first.id)['finished_at']).toBe(queue.time.now());
      expect(queue.stateOf(effect.id)).toBe('ready');
      expect(queue.stateOf(blocked.id)).toBe('blocked');
      add(queue, later);
      await begin(queue);
      expect(queue.started).toEqual([later.id]);
    });

    it('reaches the signal of what runs; the job ends only when its work has stopped', async () => {
      const work = new OpenWork(false);
      const { queue } = open({ policy: { concurrency: 1 }, run: work.run });
      const [job, next] = [newJob(), newJob()];
      add(queue, job, next);
      await begin(queue);
      const { signal } = work.contextOf(job.id);
      queue.engine.cancel([job.id]);
      expect(signal.aborted).toBe(true);
      await queue.time.advance(graceMs - 1);
      expect(statesOf(queue, [job, next])).toEqual(['running', 'ready']);
      expect(queue.engine.runningCount).toBe(1);
      work.end(job.id, { type: 'retry', error: workError, effects: [] });
      await settled();
      expect(queue.row(job.id)).toMatchObject({ state: 'cancelled', attempts_spent: 0 });
      expect(queue.stateOf(next.id)).toBe('running');
    });

    it('ends work that ignores its signal after a grace of 10 s; what it says later changes nothing', async () => {
      const work = new OpenWork(false);
      const { queue } = open({ policy: { concurrency: 1 }, run: work.run });
      const [job, next] = [newJob(), newJob()];
      const { mark, outcome } = marking();
      add(queue, job, next);
      await begin(queue);
      const endLate = work.endOf(job.id);
      queue.engine.cancel([job.id]);
      await queue.time.advance(graceMs);
      expect(statesOf(queue, [job, next])).toEqual(['cancelled', 'running']);
      const row = queue.row(job.id);
      endLate(outcome);
      await settled();
      expect(queue.row(job.id)).toEqual(row);
      expect(queue.stateOf(mark.id)).toBeNull();
    });

    it('whose job is retried before its zombie speaks: the new run counts, the zombie does not', async () => {
      const work = new OpenWork(false);
      const { queue } = open({ run: work.run });
      const job = newJob();
      const { mark, outcome } = marking();
      add(queue, job);
      await begin(queue);
      const endLate = work.endOf(job.id);
      queue.engine.cancel([job.id]);
      await queue.time.advance(graceMs);
      queue.store.jobs.retry([job.id], queue.time.now());
      await settled();
      endLate({ type: 'failed', error: workError, effects: [] });
      await settled();
      expect(queue.row(job.id)).toMatchObject({ state: 'running', claim_no: 2 });
      work.end(job.id, outcome);
      await settled();
      expect(queue.stateOf(job.id)).toBe('completed');
      expect(queue.stateOf(mark.id)).toBe('ready');
    });

    it('that comes as the work finishes keeps the finished work: it may be paid for', async () => {
      const work = new OpenWork(false);
      const { queue } = open({ run: work.run });
      const job = newJob();
      const { mark, outcome } = marking();
      add(queue, job);
      await begin(queue);
      queue.engine.cancel([job.id]);
      work.end(job.id, outcome);
      await settled();
      expect(statesOf(queue, [job, mark])).toEqual(['completed', 'ready']);
    });

    it('that comes between the end of an attempt and its settlement is not lost', async () => {
      const { queue } = open({ run: () => ({ type: 'retry', error: workError, effects: [] }) });
      const job = newJob();
      const settle = queue.store.queue.settle;
      let isFull = true;
      Object.assign(queue.store.queue, {
        settle: (...args: Parameters<typeof settle>) => {
          if (isFull) throw new Error('disk full');
          return settle(...args);
        },
      });
      add(queue, job);
      await begin(queue);
      queue.engine.cancel([job.id]);
      isFull = false;
      await queue.time.advance(60_000);
      expect(queue.stateOf(job.id)).toBe('cancelled');
      expect(queue.started).toHaveLength(1);
    });

    it('that comes while timed-out work is still stopping counts: it is not tried again', async () => {
      const work = new OpenWork(false);
      const { queue } = open({ run: work.run });
      const job = newJob({ timeoutMs: 5_000 });
      add(queue, job);
      await begin(queue);
      await queue.time.advance(6_000);
      queue.engine.cancel([job.id]);
      await queue.time.advance(graceMs);
      expect(queue.row(job.id)).toMatchObject({ state: 'cancelled', attempts_spent: 0 });
    });

    it('of what has ended changes nothing', async () => {
      const { queue } = open();
      const job = newJob();
      add(queue, job);
      await begin(queue);
      const row = queue.row(job.id);
      queue.engine.cancel([job.id, newJob().id]);
      expect(queue.row(job.id)).toEqual(row);
    });
  });

  describe('a time limit (D5)', () => {
    it('aborts the work to the millisecond; that costs an attempt, and the last one fails the job', async () => {
      const work = new OpenWork();
      const { queue } = open({ run: work.run });
      const job = newJob({ timeoutMs: 5_000, attemptLimit: 2 });
      add(queue, job);
      await begin(queue);
      await queue.time.advance(4_999);
      expect(queue.stateOf(job.id)).toBe('running');
      await queue.time.advance(1);
      expect(queue.row(job.id)).toMatchObject({ state: 'scheduled', attempts_spent: 1 });
      await queue.time.advance(1_000 + 5_000);
      expect(queue.row(job.id)).toMatchObject({ state: 'failed', attempts_spent: 2 });
      expect(String(queue.row(job.id)['error'])).toContain('job.timeout');
    });

    it('counts for each attempt from its start, not from the enqueueing', async () => {
      const work = new OpenWork();
      const { queue } = open({ policy: { concurrency: 1 }, run: work.run });
      const [first, second] = [newJob({ timeoutMs: 60_000 }), newJob({ timeoutMs: 5_000 })];
      add(queue, first, second);
      await begin(queue);
      await queue.time.advance(50_000);
      work.end(first.id);
      await settled();
      await queue.time.advance(4_999);
      expect(queue.stateOf(second.id)).toBe('running');
      work.end(second.id);
      await settled();
      expect(queue.stateOf(second.id)).toBe('completed');
    });

    it('is not made shorter or longer by setting the clock', async () => {
      const work = new OpenWork();
      const { queue } = open({ run: work.run });
      const job = newJob({ timeoutMs: 5_000 });
      add(queue, job);
      await begin(queue);
      queue.time.jump(3_600_000);
      queue.engine.wake();
      await queue.time.advance(4_999);
      expect(queue.stateOf(job.id)).toBe('running');
      queue.time.jump(-7_200_000);
      await queue.time.advance(1);
      expect(queue.row(job.id)['attempts_spent']).toBe(1);
    });

    it('that a sleep of the machine ran through costs nothing', async () => {
      const work = new OpenWork();
      const { queue } = open({ run: work.run });
      const job = newJob({ timeoutMs: 5_000, attemptLimit: 1 });
      add(queue, job);
      await begin(queue);
      queue.time.jump(8 * 3_600_000);
      queue.engine.resume();
      await queue.time.advance(5_000);
      expect(queue.row(job.id)).toMatchObject({ state: 'running', attempts_spent: 0, claim_no: 2 });
      await queue.time.advance(5_000);
      expect(queue.row(job.id)).toMatchObject({ state: 'failed', attempts_spent: 1 });
    });
  });

  describe('stopping the queue (F4, B7)', () => {
    it('gives attempts back, starts nothing more and is done when the work has stopped', async () => {
      const work = new OpenWork();
      const lives = open({ policy: { concurrency: 1 }, run: work.run });
      const { queue } = lives;
      const [job, next] = [newJob(), newJob()];
      add(queue, job, next);
      await begin(queue);
      await queue.engine.stop(5_000);
      add(queue, newJob());
      await queue.time.advance(60_000);
      expect(queue.started).toEqual([job.id]);
      expect(queue.row(job.id)).toMatchObject({ state: 'ready', attempts_spent: 0, crashes: 0, snoozes: 0 });
      const again = lives.crash({ run: () => workDone });
      await begin(again);
      expect(again.started.slice(0, 2)).toEqual(idsOf([job, next]));
    });

    it('stores what finishes within the grace', async () => {
      const work = new OpenWork(false);
      const { queue } = open({ run: work.run });
      const job = newJob();
      const { mark, outcome } = marking();
      add(queue, job);
      await begin(queue);
      const stopped = queue.engine.stop(5_000);
      await queue.time.advance(4_000);
      work.end(job.id, outcome);
      await stopped;
      expect(statesOf(queue, [job, mark])).toEqual(['completed', 'ready']);
    });

    it('waits no longer than the grace for work that ignores it; the next start takes that up without cost', async () => {
      const work = new OpenWork(false);
      const lives = open({ run: work.run });
      const job = newJob();
      add(lives.queue, job);
      await begin(lives.queue);
      let isStopped = false;
      void lives.queue.engine.stop(5_000).then(() => {
        isStopped = true;
      });
      await lives.time.advance(4_999);
      expect(isStopped).toBe(false);
      await lives.time.advance(1);
      expect(isStopped).toBe(true);
      const again = lives.crash({ run: () => workDone });
      await begin(again);
      expect(again.row(job.id)).toMatchObject({ state: 'completed', attempts_spent: 0, claim_no: 2 });
    });

    it('counts no crash where three ordinary quits failed work that can not stop in 5 s', async () => {
      const work = new OpenWork(false);
      const lives = open({ run: work.run });
      const job = newJob();
      const { mark, outcome } = marking();
      add(lives.queue, job);
      for (let quits = 1; quits <= 3; quits++) {
        await begin(lives.queue);
        const stopped = lives.queue.engine.stop(5_000);
        await lives.time.advance(5_000);
        await stopped;
        expect(lives.queue.row(job.id)).toMatchObject({
          state: 'ready',
          crashes: 0,
          attempts_spent: 0,
          claim_no: quits,
        });
        expect(lives.queue.store.attempts.of(job.id).at(-1)).toMatchObject({ outcome: 'released', error: null });
        // What that work still comes to concerns nobody.
        work.end(job.id, outcome);
        await settled();
        expect(lives.queue.stateOf(mark.id)).toBeNull();
        lives.crash();
      }
      lives.crash({ run: () => workDone });
      await begin(lives.queue);
      expect(lives.queue.row(job.id)).toMatchObject({ state: 'completed', crashes: 0, claim_no: 4 });
    });

    it('tries to store finished work once more, and does not wait for a store that still refuses', async () => {
      const { queue } = open();
      const [kept, lost] = [newJob(), newJob()];
      const settle = queue.store.queue.settle;
      let refusals = 1;
      Object.assign(queue.store.queue, {
        settle: (...args: Parameters<typeof settle>) => {
          if (refusals-- > 0) throw new Error('disk full');
          return settle(...args);
        },
      });
      add(queue, kept);
      await begin(queue);
      expect(queue.stateOf(kept.id)).toBe('running');
      refusals = 0;
      await queue.engine.stop(5_000);
      expect(queue.stateOf(kept.id)).toBe('completed');
      expect(queue.stateOf(lost.id)).toBeNull();
    });
  });
};
