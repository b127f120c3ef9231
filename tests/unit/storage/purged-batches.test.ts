import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src-main/storage/database.ts';
import { migrate, migrations } from '../../../src-main/storage/migrate.ts';
import { openStore } from '../../../src-main/storage/store.ts';
import { batchIdSchema, bootIdSchema } from '../../../src-shared/model/ids.ts';
import { addRun } from '../../support/sqlite-fixtures.ts';
import { rowsOf, startOfTime, testFolder, testStore } from '../../support/sqlite-store.ts';
import { newJob } from '../../support/test-queue.ts';

const batchId = batchIdSchema.parse('batch-1');

describe('a batch whose documents are deleted for good', () => {
  it.each([
    ['that waits', 0, 'ready'],
    ['that runs', 1, 'running'],
  ] as const)(
    'ends with its last job, where a purge at quit left it open for ever by one %s',
    (_name, claims, state) => {
      const store = testStore();
      const { documentId, runId } = addRun(store, 'gone', 0);
      const other = addRun(store, 'kept', 0);
      const [gone, kept] = [
        newJob({ documentId, runId, batchId }),
        newJob({ documentId: other.documentId, runId: other.runId, batchId }),
      ];
      store.jobs.enqueue([gone, kept], startOfTime);
      const lanes = [{ lane: 'test@embedded', limit: 1, isMetered: false }];
      store.queue.claim({ lanes, limit: claims, bootId: bootIdSchema.parse('boot'), now: startOfTime });
      expect(store.jobs.stateOf(gone.id)).toBe(state);
      store.documents.remove([documentId], startOfTime);
      store.documents.purge(startOfTime + 1);
      expect(store.batches.get(batchId)).toMatchObject({
        total: 2,
        waiting: 1,
        running: 0,
        cancelled: 1,
        finishedAt: null,
      });
      store.queue.cancelJobs([kept.id], startOfTime, () => []);
      expect(store.batches.get(batchId)).toMatchObject({
        waiting: 0,
        running: 0,
        cancelled: 2,
        finishedAt: startOfTime,
      });
    },
  );

  it('ends with the purge when all of its documents go', () => {
    const store = testStore();
    const { documentId, runId } = addRun(store, 'gone', 0);
    const [done, open] = [newJob({ documentId, runId, batchId }), newJob({ documentId, runId, batchId })];
    store.jobs.enqueue([done, open], startOfTime);
    store.queue.cancelJobs([done.id], startOfTime, () => []);
    store.documents.remove([documentId], startOfTime);
    store.documents.purge(startOfTime + 1);
    const batch = store.batches.get(batchId);
    expect(batch).toMatchObject({ total: 2, waiting: 0, running: 0, cancelled: 2 });
    expect(batch?.finishedAt).toBeGreaterThan(startOfTime);
  });

  it('is ended by the migration when an earlier version left it open', () => {
    const path = join(testFolder(), 'dossier.db');
    const before = openDatabase(path);
    const version = migrations.findIndex(({ name }) => name === 'claim-scopes');
    migrate(before.connection, path, startOfTime, migrations.slice(0, version));
    const insert = before.connection.prepare(
      'INSERT INTO batches (id, created_at, total, waiting, running, completed) VALUES (?, 0, ?, ?, ?, ?)',
    );
    insert.run('left-open', 3, 1, 1, 1);
    insert.run('open', 0, 0, 0, 0);
    before.connection.exec("INSERT INTO lanes (lane, queue, origin) VALUES ('q@o', 'q', 'o')");
    before.connection.exec(`
      INSERT INTO jobs (id, kind, queue, lane, payload, state, priority, rank, batch_id, attempt_limit, timeout_ms,
        created_at, updated_at)
      VALUES ('j', 'k', 'q', 'q@o', '{}', 'ready', 5, 0, 'open', 1, 1, 0, 0)`);
    before.close();
    const store = openStore(path, startOfTime);
    const rows = rowsOf(
      store,
      'SELECT id, waiting, running, completed, cancelled, finished_at FROM batches ORDER BY id',
    );
    store.database.close();
    expect(rows).toEqual([
      { id: 'left-open', waiting: 0, running: 0, completed: 1, cancelled: 2, finished_at: expect.any(Number) },
      { id: 'open', waiting: 1, running: 0, completed: 0, cancelled: 0, finished_at: null },
    ]);
  });
});
