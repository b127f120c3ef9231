import { describe, expect, it } from 'vitest';
import { settled } from '../../support/manual-time.ts';
import { OpenWork, workDone } from '../../support/open-work.ts';
import { newJob, testPolicy } from '../../support/test-queue.ts';
import type { Conformance } from './open-queue.ts';
import { add, begin, idsOf, setPaused, statesOf, workError } from './open-queue.ts';

const far = 'test@far';

/** Lanes that take no work for a while, and queues that somebody paused. */
export const holdConformance: Conformance = (open) => {
  describe('a held lane (F1)', () => {
    it('waits without cost and says why; other lanes of its queue go on', async () => {
      let isOnline = false;
      const { queue } = open({
        policy: { concurrency: 1 },
        run: ({ job }) =>
          job.lane === far && !isOnline ? { type: 'hold', reason: 'offline', error: workError, effects: [] } : workDone,
      });
      const remote = [newJob({ origin: 'far' }), newJob({ origin: 'far' })];
      const local = newJob();
      add(queue, ...remote, local);
      await begin(queue);
      expect(statesOf(queue, [...remote, local])).toEqual(['ready', 'ready', 'completed']);
      expect(queue.started).toHaveLength(2);
      const [first] = remote;
      expect(first && queue.store.jobList.get(first.id)).toMatchObject({ holdReason: 'offline', attemptsSpent: 0 });
      isOnline = true;
      queue.store.queue.release(far, queue.time.now());
      await settled();
      expect(statesOf(queue, remote)).toEqual(['completed', 'completed']);
    });

    it('with an end goes on when that comes, not before, also after a restart', async () => {
      const lives = open();
      const job = newJob({ origin: 'far' });
      // Something else that is due shortly before must not let it go.
      add(lives.queue, job, newJob({ dueAt: lives.time.now() + 29_900 }));
      lives.queue.store.queue.hold(far, 'offline', lives.time.now() + 30_000, lives.time.now());
      await begin(lives.queue);
      await lives.time.advance(20_000);
      lives.crash();
      await begin(lives.queue);
      await lives.time.advance(9_999);
      expect(lives.queue.stateOf(job.id)).toBe('ready');
      await lives.time.advance(1);
      expect(lives.queue.stateOf(job.id)).toBe('completed');
    });

    it('without an end stays held over restarts until someone releases it', async () => {
      const lives = open();
      const job = newJob({ origin: 'far' });
      add(lives.queue, job);
      lives.queue.store.queue.hold(far, 'spending-limit', null, lives.time.now());
      lives.crash();
      await begin(lives.queue);
      await lives.time.advance(24 * 3_600_000);
      expect(lives.queue.stateOf(job.id)).toBe('ready');
      lives.queue.store.queue.release(far, lives.time.now());
      await settled();
      expect(lives.queue.stateOf(job.id)).toBe('completed');
    });

    it('for a key or a budget is tried by one call at each start, and goes on when that succeeds', async () => {
      const lives = open();
      const jobs = [newJob({ origin: 'far' }), newJob({ origin: 'far' })];
      add(lives.queue, ...jobs);
      lives.queue.store.queue.hold(far, 'no-key', null, lives.time.now());
      lives.crash({ run: () => ({ type: 'hold', reason: 'no-key', error: workError, effects: [] }) });
      await begin(lives.queue);
      expect(lives.queue.started).toHaveLength(1);
      expect(statesOf(lives.queue, jobs)).toEqual(['ready', 'ready']);
      lives.crash({ run: () => ({ ...workDone, server: 'well' }) });
      await begin(lives.queue);
      expect(statesOf(lives.queue, jobs)).toEqual(['completed', 'completed']);
    });

    it('lets what runs in it go on to its end, and starts nothing after it', async () => {
      const work = new OpenWork();
      const { queue } = open({ policy: { concurrency: 1 }, run: work.run });
      const jobs = [newJob(), newJob()] as const;
      add(queue, ...jobs);
      await begin(queue);
      queue.store.queue.hold('test@embedded', 'spending-limit', null, queue.time.now());
      work.end(jobs[0].id);
      await settled();
      expect(statesOf(queue, jobs)).toEqual(['completed', 'ready']);
    });
  });

  describe('a paused queue (B7)', () => {
    it('starts nothing in any of its lanes, ones born meanwhile included, until it is resumed', async () => {
      const { queue } = open();
      queue.engine.configure([{ ...testPolicy, queue: 'other' }]);
      const [old, born, other] = [newJob(), newJob({ origin: 'far' }), newJob({ queue: 'other' })];
      add(queue, old);
      setPaused(queue, true);
      add(queue, born, other);
      await begin(queue);
      expect(statesOf(queue, [old, born, other])).toEqual(['ready', 'ready', 'completed']);
      expect(queue.store.lanes.all().map(({ isPaused }) => isPaused)).toEqual([false, true, true]);
      setPaused(queue, false);
      await settled();
      expect(statesOf(queue, [old, born])).toEqual(['completed', 'completed']);
    });

    it('may have had no job yet', async () => {
      const lives = open();
      setPaused(lives.queue, true);
      lives.crash();
      const job = newJob();
      add(lives.queue, job);
      await begin(lives.queue);
      expect(lives.queue.stateOf(job.id)).toBe('ready');
      setPaused(lives.queue, false);
      await settled();
      expect(lives.queue.stateOf(job.id)).toBe('completed');
    });

    it('stays paused when a hold comes and goes, and a held lane stays held when its queue is resumed', async () => {
      const { queue } = open();
      const job = newJob({ origin: 'far' });
      add(queue, job);
      setPaused(queue, true);
      queue.store.queue.hold(far, 'offline', queue.time.now() + 1_000, queue.time.now());
      await begin(queue);
      await queue.time.advance(1_000);
      expect(queue.store.lanes.all()).toMatchObject([{ holdReason: null, isPaused: true }]);
      expect(queue.stateOf(job.id)).toBe('ready');
      queue.store.queue.hold(far, 'quota', null, queue.time.now());
      setPaused(queue, false);
      await settled();
      expect(queue.stateOf(job.id)).toBe('ready');
      queue.store.queue.release(far, queue.time.now());
      await settled();
      expect(queue.stateOf(job.id)).toBe('completed');
    });

    it('keeps what becomes due meanwhile, and a hold that comes of work that still ran', async () => {
      const work = new OpenWork();
      const { queue } = open({ policy: { concurrency: 1 }, run: work.run });
      const [running, due] = [newJob(), newJob({ dueAt: queue.time.now() + 1_000 })];
      add(queue, running, due);
      await begin(queue);
      setPaused(queue, true);
      work.end(running.id, {
        type: 'hold',
        reason: 'offline',
        untilMs: queue.time.now() + 500,
        error: workError,
        effects: [],
      });
      await queue.time.advance(5_000);
      expect(statesOf(queue, [running, due])).toEqual(['ready', 'ready']);
      setPaused(queue, false);
      await settled();
      expect(work.ids).toEqual(idsOf([running]));
    });

    it('can be told twice: only the first time changes anything', () => {
      const { queue } = open();
      const set = (isPaused: boolean) => queue.store.queues.setPaused('test', isPaused, queue.time.now());
      expect([set(true), set(true), set(false), set(false)]).toEqual([true, false, true, false]);
    });
  });
};
