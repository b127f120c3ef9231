import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cancelExportBatch, retryExportBatch, startExportBatch } from '../../../src-main/app/exporting/export-batch.ts';
import { getExportBatch, listExportBatches } from '../../../src-main/app/exporting/export-batches.ts';
import { watchExportBatches } from '../../../src-main/app/exporting/export-batches.watch.ts';
import { tryFolder } from '../../../src-main/convert/files/save-file.ts';
import { candidateSchema } from '../../../src-shared/model/candidate.ts';
import type { ExportBatchView } from '../../../src-shared/model/export.ts';
import type { BatchId, DocumentId } from '../../../src-shared/model/ids.ts';
import { createBulkApp } from '../../support/bulk-app.ts';

describe('bulk export (F7)', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dossier-bulk-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const setUp = async (names: readonly string[]) => {
    const app = createBulkApp();
    const documentIds = names.map(
      (fullName) =>
        app.start({ input: { candidate: candidateSchema.parse({ fullName, title: 'Engineer' }) } }).documentId,
    );
    app.engine.start();
    const isDrafted = (id: DocumentId) => app.document(id).sections.every(({ content }) => content !== '');
    while (!documentIds.every(isDrafted)) await app.time.advance(50);
    const begin = (isZip = false, ids: readonly DocumentId[] = documentIds) =>
      startExportBatch(
        app.deps,
        { tryFolder },
        app.control,
      )({
        documentIds: ids,
        formats: ['md', 'txt'],
        variant: { themeId: null, anonymise: null, paper: null },
        isZip,
        folder,
      });
    const view = (batchId: BatchId) => getExportBatch(app.deps, app.control)({ batchId });
    const finish = async (batchId: BatchId): Promise<ExportBatchView> => {
      // Files are written in real time, the queue's clock is ours.
      for (let turns = 0; turns < 5_000 && view(batchId).finishedAt === null; turns++) {
        await app.time.advance(20);
        await new Promise((resolve) => setImmediate(resolve));
      }
      return view(batchId);
    };
    return { app, documentIds, begin, view, finish };
  };

  it('writes every document in every format, never over a file, with two of one name apart', async () => {
    await writeFile(join(folder, 'ada lovelace, engineer.md'), 'mine');
    const { begin, finish } = await setUp(['Ada Lovelace', 'Ada Lovelace', 'Grace Hopper']);
    const { batchId } = await begin();
    expect(await finish(batchId)).toMatchObject({ total: 3, completed: 3, failed: 0, files: 6 });
    expect((await readdir(folder)).toSorted()).toEqual([
      'Ada Lovelace, Engineer (2).md',
      'Ada Lovelace, Engineer (2).txt',
      'Ada Lovelace, Engineer (3).md',
      'Ada Lovelace, Engineer (3).txt',
      'Grace Hopper, Engineer.md',
      'Grace Hopper, Engineer.txt',
      'ada lovelace, engineer.md',
    ]);
  });

  it('lets a document that can’t be exported fail alone, and says why', async () => {
    const { app, documentIds, begin, finish } = await setUp(['Ada Lovelace', 'Grace Hopper']);
    app.store.database.connection.prepare("UPDATE sections SET content = '' WHERE document_id = ?").run(documentIds[0]);
    const { batchId } = await begin();
    const ended = await finish(batchId);
    expect(ended).toMatchObject({ completed: 1, failed: 1, files: 2 });
    expect(ended.failures).toMatchObject([
      { documentId: documentIds[0], title: 'Ada Lovelace, Engineer', error: { code: 'conflict' } },
    ]);
    app.store.database.connection
      .prepare("UPDATE sections SET content = 'text' WHERE document_id = ?")
      .run(documentIds[0]);
    await retryExportBatch(app.deps)({ batchId });
    expect(await finish(batchId)).toMatchObject({ completed: 2, failed: 0, files: 4 });
  });

  it('puts all into one ZIP that is the same each time, and counts documents', async () => {
    const { app, documentIds, begin, finish } = await setUp(['Ada Lovelace', 'ada lovelace', 'Grace Hopper']);
    app.store.database.connection.prepare("UPDATE sections SET content = '' WHERE document_id = ?").run(documentIds[2]);
    const { batchId } = await begin(true);
    const ended = await finish(batchId);
    expect(ended).toMatchObject({ total: 3, completed: 2, failed: 1, files: 4, isZip: true });
    expect(ended.failures).toMatchObject([{ documentId: documentIds[2], error: { code: 'conflict' } }]);
    const [name = ''] = await readdir(folder);
    expect(name).toMatch(/^Dossier 2026-01-05\.zip$/);
    const bytes = await readFile(join(folder, name));
    expect(Object.keys(unzipSync(bytes))).toEqual([
      'Ada Lovelace, Engineer.md',
      'Ada Lovelace, Engineer.txt',
      'ada lovelace, Engineer (2).md',
      'ada lovelace, Engineer (2).txt',
    ]);
    const again = await finish((await begin(true)).batchId);
    expect(again.completed).toBe(2);
    expect(await readFile(join(folder, 'Dossier 2026-01-05 (2).zip'))).toEqual(bytes);
  });

  it('fails at once where the disk is in the way, without burning attempts, and can be tried again', async () => {
    const { app, begin, finish } = await setUp(['Ada Lovelace']);
    app.refuse = 'export.disk-full';
    const { batchId } = await begin();
    expect(await finish(batchId)).toMatchObject({
      failed: 1,
      files: 0,
      failures: [{ error: { code: 'export.disk-full' } }],
    });
    expect(app.saves).toBe(1);
    app.refuse = null;
    await retryExportBatch(app.deps)({ batchId });
    expect(await finish(batchId)).toMatchObject({ completed: 1, files: 2 });
  });

  it('finds after a crash what it had written, and writes no double', async () => {
    const { app, begin, finish } = await setUp(['Ada Lovelace', 'Ada Lovelace']);
    app.diesAfterSaving = 1;
    const { batchId } = await begin();
    const ended = await finish(batchId);
    expect(ended).toMatchObject({ completed: 2, files: 4 });
    expect(await readdir(folder)).toHaveLength(4);
  });

  it('stops between two documents when it is cancelled, and leaves whole files only', async () => {
    const { app, begin, view, finish } = await setUp(['Ada Lovelace', 'Grace Hopper', 'Joan Clarke', 'Mary Shelley']);
    const { batchId } = await begin();
    app.onSaved = () => {
      app.onSaved = () => {};
      void cancelExportBatch(app.deps, app.control)({ batchId });
    };
    const ended = await finish(batchId);
    expect(ended.completed + ended.cancelled).toBe(4);
    expect(ended.cancelled).toBeGreaterThan(0);
    const names = await readdir(folder);
    expect(names.some((name) => name.endsWith('.tmp'))).toBe(false);
    expect(names).toHaveLength(view(batchId).files);
  });

  it('tells how far it is, with the end as the last word', async () => {
    const { app, begin, finish } = await setUp(['Ada Lovelace', 'Grace Hopper']);
    const told: ExportBatchView[] = [];
    const watch = watchExportBatches(app.deps, app.control, app.time, ({ payload }) => told.push(payload));
    app.store.database.onCommit(() => {
      watch.hear({
        name: 'store.changed',
        payload: { fromSeq: 1, toSeq: 1, changes: [], queue: app.queueStatus() },
      });
    });
    const { batchId } = await begin();
    await finish(batchId);
    await app.time.advance(1_000);
    expect(told.at(-1)).toMatchObject({ batchId, completed: 2, finishedAt: expect.any(Number) });
    expect(listExportBatches(app.deps, app.control)().batches.map((one) => one.batchId)).toEqual([batchId]);
  });

  it('refuses a folder that is gone before anything is queued', async () => {
    const { app, begin } = await setUp(['Ada Lovelace']);
    await rm(folder, { recursive: true });
    await expect(begin()).rejects.toMatchObject({ error: { code: 'export.no-folder' } });
    expect(listExportBatches(app.deps, app.control)().batches).toEqual([]);
  });
});
