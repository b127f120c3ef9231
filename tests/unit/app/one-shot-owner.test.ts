import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { startExportBatch } from '../../../src-main/app/exporting/export-batch.ts';
import { takeUpRequests } from '../../../src-main/composition/take-up-requests.ts';
import { watchServers } from '../../../src-main/composition/watch-servers.ts';
import { ProviderFault } from '../../../src-main/providers/provider-fault.ts';
import { ClaimScope } from '../../../src-main/queue/claim-scope.ts';
import type { JobHandler } from '../../../src-main/queue/handler.ts';
import { eraseHandler } from '../../../src-main/queue/handler.ts';
import { completed } from '../../../src-main/queue/outcome.ts';
import type { Effect } from '../../../src-shared/model/effect.ts';
import type { DocumentId, JobId, RunId } from '../../../src-shared/model/ids.ts';
import { jobIdSchema } from '../../../src-shared/model/ids.ts';
import { runOptionsSchema } from '../../../src-shared/model/run.ts';
import type { FakeAnswer } from '../../support/fake-model.ts';
import { answering, createFakeModel } from '../../support/fake-model.ts';
import { ManualTime } from '../../support/manual-time.ts';
import { rowsOf, testFolder } from '../../support/sqlite-store.ts';
import { createTestApp } from '../../support/test-app.ts';

const lab = runOptionsSchema.parse({ provider: 'lab', kindOptions: { experiences: 0 } });
const embedded = runOptionsSchema.parse({ provider: 'embedded', kindOptions: { experiences: 0 } });

const exports = (kind: string): JobHandler<unknown, Effect> => ({
  kind,
  payloadSchema: z.unknown(),
  run: () => Promise.resolve(completed([])),
});

/** One process on a store that others used before and may use after it. */
const live = (path: string, time: ManualTime, answer: FakeAnswer, scope?: ClaimScope) => {
  const fake = createFakeModel([answer]);
  const app = createTestApp({
    path,
    time,
    models: [fake],
    policy: { startLimit: null },
    settings: { firstDraft: 'always' },
    handlers: () => [eraseHandler(exports('export-document')), eraseHandler(exports('export-archive'))],
    ...(scope === undefined ? {} : { scope }),
  });
  const watch = watchServers({
    deps: app.deps,
    publisher: app.publisher,
    timers: time,
    random: () => 1,
    onUnexpected: (error) => expect.unreachable(String(error)),
    connectionOf: () => null,
    ...(scope === undefined ? {} : { scope }),
  });
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    watch.stop();
    const stopped = app.engine.stop(5_000);
    await time.advance(5_000);
    await stopped;
    await app.publisher.close();
    app.store.database.close();
  };
  onTestFinished(close);
  return {
    ...app,
    calls: fake.calls,
    close,
    begin: async () => {
      app.engine.start();
      watch.start();
      await time.advance(100);
    },
    /** Time passes until nothing of a run, or of anything, is open: calls wait for the disk in real time. */
    untilDone: async (runId?: RunId) => {
      const open = () =>
        rowsOf(
          app.store,
          `SELECT 1 FROM jobs WHERE state NOT IN ('completed', 'failed', 'cancelled') AND coalesce(run_id = ?, true)`,
          runId ?? null,
        ).length;
      for (let turns = 0; turns < 2_000 && open() > 0; turns++) await time.advance(50);
    },
    /** The rows of jobs about a document, and the lanes, as they are stored. */
    rowsAbout: (id: DocumentId) => ({
      jobs: rowsOf(app.store, 'SELECT * FROM jobs WHERE document_id = ? ORDER BY seq', id),
      lanes: rowsOf(app.store, "SELECT * FROM lanes WHERE origin LIKE 'https%' ORDER BY lane"),
    }),
  };
};

type App = ReturnType<typeof live>;

const exportAll = (app: App, documentIds: DocumentId[]) =>
  startExportBatch(
    app.deps,
    { tryFolder: () => Promise.resolve() },
    app.control,
  )({
    documentIds,
    formats: ['md'],
    variant: { themeId: null, anonymise: null, paper: null },
    isZip: false,
    folder: '/',
  });

/** A store in which a draft with a model waits, as a window left it that was closed. */
const leaveDraft = async (path: string, time: ManualTime, options = lab) => {
  const before = live(path, time, answering('Never asked.'));
  const { documentId } = before.start({ options });
  await before.close();
  return documentId;
};

describe('a process that works for one command (finding: an export spent money)', () => {
  it('finishes its batch, where an export sent model calls of other documents and cut them when it left', async () => {
    const [path, time] = [join(testFolder(), 'dossier.db'), new ManualTime()];
    const other = await leaveDraft(path, time);
    const scope = new ClaimScope();
    const app = live(path, time, answering('Paid for.'), scope);
    const untouched = app.rowsAbout(other);
    await app.begin();
    const { batchId } = await exportAll(app, [other]);
    scope.add({ batchIds: [batchId] });
    await time.advance(60_000);
    expect(app.store.batches.get(batchId)).toMatchObject({ total: 1, completed: 1, waiting: 0 });
    expect(app.calls).toEqual([]);
    const { jobs, lanes } = app.rowsAbout(other);
    expect({ jobs: jobs.filter((job) => job['batch_id'] === null), lanes }).toEqual(untouched);
  });

  it.each([
    ['the embedded drafter', embedded],
    ['a model', lab],
  ])('drafts its document with %s and no other', async (_name, options) => {
    const [path, time] = [join(testFolder(), 'dossier.db'), new ManualTime()];
    const other = await leaveDraft(path, time);
    const scope = new ClaimScope();
    const app = live(path, time, answering('Ours.'), scope);
    const untouched = app.rowsAbout(other);
    await app.begin();
    const { documentId, runId } = app.start({ options });
    scope.add({ runIds: [runId], documentIds: [documentId] });
    await app.untilDone(runId);
    await time.advance(60_000);
    expect(app.document(documentId).status).toBe('completed');
    expect(app.calls).toHaveLength(options === lab ? 9 : 0);
    expect(app.rowsAbout(other).jobs).toEqual(untouched.jobs);
    expect(app.document(other).sections.every(({ content }) => content === '')).toBe(true);
  });

  it('writes first drafts of its own document alone while the server is held', async () => {
    const [path, time] = [join(testFolder(), 'dossier.db'), new ManualTime()];
    const other = await leaveDraft(path, time);
    const scope = new ClaimScope();
    const noKey: FakeAnswer = () => {
      throw new ProviderFault('auth', 'no key');
    };
    const app = live(path, time, noKey, scope);
    await app.begin();
    const { documentId, runId } = app.start({ options: lab });
    scope.add({ runIds: [runId], documentIds: [documentId] });
    const isFilled = () => app.document(documentId).sections.every(({ origin }) => origin === 'embedded');
    for (let turns = 0; turns < 2_000 && !isFilled(); turns++) await time.advance(50);
    expect(isFilled()).toBe(true);
    expect(app.document(other).sections.every(({ content }) => content === '')).toBe(true);
    expect(
      app.rowsAbout(other).jobs.every(({ claim_no: claims, kind }) => claims === 0 && kind !== 'first-draft'),
    ).toBe(true);
  });

  it('neither wakes for what others have put off nor makes it ready', async () => {
    const [path, time] = [join(testFolder(), 'dossier.db'), new ManualTime()];
    const before = live(path, time, answering('Never asked.'));
    const other = before.start({ options: lab, startAt: time.now() + 1_000 }).documentId;
    await before.close();
    const scope = new ClaimScope();
    const app = live(path, time, answering('Paid for.'), scope);
    const untouched = app.rowsAbout(other).jobs;
    await app.begin();
    const { documentId, runId } = app.start({ options: lab, startAt: time.now() + 2_000 });
    scope.add({ runIds: [runId], documentIds: [documentId] });
    await app.untilDone(runId);
    await time.advance(60_000);
    expect(app.document(documentId).status).toBe('completed');
    expect(app.rowsAbout(other).jobs).toEqual(untouched);
  });

  it('leaves a held server of others as it is', async () => {
    const [path, time] = [join(testFolder(), 'dossier.db'), new ManualTime()];
    const before = live(path, time, answering('Never asked.'));
    const other = before.start({ options: lab }).documentId;
    for (const { lane } of before.store.lanes.all()) before.store.queue.hold(lane, 'offline', time.now() + 500, 0);
    await before.close();
    const app = live(path, time, answering('Paid for.'), new ClaimScope());
    const untouched = app.rowsAbout(other);
    await app.begin();
    await time.advance(600_000);
    expect(app.rowsAbout(other)).toEqual(untouched);
  });

  it('does first what its run waits for, whatever run that belongs to', async () => {
    const [path, time] = [join(testFolder(), 'dossier.db'), new ManualTime()];
    const scope = new ClaimScope();
    const app = live(path, time, answering('Ours.'), scope);
    await app.begin();
    const { runId } = app.start({ options: lab });
    const [first, ...rest] = app.store.jobs.idsOfRun(runId);
    if (first === undefined) return expect.unreachable('no jobs');
    const needed: JobId = jobIdSchema.parse('needed');
    const common = { queue: 'exports', origin: 'local', payload: {}, priority: 5, attemptLimit: 1, timeoutMs: 1_000 };
    const far: JobId = jobIdSchema.parse('far');
    app.store.jobs.enqueue(
      [
        { ...common, id: far, kind: 'export-document', dependsOn: [], dependencyRule: 'all-finished' },
        { ...common, id: needed, kind: 'export-document', dependsOn: [far], dependencyRule: 'all-finished' },
      ],
      time.now(),
    );
    app.store.database.connection.prepare('INSERT INTO job_dependencies VALUES (?, ?, 0)').run(first, needed);
    app.store.database.connection
      .prepare("UPDATE jobs SET state = 'blocked', waiting_for = waiting_for + 1 WHERE id = ?")
      .run(first);
    scope.add({ runIds: [runId] });
    await app.untilDone();
    expect([first, needed, far, ...rest].map((id) => app.store.jobs.stateOf(id))).toEqual(
      Array.from({ length: rest.length + 3 }, () => 'completed'),
    );
  });

  it('takes up what commands ask for', async () => {
    const scope = new ClaimScope();
    const app = createTestApp();
    const grown: number[] = [];
    scope.onGrown(() => grown.push(scope.runIds.size + scope.batchIds.size));
    const others = new Proxy({} as Parameters<typeof takeUpRequests>[0], {
      get: (_target, name) => expect.unreachable(String(name)),
    });
    const handlers = takeUpRequests(
      Object.assign(Object.create(others), {
        'run.start': () => app.start(),
        'export.start-batch-to-folder': (input: Parameters<ReturnType<typeof startExportBatch>>[0]) =>
          startExportBatch(app.deps, { tryFolder: () => Promise.resolve() }, app.control)(input),
      }),
      scope,
    );
    const { runId, documentId } = await handlers['run.start']({
      kind: 'competence-file',
      input: {},
      options: embedded,
    });
    const { batchId } = await handlers['export.start-batch-to-folder']({
      documentIds: [documentId],
      formats: ['md'],
      variant: { themeId: null, anonymise: null, paper: null },
      isZip: false,
      folder: '/',
    });
    expect([[...scope.runIds], [...scope.documentIds], [...scope.batchIds]]).toEqual([
      [runId],
      [documentId],
      [batchId],
    ]);
    expect(grown).toEqual([1, 2]);
  });
});
