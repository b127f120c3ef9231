import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src-main/storage/store.ts';
import { batchIdSchema } from '../../../src-shared/model/ids.ts';
import { addRun, claimNext, settlement, settleOne, testError } from '../../support/sqlite-fixtures.ts';
import { rowsOf, startOfTime, storePlaces, testStore } from '../../support/sqlite-store.ts';
import { newJob } from '../../support/test-queue.ts';

const groups = {
  waiting: ['scheduled', 'blocked', 'ready'],
  running: ['running'],
  completed: ['completed'],
  failed: ['failed'],
  cancelled: ['cancelled'],
};
const states = Object.values(groups).flat();
const open = ['scheduled', 'blocked', 'ready', 'running'];

/** What the counters must say, counted from the rows. */
const counted = (rows: readonly { state: unknown }[], names: Readonly<Record<string, readonly string[]>>) =>
  Object.fromEntries(
    Object.entries(names).map(([name, members]) => [
      name,
      rows.filter(({ state }) => members.includes(String(state))).length,
    ]),
  );

const stateRows = (store: Store, where: string, value: string): { state: unknown }[] =>
  rowsOf(store, `SELECT state FROM jobs WHERE ${where} = ?`, value).map(({ state }) => ({ state }));

const transition = fc.record({ nth: fc.nat(5), state: fc.constantFrom(...states) });

describe('the counters', () => {
  it('equal the rows after any transitions of any jobs, and say when a run has ended', () => {
    fc.assert(
      fc.property(fc.array(transition, { minLength: 1, maxLength: 40 }), (steps) => {
        const store = testStore();
        const batchId = batchIdSchema.parse('batch');
        const runs = [addRun(store, 'one', 3, { batchId }), addRun(store, 'two', 3, { batchId, origin: 'far' })];
        const ids = runs.flatMap(({ jobIds }) => jobIds);
        const move = store.database.connection.prepare(
          'UPDATE jobs SET state = ?, started_at = ?, finished_at = ? WHERE id = ?',
        );
        for (const [index, { nth, state }] of steps.entries()) {
          const now = startOfTime + index + 1;
          const finishedAt = open.includes(state) ? null : now;
          move.run(state, now, finishedAt, ids[nth]);
          for (const { runId } of runs) {
            const rows = stateRows(store, 'run_id', runId);
            const run = store.runs.get(runId);
            expect(run).toMatchObject({ total: 3, ...counted(rows, groups) });
            const isOpen = rows.some((row) => open.includes(String(row.state)));
            expect([runId, run?.finishedAt === null]).toEqual([runId, isOpen]);
          }
          const all = stateRows(store, 'batch_id', batchId);
          const batch = store.batches.get(batchId);
          expect(batch).toMatchObject({ total: 6, ...counted(all, groups) });
          expect(batch?.finishedAt === null).toBe(all.some((row) => open.includes(String(row.state))));
          for (const laneRow of store.lanes.all()) {
            const rows = stateRows(store, 'lane', laneRow.lane);
            expect(laneRow).toMatchObject(counted(rows, Object.fromEntries(states.map((name) => [name, [name]]))));
          }
        }
        store.database.close();
      }),
      { numRuns: 60 },
    );
  });

  it('of lanes forget jobs that are deleted; those of runs are a record and stay (E6)', () => {
    const store = testStore();
    const { runId } = addRun(store, 'file', 2);
    const job = claimNext(store);
    settleOne(store, job, settlement(job), startOfTime);
    store.database.connection.prepare('DELETE FROM jobs WHERE id = ?').run(job.id);
    expect(store.lanes.all()).toMatchObject([{ completed: 0, ready: 1 }]);
    expect(store.runs.get(runId)).toMatchObject({ total: 2, completed: 1, waiting: 1 });
  });
});

describe.each(storePlaces)('runs, %s', (place) => {
  it('start with their first job, end with their last, and are open again when one is tried again', () => {
    const store = testStore(place);
    const { runId } = addRun(store, 'file', 2);
    const times = () => {
      const run = store.runs.get(runId);
      return [run?.startedAt, run?.finishedAt];
    };
    expect(times()).toEqual([null, null]);
    const first = claimNext(store, startOfTime + 10);
    settleOne(store, first, settlement(first), startOfTime + 20);
    expect(times()).toEqual([startOfTime + 10, null]);
    const second = claimNext(store, startOfTime + 30);
    const failed = settlement(second, { state: 'failed', attemptOutcome: 'failed', error: testError });
    settleOne(store, second, failed, startOfTime + 40);
    expect(times()).toEqual([startOfTime + 10, startOfTime + 40]);
    store.jobs.retry([second.id], startOfTime + 50);
    expect(times()).toEqual([startOfTime + 10, null]);
    const again = claimNext(store, startOfTime + 60);
    settleOne(store, again, settlement(again), startOfTime + 70);
    expect(times()).toEqual([startOfTime + 10, startOfTime + 70]);
    expect(store.runs.get(runId)).toMatchObject({ completed: 2, failed: 0 });
  });

  it('are open again when a job is added to them', () => {
    const store = testStore(place);
    const { documentId, runId } = addRun(store, 'file', 1);
    const job = claimNext(store);
    settleOne(store, job, settlement(job), startOfTime + 1);
    expect(store.runs.get(runId)?.finishedAt).toBe(startOfTime + 1);
    store.jobs.enqueue([newJob({ documentId, runId })], startOfTime + 2);
    expect(store.runs.get(runId)).toMatchObject({ finishedAt: null, total: 2, waiting: 1 });
  });

  it('end when what is left of them is cancelled, though they never started', () => {
    const store = testStore(place);
    const { runId, jobIds } = addRun(store, 'file', 2);
    store.jobs.cancelWaiting(jobIds, startOfTime + 5);
    expect(store.runs.get(runId)).toMatchObject({ startedAt: null, finishedAt: startOfTime + 5, cancelled: 2 });
  });

  it('keep their options and their sections as they were asked for', () => {
    const store = testStore(place);
    const { documentId, runId } = addRun(store, 'file', 2);
    expect(store.runs.get(runId)).toMatchObject({
      options: { provider: 'embedded', kindOptions: {} },
      concurrency: 3,
      today: '2026-01-05',
    });
    expect(store.runs.sectionsOf(runId).map(({ key, success }) => [key, success])).toEqual([
      ['section-0', false],
      ['section-1', false],
    ]);
    expect(store.runs.currentOf([documentId]).map(({ id }) => id)).toEqual([runId]);
  });
});
