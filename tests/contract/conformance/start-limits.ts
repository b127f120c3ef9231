import { describe, expect, it } from 'vitest';
import { settled } from '../../support/manual-time.ts';
import { OpenWork } from '../../support/open-work.ts';
import { newJob, testPolicy } from '../../support/test-queue.ts';
import type { Conformance } from './open-queue.ts';
import { add, begin, statesOf, workError } from './open-queue.ts';

const startLimit = { count: 2, windowMs: 60_000 };
const jobsOf = (count: number, origin = 'far') => Array.from({ length: count }, () => newJob({ origin }));

/** At most so many starts in any stretch of time, towards each metered origin (A3, B2). */
export const startLimitConformance: Conformance = (open) => {
  describe('a start limit (A3, B2)', () => {
    const limited = { policy: { concurrency: 16, startLimit } };

    it('is a sliding window: the next starts come when the ones before have left it', async () => {
      const { queue } = open(limited);
      add(queue, ...jobsOf(1));
      await begin(queue);
      await queue.time.advance(50_000);
      add(queue, ...jobsOf(4));
      await settled();
      expect(queue.started).toHaveLength(2);
      await queue.time.advance(9_999);
      expect(queue.started).toHaveLength(2);
      await queue.time.advance(1);
      expect(queue.started).toHaveLength(3);
      // A fixed window would let two go here, a minute after the first.
      await queue.time.advance(49_999);
      expect(queue.started).toHaveLength(3);
      await queue.time.advance(1);
      expect(queue.started).toHaveLength(4);
    });

    it('says when the next start comes, in wall time, and nothing while it stands in nobody’s way', async () => {
      const { queue } = open(limited);
      add(queue, ...jobsOf(1));
      await begin(queue);
      const at = () => queue.engine.nextStartAt('test', 'test@far', 'far');
      expect(at()).toBeNull();
      await queue.time.advance(10_000);
      add(queue, ...jobsOf(1));
      await settled();
      expect(at()).toBe(queue.time.now() + 50_000);
      expect(queue.engine.nextStartAt('test', 'test@embedded', 'embedded')).toBeNull();
    });

    it('never bursts past itself over restarts', async () => {
      const lives = open(limited);
      add(lives.queue, ...jobsOf(10));
      await begin(lives.queue);
      await lives.time.advance(30_000);
      for (let restart = 0; restart < 3; restart++) {
        lives.crash();
        await begin(lives.queue);
        expect(lives.queue.started).toEqual([]);
      }
      await lives.time.advance(29_999);
      expect(lives.queue.started).toEqual([]);
      await lives.time.advance(1);
      expect(lives.queue.started).toHaveLength(2);
    });

    it('holds while the clock is set, either way', async () => {
      const { queue } = open(limited);
      add(queue, ...jobsOf(10));
      await begin(queue);
      for (const ms of [3_600_000, -7_200_000, 86_400_000]) {
        queue.time.jump(ms);
        queue.engine.wake();
        await settled();
        expect(queue.started).toHaveLength(2);
      }
      await queue.time.advance(60_000);
      expect(queue.started).toHaveLength(4);
    });

    it('holds after a restart at a clock that was set back: those starts count as starts of now', async () => {
      const lives = open(limited);
      add(lives.queue, ...jobsOf(10));
      await begin(lives.queue);
      lives.time.jump(-3_600_000);
      lives.crash();
      await begin(lives.queue);
      await lives.time.advance(59_999);
      expect(lives.queue.started).toEqual([]);
      await lives.time.advance(1);
      expect(lives.queue.started).toHaveLength(2);
    });

    it('counts attempts, whatever becomes of them', async () => {
      const { queue } = open({
        policy: { ...limited.policy, backoff: { type: 'none' } },
        run: () => ({ type: 'retry', error: workError, effects: [] }),
      });
      const [job] = jobsOf(1);
      if (!job) throw new Error('no job');
      add(queue, job);
      await begin(queue);
      await queue.time.advance(0);
      expect(queue.row(job.id)).toMatchObject({ claim_no: 2, state: 'ready' });
      await queue.time.advance(60_000);
      expect(queue.row(job.id)).toMatchObject({ claim_no: 3, state: 'failed' });
    });

    it('is each lane’s own: a limited lane takes no slot from another, and origins without a server have none', async () => {
      const work = new OpenWork();
      const { queue } = open({ policy: { concurrency: 5, startLimit: { count: 1, windowMs: 60_000 } }, run: work.run });
      const [far, near, local] = [jobsOf(3), jobsOf(3, 'near'), jobsOf(3, 'embedded')];
      // Better by rank, so that a scheduler that gave them their turn would give them the slots.
      add(queue, ...far.map((job) => ({ ...job, priority: 10 })), ...near, ...local);
      await begin(queue);
      expect(statesOf(queue, far)).toEqual(['running', 'ready', 'ready']);
      expect(statesOf(queue, near)).toEqual(['running', 'ready', 'ready']);
      expect(statesOf(queue, local)).toEqual(['running', 'running', 'running']);
    });

    it('is kept exactly when it is set, tightened and loosened at run time', async () => {
      const { queue } = open({ policy: { concurrency: 16 } });
      const set = async (count: number | null, windowMs = 60_000) => {
        queue.engine.configure([
          { ...testPolicy, concurrency: 16, startLimit: count === null ? null : { count, windowMs } },
        ]);
        await settled();
        return queue.started.length;
      };
      add(queue, ...jobsOf(1));
      await begin(queue);
      await queue.time.advance(1_000);
      // The one start of before counts, once.
      await set(3);
      add(queue, ...jobsOf(20));
      await settled();
      expect(queue.started).toHaveLength(3);
      expect(await set(5)).toBe(5);
      expect(await set(2)).toBe(5);
      await queue.time.advance(59_000);
      expect(queue.started).toHaveLength(5);
      expect(await set(2, 30_000)).toBe(7);
      expect(await set(null)).toBe(21);
      // The window of a limit that comes back looks behind the time without one.
      add(queue, ...jobsOf(1));
      await settled();
      expect(queue.started).toHaveLength(22);
      add(queue, ...jobsOf(1));
      expect(await set(14, 600_000)).toBe(22);
    });
  });

  describe('policies set at run time', () => {
    const set = async (queue: ReturnType<typeof open>['queue'], change: Partial<typeof testPolicy>) => {
      queue.engine.configure([{ ...testPolicy, ...change }]);
      await settled();
    };

    it('fill new slots at once, and let what runs above a lower number go on to its end', async () => {
      const work = new OpenWork();
      const { queue } = open({ policy: { concurrency: 1 }, run: work.run });
      add(queue, ...jobsOf(8, 'embedded'));
      await begin(queue);
      expect(work.ids).toHaveLength(1);
      await set(queue, { concurrency: 4 });
      expect(work.ids).toHaveLength(4);
      await set(queue, { concurrency: 2 });
      const endOne = async () => {
        const [id] = work.ids;
        if (id) work.end(id);
        await settled();
        return work.ids.length;
      };
      expect([await endOne(), await endOne(), await endOne(), await endOne()]).toEqual([3, 2, 2, 2]);
    });

    it('change the backoff of attempts that begin after it', async () => {
      const work = new OpenWork();
      const { queue } = open({ run: work.run });
      const job = newJob();
      add(queue, job);
      await begin(queue);
      await set(queue, { backoff: { type: 'exponential', baseMs: 9_000, maxMs: 60_000 } });
      work.end(job.id, { type: 'retry', error: workError, effects: [] });
      await settled();
      expect(queue.row(job.id)['due_at']).toBe(queue.time.now() + 1_000);
      await queue.time.advance(1_000);
      work.end(job.id, { type: 'retry', error: workError, effects: [] });
      await settled();
      expect(queue.row(job.id)['due_at']).toBe(queue.time.now() + 18_000);
    });

    it('may name a queue the engine did not know: its jobs, which waited, go', async () => {
      const { queue } = open();
      const job = newJob({ queue: 'later' });
      add(queue, job);
      await begin(queue);
      expect(queue.stateOf(job.id)).toBe('ready');
      await set(queue, { queue: 'later' });
      expect(queue.stateOf(job.id)).toBe('completed');
    });
  });
};
