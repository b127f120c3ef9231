import { describe, expect, it } from 'vitest';
import { textLabel } from '#shared/model/label.ts';
import type { JobId } from '../../../src-shared/model/ids.ts';
import { settled } from '../../support/manual-time.ts';
import { OpenWork, workDone } from '../../support/open-work.ts';
import { newJob } from '../../support/test-queue.ts';
import type { Conformance } from './open-queue.ts';
import { add, begin, idsOf, statesOf, workError } from './open-queue.ts';

/** Jobs that wait for jobs. */
export const dependencyConformance: Conformance = (open) => {
  const failing = (failures: Set<JobId>) =>
    open({
      policy: { concurrency: 1 },
      run: ({ job }) => (failures.has(job.id) ? { type: 'failed', error: workError, effects: [] } : workDone),
    }).queue;

  describe('a job that waits for others (D5)', () => {
    it('in a chain goes when the one before has succeeded, whatever its priority', async () => {
      const { queue } = open();
      const first = newJob({ priority: 1 });
      const second = newJob({ priority: 5, dependsOn: [first.id] });
      const third = newJob({ priority: 10, dependsOn: [second.id] });
      add(queue, first, second, third);
      expect(statesOf(queue, [first, second, third])).toEqual(['ready', 'blocked', 'blocked']);
      await begin(queue);
      expect(queue.started).toEqual(idsOf([first, second, third]));
    });

    it('at the end of a diamond goes once, after both of its sides', async () => {
      const work = new OpenWork();
      const { queue } = open({ run: work.run });
      const top = newJob();
      const [left, right] = [newJob({ dependsOn: [top.id] }), newJob({ dependsOn: [top.id] })];
      const bottom = newJob({ dependsOn: idsOf([left, right]) });
      add(queue, top, left, right, bottom);
      await begin(queue);
      work.end(top.id);
      await settled();
      expect(work.ids).toEqual(idsOf([left, right]));
      work.end(right.id);
      await settled();
      expect(queue.row(bottom.id)).toMatchObject({ state: 'blocked', waiting_for: 1 });
      work.end(left.id);
      await settled();
      expect(work.ids).toEqual([bottom.id]);
      expect(queue.started).toHaveLength(4);
    });

    it('goes at once when what it waits for had ended as its rule wants before it came (A13)', async () => {
      const failures = new Set<JobId>();
      const queue = failing(failures);
      const [good, bad] = [newJob(), newJob()];
      failures.add(bad.id);
      add(queue, good, bad);
      await begin(queue);
      const strict = newJob({ dependsOn: [good.id] });
      const stuck = newJob({ dependsOn: idsOf([good, bad]) });
      const easy = newJob({ dependsOn: idsOf([good, bad]), dependencyRule: 'all-finished' });
      add(queue, strict, stuck, easy);
      expect(statesOf(queue, [strict, stuck, easy])).toEqual(['ready', 'blocked', 'ready']);
      expect(queue.row(stuck.id)['waiting_for']).toBe(1);
    });

    it('for success stays behind a failure and says so; a retry that succeeds lets it go', async () => {
      const failures = new Set<JobId>();
      const queue = failing(failures);
      const first = newJob({ label: textLabel('Summary') });
      const after = newJob({ dependsOn: [first.id] });
      failures.add(first.id);
      add(queue, first, after);
      await begin(queue);
      expect(statesOf(queue, [first, after])).toEqual(['failed', 'blocked']);
      expect(queue.store.jobList.get(after.id)).toMatchObject({ waitingFor: 1, failedDependencies: 1 });
      expect(queue.store.jobList.dependenciesOf(after.id)).toEqual([
        { id: first.id, label: textLabel('Summary'), state: 'failed' },
      ]);
      failures.clear();
      queue.store.jobs.retry([first.id], queue.time.now());
      expect(queue.store.jobList.get(after.id)).toMatchObject({ waitingFor: 1, failedDependencies: 0 });
      await settled();
      expect(statesOf(queue, [first, after])).toEqual(['completed', 'completed']);
    });

    it('for an end goes after a failure and after a cancellation alike', async () => {
      const failures = new Set<JobId>();
      const queue = failing(failures);
      const [bad, cancelled] = [newJob(), newJob()];
      const after = newJob({ dependsOn: idsOf([bad, cancelled]), dependencyRule: 'all-finished' });
      failures.add(bad.id);
      add(queue, bad, cancelled, after);
      queue.engine.cancel([cancelled.id]);
      expect(queue.row(after.id)).toMatchObject({ state: 'blocked', waiting_for: 1 });
      await begin(queue);
      expect(statesOf(queue, [bad, cancelled, after])).toEqual(['failed', 'cancelled', 'completed']);
    });

    it('for an end, and has failed itself, waits again when both are retried: never before what it waits for', async () => {
      const failures = new Set<JobId>();
      const queue = failing(failures);
      const first = newJob();
      const after = newJob({ dependsOn: [first.id], dependencyRule: 'all-finished' });
      failures.add(first.id).add(after.id);
      add(queue, first, after);
      await begin(queue);
      failures.clear();
      expect(queue.store.jobs.retry(idsOf([after, first]), queue.time.now())).toBe(2);
      expect(statesOf(queue, [first, after])).toEqual(['ready', 'blocked']);
      await settled();
      expect(queue.started).toEqual(idsOf([first, after, first, after]));
    });

    it('is told of as changed when a retry of what it waits for takes its turn from it', () => {
      const { queue } = open();
      const first = newJob();
      const after = newJob({ dependsOn: [first.id], dependencyRule: 'all-finished' });
      add(queue, first, after);
      queue.engine.cancel([first.id]);
      expect(queue.stateOf(after.id)).toBe('ready');
      const seq = queue.store.events.lastSeq();
      queue.store.jobs.retry([first.id], queue.time.now());
      expect(queue.stateOf(after.id)).toBe('blocked');
      expect(queue.store.events.since(seq, 10).map(({ id }) => id)).toContain(after.id);
    });

    it('and for a moment waits for both, whichever comes last', async () => {
      const work = new OpenWork();
      const { queue } = open({ run: work.run });
      const first = newJob();
      const now = queue.time.now();
      const [sooner, later] = [1_000, 9_000].map((ms) => newJob({ dependsOn: [first.id], dueAt: now + ms }));
      if (!sooner || !later) throw new Error('no jobs');
      add(queue, first, sooner, later);
      await begin(queue);
      await queue.time.advance(5_000);
      work.end(first.id);
      await settled();
      expect(statesOf(queue, [sooner, later])).toEqual(['running', 'scheduled']);
      await queue.time.advance(4_000);
      expect(queue.stateOf(later.id)).toBe('running');
    });

    it('is not left behind by a clean-up: what it needs to succeed stays as long as it could be retried (E6)', async () => {
      const failures = new Set<JobId>();
      const queue = failing(failures);
      const first = newJob();
      const after = newJob({ dependsOn: [first.id] });
      failures.add(first.id);
      add(queue, first, after);
      await begin(queue);
      queue.engine.cancel([after.id]);
      const now = queue.time.now() + 1;
      const sweep = (state: 'failed' | 'cancelled') =>
        queue.store.retention.sweep({ state, olderThan: () => now, before: now, keepNewest: 0 }, null, 10).removed;
      expect(sweep('failed')).toBe(0);
      failures.clear();
      queue.store.jobs.retry(idsOf([first, after]), queue.time.now());
      await settled();
      expect(statesOf(queue, [first, after])).toEqual(['completed', 'completed']);
    });

    it('that was never enqueued is refused with all that came with it', () => {
      const { queue } = open();
      const good = newJob();
      expect(() => add(queue, good, newJob({ dependsOn: [newJob().id] }))).toThrow(/FOREIGN KEY/);
      expect(queue.stateOf(good.id)).toBeNull();
    });
  });

  describe('a unique key', () => {
    it('makes a second identical request return the first as long as that is open, in whatever state (D5)', async () => {
      const work = new OpenWork();
      const { queue } = open({ run: work.run });
      const gate = newJob();
      const key = (uniqueKey: string, change = {}) => newJob({ uniqueKey, ...change });
      const ready = key('ready');
      const scheduled = key('scheduled', { dueAt: queue.time.now() + 90_000 });
      const blocked = key('blocked', { dependsOn: [gate.id] });
      add(queue, gate, ready, scheduled, blocked);
      const again = () => add(queue, key('ready'), key('scheduled'), key('blocked'));
      expect(again()).toEqual(idsOf([ready, scheduled, blocked]));
      await begin(queue);
      expect(queue.stateOf(ready.id)).toBe('running');
      expect(again()).toEqual(idsOf([ready, scheduled, blocked]));
      expect(queue.store.jobList.total('open', null)).toBe(4);
    });

    it('is free again after the end, however it came', async () => {
      const failures = new Set<JobId>();
      const queue = failing(failures);
      const ends = [newJob({ uniqueKey: 'a' }), newJob({ uniqueKey: 'b' }), newJob({ uniqueKey: 'c' })] as const;
      failures.add(ends[1].id);
      add(queue, ...ends);
      queue.engine.cancel([ends[2].id]);
      await begin(queue);
      expect(statesOf(queue, ends)).toEqual(['completed', 'failed', 'cancelled']);
      const next = ['a', 'b', 'c'].map((uniqueKey) => newJob({ uniqueKey }));
      expect(add(queue, ...next)).toEqual(idsOf(next));
    });

    it('that another open job has by now keeps a failed one from being retried, and no other with it', async () => {
      const failures = new Set<JobId>();
      const queue = failing(failures);
      const [keyed, twin, plain] = [newJob({ uniqueKey: 'k' }), newJob({ uniqueKey: 'k' }), newJob()];
      for (const { id } of [keyed, twin, plain]) failures.add(id);
      add(queue, keyed, plain);
      await begin(queue);
      add(queue, twin);
      await settled();
      expect(statesOf(queue, [keyed, twin, plain])).toEqual(['failed', 'failed', 'failed']);
      failures.clear();
      // Both have the key: only one of them can be open.
      expect(queue.store.jobs.retry(idsOf([keyed, twin, plain]), queue.time.now())).toBe(2);
      await settled();
      expect(statesOf(queue, [keyed, twin, plain])).toEqual(['completed', 'failed', 'completed']);
    });
  });
};
