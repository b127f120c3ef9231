import { describe, expect, it } from 'vitest';
import type { NewJob } from '../../../src-main/queue/job.ts';
import type { Outcome } from '../../../src-main/queue/outcome.ts';
import type { Effect } from '../../../src-shared/model/effect.ts';
import { runIdSchema } from '../../../src-shared/model/ids.ts';
import { settled } from '../../support/manual-time.ts';
import { OpenWork, workDone } from '../../support/open-work.ts';
import type { QueueLives } from '../../support/queue-lives.ts';
import { claimNext, settlement, settleOne } from '../../support/sqlite-fixtures.ts';
import { newJob, testPolicy } from '../../support/test-queue.ts';
import type { Conformance } from './open-queue.ts';
import { add, begin, idsOf, setPaused, statesOf } from './open-queue.ts';

/** The process dies so many times in the midst of the jobs. */
const crashWith = async (lives: QueueLives, times: number, ...jobs: NewJob[]): Promise<void> => {
  add(lives.queue, ...jobs);
  for (let crash = 0; crash < times; crash++) {
    await begin(lives.queue);
    lives.crash();
  }
};

/** What a process that died leaves behind, and how the next one goes on (F4). */
export const crashConformance: Conformance = (open) => {
  describe('after a crash (F4)', () => {
    it('what ran is taken up before anything else, without cost; what waited still does', async () => {
      const work = new OpenWork();
      const lives = open({ policy: { concurrency: 1 }, run: work.run });
      const [running, waiting] = [newJob(), newJob({ priority: 10, dueAt: lives.time.now() + 5_000 })];
      add(lives.queue, running, waiting);
      await begin(lives.queue);
      const queue = lives.crash();
      expect(queue.stateOf(running.id)).toBe('running');
      await begin(queue);
      expect(queue.row(running.id)).toMatchObject({ state: 'running', claim_no: 2, crashes: 1, attempts_spent: 0 });
      expect(queue.stateOf(waiting.id)).toBe('scheduled');
      expect(queue.store.attempts.of(running.id).map(({ outcome }) => outcome)).toEqual(['lost', null]);
    });

    it('recover() by itself settles what was lost and starts nothing, and does so once', async () => {
      const work = new OpenWork();
      const lives = open({ run: work.run });
      const jobs = [newJob(), newJob()];
      add(lives.queue, ...jobs);
      await begin(lives.queue);
      const queue = lives.crash();
      queue.engine.recover();
      queue.engine.recover();
      await queue.time.advance(60_000);
      expect(queue.started).toEqual([]);
      expect(jobs.map(({ id }) => queue.row(id))).toMatchObject(jobs.map(() => ({ state: 'ready', crashes: 1 })));
    });

    it('an engine that was not started does nothing, whatever is due', async () => {
      const { queue } = open();
      const job = newJob({ dueAt: queue.time.now() + 1_000 });
      add(queue, job);
      queue.engine.wake();
      queue.engine.configure([testPolicy]);
      await queue.time.advance(60_000);
      expect(queue.stateOf(job.id)).toBe('scheduled');
    });

    it('its settled work is settled: an end that was stored is never run again', async () => {
      const lives = open();
      const job = newJob();
      add(lives.queue, job);
      await begin(lives.queue);
      lives.crash();
      await begin(lives.queue);
      expect(lives.queue.row(job.id)).toMatchObject({ state: 'completed', claim_no: 1 });
      expect(lives.queue.started).toEqual([]);
    });

    it('the third of a job fails it, with the effects its end has, and its dependants hear of it', async () => {
      const work = new OpenWork();
      const mark = newJob({ queue: 'marks' });
      const lives = open({ run: work.run, effectsOnEnd: () => [{ type: 'enqueue-jobs', jobs: [mark] }] });
      const killer = newJob({ attemptLimit: 9 });
      const after = newJob({ dependsOn: [killer.id], dependencyRule: 'all-finished' });
      await crashWith(lives, 3, killer, after);
      await begin(lives.queue);
      expect(lives.queue.row(killer.id)).toMatchObject({ state: 'failed', crashes: 3, attempts_spent: 0 });
      expect(String(lives.queue.row(killer.id)['error'])).toContain('job.crashed');
      expect(statesOf(lives.queue, [mark, after])).toEqual(['ready', 'running']);
      expect(lives.queue.store.attempts.of(killer.id)).toMatchObject([
        { outcome: 'lost' },
        { outcome: 'lost' },
        { outcome: 'lost', error: { code: 'job.crashed' } },
      ]);
    });

    it('the third of a job whose effects are refused fails it all the same, and keeps nobody else from working', async () => {
      const work = new OpenWork();
      const orphan = newJob({ runId: runIdSchema.parse('a-run-that-is-gone') });
      const lives = open({ run: work.run, effectsOnEnd: () => [{ type: 'enqueue-jobs', jobs: [orphan] }] });
      const [killer, other] = [newJob(), newJob({ dueAt: lives.time.now() + 1_000 })];
      await crashWith(lives, 3, killer, other);
      await begin(lives.queue);
      await lives.time.advance(5_000);
      expect(statesOf(lives.queue, [killer, other])).toEqual(['failed', 'running']);
    });

    it('a retry makes a job that crashed as good as new', async () => {
      const work = new OpenWork();
      const lives = open({ run: work.run });
      const killer = newJob();
      await crashWith(lives, 3, killer);
      lives.crash({ run: () => workDone });
      await begin(lives.queue);
      lives.queue.store.jobs.retry([killer.id], lives.time.now());
      await settled();
      expect(lives.queue.row(killer.id)).toMatchObject({ state: 'completed', crashes: 0 });
    });
  });

  describe('a job with which the process died twice (F4)', () => {
    /** A queue with such a job, ready, in a process that has not started yet. */
    const withKiller = async (change: Partial<NewJob> = {}) => {
      const work = new OpenWork();
      const lives = open({ policy: { concurrency: 2 }, run: work.run });
      const killer = newJob({ ...change, priority: 1 });
      await crashWith(lives, 2, killer);
      const next = new OpenWork();
      const queue = lives.crash({ run: next.run, policies: [testPolicy, { ...testPolicy, queue: 'other' }] });
      queue.engine.recover();
      return { lives, queue, killer, work: next };
    };

    it('runs when nothing else does, nothing starts beside it, and the others go on after it', async () => {
      const { queue, killer, work } = await withKiller();
      const [same, other] = [newJob({ priority: 10 }), newJob({ queue: 'other', origin: 'elsewhere' })];
      queue.store.queue.hold('test@embedded', 'offline', null, queue.time.now());
      add(queue, other);
      await begin(queue);
      expect(work.ids).toEqual([other.id]);
      queue.store.queue.release('test@embedded', queue.time.now());
      add(queue, same);
      await settled();
      // It waits for what runs, and what would start beside it waits for it.
      expect(work.ids).toEqual([other.id]);
      work.end(other.id);
      await settled();
      expect(work.ids).toEqual([killer.id]);
      const more = newJob({ queue: 'other', origin: 'elsewhere' });
      add(queue, more);
      await queue.time.advance(1_000);
      expect(work.ids).toEqual([killer.id]);
      work.end(killer.id);
      await settled();
      expect(new Set(work.ids)).toEqual(new Set(idsOf([same, more])));
    });

    it.each<{ name: string; outcome: Outcome<Effect> }>([
      { name: 'fails', outcome: { type: 'failed', error: { code: 'internal', message: 'No.' }, effects: [] } },
      { name: 'is tried again', outcome: { type: 'retry', error: { code: 'internal', message: 'No.' }, effects: [] } },
      {
        name: 'holds its lane',
        outcome: { type: 'hold', reason: 'quota', error: { code: 'internal', message: 'No.' }, effects: [] },
      },
    ])('lets the others go on also when it $name', async ({ outcome }) => {
      const { queue, killer, work } = await withKiller();
      const other = newJob({ queue: 'other', origin: 'elsewhere' });
      add(queue, other);
      await begin(queue);
      work.end(killer.id, outcome);
      await settled();
      expect(work.ids).toEqual([other.id]);
    });

    it('in a held lane or a paused queue keeps nobody waiting', async () => {
      const { queue, killer, work } = await withKiller({ origin: 'far' });
      const [other, near] = [newJob({ queue: 'other' }), newJob()];
      queue.store.queue.hold('test@far', 'offline', null, queue.time.now());
      add(queue, other, near);
      await begin(queue);
      expect(work.ids).toEqual(expect.arrayContaining(idsOf([other, near])));
      setPaused(queue, true);
      queue.store.queue.release('test@far', queue.time.now());
      work.endAll();
      const next = newJob({ queue: 'other' });
      add(queue, next);
      await settled();
      expect(work.ids).toEqual([next.id]);
      expect(queue.stateOf(killer.id)).toBe('ready');
    });

    it('that its lane’s start limit keeps waiting keeps nobody else waiting', async () => {
      const { queue, killer, work } = await withKiller({ origin: 'far' });
      const limit = { count: 2, windowMs: 60_000 };
      queue.engine.configure([{ ...testPolicy, startLimit: limit }]);
      const other = newJob({ queue: 'other' });
      add(queue, other);
      await begin(queue);
      expect(work.ids).toEqual([other.id]);
      work.end(other.id);
      await queue.time.advance(60_000);
      expect(work.ids).toEqual([killer.id]);
    });

    it('that a start limit or a queue without rules keeps waiting keeps no other such job waiting', async () => {
      const startLimit = { count: 1, windowMs: 600_000 };
      const { queue } = open({
        policies: [
          { ...testPolicy, startLimit },
          { ...testPolicy, queue: 'other' },
        ],
      });
      const jobs = [
        newJob({ queue: 'gone', priority: 10 }),
        newJob({ origin: 'far', priority: 9 }),
        newJob({ queue: 'other' }),
      ];
      add(queue, ...jobs);
      for (const { queue: name, origin } of jobs) {
        const claim = claimNext(queue.store, queue.time.now(), `${name}@${origin}`, origin === 'far');
        const lost = settlement(claim, { state: 'ready', attemptOutcome: 'lost', crashes: 2 });
        settleOne(queue.store, claim, lost, queue.time.now());
      }
      await begin(queue);
      expect(statesOf(queue, jobs)).toEqual(['ready', 'ready', 'completed']);
      await queue.time.advance(600_000);
      expect(statesOf(queue, jobs)).toEqual(['ready', 'completed', 'completed']);
    });
  });
};
