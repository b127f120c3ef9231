import { describe, expect, it } from 'vitest';
import { deleteDocuments } from '../../../src-main/app/documents/delete-documents.ts';
import { restoreDocuments } from '../../../src-main/app/documents/restore-documents.ts';
import type { JobId } from '../../../src-shared/model/ids.ts';
import { runOptionsSchema } from '../../../src-shared/model/run.ts';
import type { FakeAnswer } from '../../support/fake-model.ts';
import { createFakeModel, someUsage } from '../../support/fake-model.ts';
import { settled } from '../../support/manual-time.ts';
import { createTestApp } from '../../support/test-app.ts';

describe('the undo of a deletion', () => {
  /** A draft whose sections are all being written, by work that takes its time to stop. */
  const startSlow = async () => {
    const stops: (() => void)[] = [];
    const slow: FakeAnswer = async function* (_request, signal) {
      yield { type: 'sent' };
      await new Promise<void>((resolve) => stops.push(resolve));
      signal.throwIfAborted();
      yield { type: 'completed', text: 'Whole.', usage: someUsage, requestId: null };
    };
    const app = createTestApp({ models: [createFakeModel([slow])], policy: { startLimit: null, concurrency: 3 } });
    const { documentId, runId } = app.start({ options: runOptionsSchema.parse({ provider: 'lab' }) });
    app.engine.start();
    await settled();
    const running = app.store.jobs.idsOfRun(runId, ['running']);
    const letStop = async () => {
      for (const stop of stops.splice(0)) stop();
      await settled();
    };
    return { app, documentId, runId, running, letStop, cancel: (ids: readonly JobId[]) => app.engine.cancel(ids) };
  };

  it('takes up what settles as cancelled after the undo, which the undo missed', async () => {
    const { app, documentId, running, letStop, cancel } = await startSlow();
    expect(running.length).toBeGreaterThan(0);
    await deleteDocuments(app.deps, cancel)({ documentIds: [documentId] });
    await restoreDocuments(app.deps, app.control)({ documentIds: [documentId] });
    await letStop();
    expect(app.document(documentId).run?.counts).toMatchObject({ cancelled: 0, failed: 0 });
    for (let turns = 0; turns < 20; turns++) await letStop();
    expect(app.document(documentId).status).toBe('completed');
  });

  it('takes up what has stopped and is about to be stored as cancelled', async () => {
    const { app, documentId, letStop, cancel } = await startSlow();
    const { settle } = app.store.queue;
    let refusals = 1;
    Object.assign(app.store.queue, {
      settle: (...args: Parameters<typeof settle>) => {
        if (refusals-- > 0) throw Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' });
        return settle(...args);
      },
    });
    await deleteDocuments(app.deps, cancel)({ documentIds: [documentId] });
    await letStop();
    await restoreDocuments(app.deps, app.control)({ documentIds: [documentId] });
    await app.time.advance(2_000);
    expect(app.document(documentId).run?.counts).toMatchObject({ cancelled: 0 });
  });

  it('leaves what the user had cancelled before the deletion and had not stopped yet', async () => {
    const { app, documentId, running, letStop, cancel } = await startSlow();
    cancel(running.slice(0, 1));
    await app.time.advance(1_000);
    await deleteDocuments(app.deps, cancel)({ documentIds: [documentId] });
    await restoreDocuments(app.deps, app.control)({ documentIds: [documentId] });
    await letStop();
    expect(app.document(documentId).run?.counts).toMatchObject({ cancelled: 1 });
    expect(running.map((id) => app.store.jobs.stateOf(id) === 'cancelled')).toEqual([true, false, false]);
  });

  it('cancels nothing more of documents that are brought back while they are still being deleted', async () => {
    const app = createTestApp();
    const drafts = Array.from({ length: 30 }, () => app.start());
    const documentIds = drafts.map(({ documentId }) => documentId);
    let turns = 0;
    const turn = async () => {
      if (turns++ === 0) await restoreDocuments(app.deps, app.control)({ documentIds });
    };
    await deleteDocuments({ ...app.deps, turn }, (ids) => app.engine.cancel(ids))({ documentIds });
    expect(turns).toBeGreaterThan(1);
    const counts = documentIds.map((id) => app.document(id).run?.counts);
    expect(counts.every((count) => count?.cancelled === 0 && count.waiting === 11)).toBe(true);
  });
});
