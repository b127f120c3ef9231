import { describe, expect, it } from 'vitest';
import { settled } from '../../support/manual-time.ts';
import { OpenWork } from '../../support/open-work.ts';
import { newJob, testPolicy } from '../../support/test-queue.ts';
import type { Conformance } from './open-queue.ts';
import { add, begin, idsOf, statesOf } from './open-queue.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Whose turn it is: priorities, ageing, moments, and changes of both while jobs wait. */
export const orderConformance: Conformance = (open) => {
  const oneByOne = () => open({ policy: { concurrency: 1 } }).queue;

  describe('whose turn it is', () => {
    it('goes by priority from 10 to 1, whatever the order of enqueueing (D4)', async () => {
      const queue = oneByOne();
      const jobs = [3, 10, 1, 7, 5, 2, 9, 4, 8, 6].map((priority) => newJob({ priority }));
      add(queue, ...jobs);
      await begin(queue);
      expect(queue.started).toEqual(idsOf([...jobs].sort((a, b) => b.priority - a.priority)));
    });

    it('goes by the order of enqueueing among equals, also over several calls in one millisecond', async () => {
      const queue = oneByOne();
      const jobs = Array.from({ length: 12 }, () => newJob());
      add(queue, ...jobs.slice(0, 5));
      for (const job of jobs.slice(5)) add(queue, job);
      await begin(queue);
      expect(queue.started).toEqual(idsOf(jobs));
    });

    it('is one step of priority earlier for each minute waited: a 5 goes before a 6 that came a minute later (D4)', async () => {
      const queue = oneByOne();
      const [early, soon, late] = [newJob({ priority: 5 }), newJob({ priority: 6 }), newJob({ priority: 6 })];
      add(queue, early);
      queue.time.jump(minuteMs - 1);
      add(queue, soon);
      queue.time.jump(1);
      add(queue, late);
      await begin(queue);
      expect(queue.started).toEqual(idsOf([soon, early, late]));
    });

    it('comes for the lowest priority too while ones of the highest keep coming (no starvation)', async () => {
      const work = new OpenWork();
      const { queue } = open({ policy: { concurrency: 1 }, run: work.run });
      const low = newJob({ priority: 1 });
      add(queue, newJob({ priority: 10 }), low);
      await begin(queue);
      for (let minute = 0; minute <= 10 && !queue.started.includes(low.id); minute++) {
        await queue.time.advance(minuteMs - 1);
        add(queue, newJob({ priority: 10 }));
        work.endAll();
        await settled();
      }
      expect(queue.started).toContain(low.id);
    });

    it('is the same over the lanes of a queue: the best of all goes first', async () => {
      const queue = oneByOne();
      const jobs = [
        newJob({ origin: 'a', priority: 4 }),
        newJob({ origin: 'b', priority: 9 }),
        newJob({ origin: 'a', priority: 8 }),
        newJob({ origin: 'b', priority: 1 }),
        newJob({ origin: 'c', priority: 6 }),
      ];
      add(queue, ...jobs);
      await begin(queue);
      expect(queue.started).toEqual(idsOf([...jobs].sort((a, b) => b.priority - a.priority)));
    });

    it('comes in each queue by itself: a full one keeps no other waiting', async () => {
      const work = new OpenWork();
      const { queue } = open({ run: work.run, policy: { concurrency: 1 } });
      queue.engine.configure([{ ...testPolicy, queue: 'other' }]);
      const [running, waiting, other] = [
        newJob({ priority: 10 }),
        newJob({ priority: 10 }),
        newJob({ queue: 'other' }),
      ];
      add(queue, running, waiting, other);
      await begin(queue);
      expect(statesOf(queue, [running, waiting, other])).toEqual(['running', 'ready', 'running']);
    });
  });

  describe('a moment before which a job must not start (D5)', () => {
    it('is kept to the millisecond, and passed in the order of the moments', async () => {
      const { queue } = open();
      const now = queue.time.now();
      const [late, soon] = [newJob({ dueAt: now + 5_000 }), newJob({ dueAt: now + 2_000 })];
      add(queue, late, soon);
      await begin(queue);
      expect(statesOf(queue, [late, soon])).toEqual(['scheduled', 'scheduled']);
      await queue.time.advance(1_999);
      expect(queue.started).toEqual([]);
      await queue.time.advance(1);
      expect(queue.started).toEqual([soon.id]);
      await queue.time.advance(3_000);
      expect(queue.started).toEqual([soon.id, late.id]);
    });

    it('may lie weeks ahead, and is found after a sleep through it', async () => {
      const { queue } = open();
      const [awake, asleep] = [
        newJob({ dueAt: queue.time.now() + 2 * dayMs }),
        newJob({ dueAt: queue.time.now() + 40 * dayMs }),
      ];
      add(queue, awake, asleep);
      await begin(queue);
      await queue.time.advance(2 * dayMs - 1);
      expect(queue.started).toEqual([]);
      await queue.time.advance(1);
      expect(queue.started).toEqual([awake.id]);
      queue.time.jump(38 * dayMs);
      queue.engine.resume();
      await settled();
      expect(queue.started).toEqual([awake.id, asleep.id]);
    });

    it('is waited for anew when the clock is set back', async () => {
      const { queue } = open();
      const job = newJob({ dueAt: queue.time.now() + 1_000 });
      add(queue, job);
      await begin(queue);
      queue.time.jump(-10_000);
      queue.engine.wake();
      await queue.time.advance(10_999);
      expect(queue.stateOf(job.id)).toBe('scheduled');
      await queue.time.advance(1);
      expect(queue.stateOf(job.id)).toBe('completed');
    });

    it('that hundreds of jobs share lets all of them go, in portions, and in their order', async () => {
      const { queue } = open({ policy: { concurrency: 16 } });
      const dueAt = queue.time.now() + 1_000;
      const jobs = Array.from({ length: 1_103 }, (_, nth) => newJob({ dueAt: dueAt + (nth % 2) }));
      add(queue, ...jobs);
      queue.time.jump(1_001);
      queue.store.queue.promoteDue(queue.time.now());
      const { ready, scheduled } = queue.store.lanes.all()[0] ?? {};
      expect([ready, scheduled]).toEqual([500, 603]);
      queue.engine.start();
      for (let turn = 0; turn < 40 && queue.started.length < jobs.length; turn++) await queue.time.advance(0);
      expect(new Set(queue.started)).toEqual(new Set(idsOf(jobs)));
      expect(queue.started).toHaveLength(jobs.length);
    });
  });

  describe('a turn that is changed while the job waits', () => {
    it('by its priority keeps what it has waited', async () => {
      const queue = oneByOne();
      const [old, raised, other] = [newJob({ priority: 5 }), newJob({ priority: 1 }), newJob({ priority: 5 })];
      add(queue, old);
      queue.time.jump(1);
      add(queue, raised);
      queue.time.jump(1);
      add(queue, other);
      expect(queue.store.jobTurns.setPriority([raised.id], 5)).toBe(1);
      await begin(queue);
      expect(queue.started).toEqual(idsOf([old, raised, other]));
      expect(queue.row(raised.id)['priority']).toBe(5);
    });

    it('by its moment: put off it waits for it, let go it goes at once and has waited since then', async () => {
      const queue = oneByOne();
      const now = queue.time.now();
      const [off, on, between] = [newJob(), newJob(), newJob()];
      add(queue, on, off);
      queue.store.jobTurns.setDue([off.id, on.id], now + 60_000, now);
      expect(statesOf(queue, [off, on])).toEqual(['scheduled', 'scheduled']);
      queue.time.jump(10);
      add(queue, between);
      queue.time.jump(1);
      queue.store.jobTurns.setDue([on.id], null, queue.time.now());
      await begin(queue);
      expect(queue.started).toEqual(idsOf([between, on]));
      await queue.time.advance(59_988);
      expect(queue.stateOf(off.id)).toBe('scheduled');
      await queue.time.advance(1);
      expect(queue.stateOf(off.id)).toBe('completed');
    });

    it('by its moment lets one that waits for another job still wait for it', async () => {
      const queue = oneByOne();
      const [first, after] = [newJob(), newJob()];
      const blocked = { ...after, dependsOn: [first.id] };
      add(queue, first, blocked);
      const dueAt = queue.time.now() + 5_000;
      queue.store.jobTurns.setDue([blocked.id], dueAt, queue.time.now());
      expect(queue.stateOf(blocked.id)).toBe('blocked');
      await begin(queue);
      expect(queue.row(blocked.id)).toMatchObject({ state: 'scheduled', due_at: dueAt });
      await queue.time.advance(5_000);
      expect(queue.stateOf(blocked.id)).toBe('completed');
    });

    it('leaves jobs that run or have ended as they are', async () => {
      const work = new OpenWork();
      const { queue } = open({ policy: { concurrency: 1 }, run: work.run });
      const [ended, running] = [newJob(), newJob()];
      add(queue, ended, running);
      await begin(queue);
      work.end(ended.id);
      await settled();
      const before = [ended, running].map(({ id }) => queue.row(id));
      expect(queue.store.jobTurns.setPriority(idsOf([ended, running]), 10)).toBe(0);
      expect(queue.store.jobTurns.setDue(idsOf([ended, running]), queue.time.now() + 1, queue.time.now())).toBe(0);
      expect([ended, running].map(({ id }) => queue.row(id))).toEqual(before);
    });
  });
};
