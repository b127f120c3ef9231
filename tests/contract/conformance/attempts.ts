import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eraseHandler } from '../../../src-main/queue/handler.ts';
import type { Outcome } from '../../../src-main/queue/outcome.ts';
import type { Effect } from '../../../src-shared/model/effect.ts';
import { settled } from '../../support/manual-time.ts';
import { OpenWork, workDone } from '../../support/open-work.ts';
import { newJob } from '../../support/test-queue.ts';
import type { Conformance } from './open-queue.ts';
import { add, begin, idsOf, statesOf, workError } from './open-queue.ts';

const retry: Outcome<Effect> = { type: 'retry', error: workError, effects: [] };

/** What costs an attempt, what doesn't, and what follows when none is left. */
export const attemptConformance: Conformance = (open) => {
  describe('attempts (A4)', () => {
    it('are spent by failures: after 1 s and 2 s it is tried again, and after the third it fails', async () => {
      const { queue } = open({ run: () => retry });
      const job = newJob({ attemptLimit: 3 });
      add(queue, job);
      await begin(queue);
      for (const [spent, delayMs] of [
        [1, 1_000],
        [2, 2_000],
      ] as const) {
        expect(queue.row(job.id)).toMatchObject({
          state: 'scheduled',
          attempts_spent: spent,
          due_at: queue.time.now() + delayMs,
        });
        await queue.time.advance(delayMs - 1);
        expect(queue.started).toHaveLength(spent);
        await queue.time.advance(1);
      }
      expect(queue.row(job.id)).toMatchObject({ state: 'failed', attempts_spent: 3, error: JSON.stringify(workError) });
      expect(queue.started).toHaveLength(3);
    });

    it('come back after a spread-out delay, and after the one a server named (A4, E3)', async () => {
      let delayMs: number | undefined;
      const { queue } = open({
        random: () => 0.5,
        run: () => (delayMs === undefined ? retry : { ...retry, delayMs }),
      });
      const job = newJob();
      add(queue, job);
      await begin(queue);
      expect(queue.row(job.id)['due_at']).toBe(queue.time.now() + 750);
      delayMs = 7_000;
      await queue.time.advance(750);
      expect(queue.row(job.id)['due_at']).toBe(queue.time.now() + 7_000);
    });

    it('come back at once where the queue has no backoff', async () => {
      const { queue } = open({ policy: { backoff: { type: 'none' } }, run: () => retry });
      const job = newJob();
      add(queue, job);
      await begin(queue);
      await queue.time.advance(0);
      expect(queue.row(job.id)).toMatchObject({ state: 'failed', attempts_spent: 3 });
    });

    it('are not tried again when the work says that it is no use', async () => {
      const { queue } = open({ run: () => ({ type: 'failed', error: workError, effects: [] }) });
      const job = newJob();
      add(queue, job);
      await begin(queue);
      expect(queue.row(job.id)).toMatchObject({ state: 'failed', attempts_spent: 1 });
    });

    it('are spent too by work that throws, by a payload that does not fit, and by a kind nobody knows', async () => {
      const strict = eraseHandler<{ n: number }, Effect>({
        kind: 'strict',
        payloadSchema: z.object({ n: z.number() }),
        run: () => Promise.resolve(workDone),
      });
      const { queue } = open({
        handlers: [strict],
        run: () => {
          throw new Error('a bug');
        },
      });
      const [throwing, unfit, unknown] = [
        newJob({ attemptLimit: 1 }),
        newJob({ attemptLimit: 1, kind: 'strict', payload: { n: 'no' } }),
        newJob({ kind: 'of-a-later-version' }),
      ];
      add(queue, throwing, unfit, unknown);
      await begin(queue);
      expect(statesOf(queue, [throwing, unfit, unknown])).toEqual(['failed', 'failed', 'failed']);
      // Nobody sees the words of an error that was not foreseen.
      expect(String(queue.row(throwing.id)['error'])).not.toContain('a bug');
      expect(queue.unexpected).toHaveLength(2);
      expect(queue.engine.runningCount).toBe(0);
    });

    it('of a job that fails never stop the others (A4)', async () => {
      const bad = newJob();
      const good = Array.from({ length: 5 }, () => newJob());
      const { queue } = open({ policy: { concurrency: 1 }, run: ({ job }) => (job.id === bad.id ? retry : workDone) });
      add(queue, bad, ...good);
      await begin(queue);
      expect(statesOf(queue, [bad, ...good])).toEqual(['scheduled', ...good.map(() => 'completed')]);
    });

    it('are not spent by a snooze, a hold, a cancel, a sleep, a stop or a crash (F1, F4)', async () => {
      const work = new OpenWork();
      const lives = open({ run: work.run });
      const job = newJob({ attemptLimit: 1 });
      add(lives.queue, job);
      await begin(lives.queue);
      const snooze = { type: 'snooze', untilMs: lives.time.now() + 1_000, error: workError, effects: [] } as const;
      work.end(job.id, snooze);
      await lives.time.advance(1_000);
      work.end(job.id, { type: 'hold', reason: 'offline', error: workError, effects: [] });
      await settled();
      lives.queue.store.queue.release('test@embedded', lives.time.now());
      await settled();
      lives.queue.engine.resume();
      work.end(job.id, retry);
      await settled();
      lives.crash();
      await begin(lives.queue);
      await lives.queue.engine.stop(5_000);
      lives.crash();
      await begin(lives.queue);
      expect(lives.queue.row(job.id)).toMatchObject({ state: 'running', attempts_spent: 0, claim_no: 6, crashes: 1 });
      lives.queue.engine.cancel([job.id]);
      await settled();
      expect(lives.queue.row(job.id)).toMatchObject({ state: 'cancelled', attempts_spent: 0 });
      expect(lives.queue.store.attempts.of(job.id).map(({ outcome }) => outcome)).toEqual([
        'snoozed',
        'held',
        'released',
        'lost',
        'released',
        'cancelled',
      ]);
    });

    it('are spent by the hundred-and-first snooze: nothing waits for ever unseen', async () => {
      const lives = open({
        policy: { backoff: { type: 'none' } },
        run: () => ({ type: 'snooze', untilMs: lives.time.now() + 1_000, error: workError, effects: [] }),
      });
      const { queue } = lives;
      const job = newJob({ attemptLimit: 2 });
      add(queue, job);
      await begin(queue);
      await queue.time.advance(99_000);
      expect(queue.row(job.id)).toMatchObject({ state: 'scheduled', snoozes: 100, attempts_spent: 0 });
      await queue.time.advance(1_000);
      expect(queue.row(job.id)).toMatchObject({ state: 'failed', snoozes: 100, attempts_spent: 2 });
      expect(queue.started).toHaveLength(102);
    });
  });

  describe('a retry of what has ended (A4, D5)', () => {
    it('gives all attempts back, to one or to many, and leaves open and completed ones alone', async () => {
      const failures = new Set<string>();
      const { queue } = open({ run: ({ job }) => (failures.has(job.id) ? retry : workDone) });
      const jobs = [newJob(), newJob(), newJob()] as const;
      const [, , done] = jobs;
      failures.add(jobs[0].id).add(jobs[1].id);
      add(queue, ...jobs);
      await begin(queue);
      await queue.time.advance(3_000);
      expect(statesOf(queue, jobs)).toEqual(['failed', 'failed', 'completed']);
      failures.clear();
      const failed = queue.store.jobList.failedUntil(queue.time.now(), 'test', 10);
      expect(new Set(failed)).toEqual(new Set([jobs[0].id, jobs[1].id]));
      expect(queue.store.jobs.retry([...failed, done.id], queue.time.now())).toBe(2);
      expect(queue.row(jobs[0].id)).toMatchObject({ state: 'ready', attempts_spent: 0, error: null });
      await settled();
      expect(statesOf(queue, jobs)).toEqual(['completed', 'completed', 'completed']);
      expect(queue.row(done.id)['claim_no']).toBe(1);
    });

    it('takes up a cancelled one too, and keeps all claims in its record', async () => {
      const { queue } = open();
      const job = newJob();
      add(queue, job);
      queue.engine.cancel(idsOf([job]));
      queue.store.jobs.retry([job.id], queue.time.now());
      await begin(queue);
      expect(queue.stateOf(job.id)).toBe('completed');
    });
  });
};
