import { describe, expect, it } from 'vitest';
import { getRunRecord } from '../../../src-main/app/drafting/get-run-record.ts';
import { redraft } from '../../../src-main/app/drafting/redraft.ts';
import { regenerateSection } from '../../../src-main/app/drafting/regenerate-section.ts';
import { holdForRemoved } from '../../../src-main/app/models/place-work.ts';
import { retryFailed } from '../../../src-main/app/queue/retry-jobs.ts';
import { ProviderFault } from '../../../src-main/providers/provider-fault.ts';
import { priceOf } from '../../../src-shared/model/price.ts';
import { runOptionsSchema } from '../../../src-shared/model/run.ts';
import type { FakeAnswer } from '../../support/fake-model.ts';
import { answering, createFakeModel, hanging } from '../../support/fake-model.ts';
import { settled } from '../../support/manual-time.ts';
import { createTestApp } from '../../support/test-app.ts';

const lab = runOptionsSchema.parse({ provider: 'lab', kindOptions: { experiences: 0 } });
const failing: FakeAnswer = () => {
  throw new ProviderFault('refused', 'no');
};
const quota: FakeAnswer = () => {
  throw new ProviderFault('quota', 'empty');
};

const open = (answers: readonly FakeAnswer[]) => {
  const fake = createFakeModel(answers);
  return { ...createTestApp({ models: [fake], policy: { startLimit: null } }), fake };
};

describe('drafts that take the place of others', () => {
  it('are not undone by a retry of what failed before them, nor paid for once more (F4)', async () => {
    const app = open([failing]);
    const { documentId } = app.start({ options: lab });
    app.engine.start();
    await app.time.advance(1_000);
    app.fake.next(answering('Text.'));
    redraft(app.deps)({ documentId, options: lab });
    await app.time.advance(1_000);
    const calls = app.fake.calls.length;
    expect(await retryFailed(app.deps)({ queue: 'sections' })).toEqual({ jobs: 0 });
    await app.time.advance(1_000);
    expect(app.fake.calls).toHaveLength(calls);
  });

  it('leave the text and its record alone when they are called off', async () => {
    const app = open([answering('Text.')]);
    const { documentId, runId } = app.start({ options: lab });
    app.engine.start();
    await app.time.advance(1_000);
    const [first] = app.document(documentId).sections;
    if (!first) throw new Error('no section');
    app.fake.next(hanging());
    regenerateSection(app.deps)({ sectionId: first.id });
    await settled();
    app.engine.cancel(app.store.jobs.idsOfRun(runId, ['running', 'ready']));
    await app.time.advance(1_000);
    expect(app.document(documentId).sections[0]).toMatchObject({ content: 'Text.', state: { type: 'drafted' } });
    expect(getRunRecord(app.deps)({ runId }).sections[0]).toMatchObject({ success: true, content: 'Text.' });
    const again = redraft(app.deps)({ documentId, options: { ...lab, model: 'other' } });
    await settled();
    app.engine.cancel(app.store.jobs.idsOfRun(again.runId));
    await app.time.advance(1_000);
    expect(app.document(documentId).status).toBe('completed');
  });

  it('wait for one another: a section that is being drafted is not drafted twice', async () => {
    const app = open([answering('Text.')]);
    const { documentId } = app.start({ options: lab });
    app.engine.start();
    await app.time.advance(1_000);
    const [locked] = app.document(documentId).sections;
    const { connection } = app.store.database;
    connection.prepare('UPDATE sections SET is_locked = 1 WHERE id = ?').run(locked?.id ?? '');
    redraft(app.deps)({ documentId, options: { ...lab, model: 'other' } });
    await app.time.advance(1_000);
    connection.prepare('UPDATE sections SET is_locked = 0').run();
    app.fake.next(hanging());
    if (!locked) throw new Error('no section');
    regenerateSection(app.deps)({ sectionId: locked.id });
    await settled();
    expect(() => redraft(app.deps)({ documentId, options: lab })).toThrow(/being drafted already/);
  });
});

describe('servers that change under work that waits', () => {
  it('take it along to their new address', async () => {
    const app = open([quota]);
    const { documentId } = app.start({ options: lab });
    app.engine.start();
    await app.time.advance(1_000);
    expect(app.store.jobs.moveToOrigin('lab', 'https://right.example.com')).toBe(9);
    const lanes = app.store.lanes.all();
    expect(lanes.find(({ origin }) => origin === 'https://right.example.com')).toMatchObject({
      ready: 9,
      blocked: 0,
      holdReason: null,
    });
    expect(lanes.find(({ origin }) => origin === app.fake.model.origin)).toMatchObject({ ready: 0 });
    expect(app.store.jobs.moveToOrigin('lab', 'https://right.example.com')).toBe(0);
    app.fake.next(answering('Text.'));
    await app.time.advance(60_000);
    expect(app.document(documentId).status).toBe('completed');
  });

  it('take along what failed or runs, so that a retry never goes back to an address that nobody releases', async () => {
    const app = open([failing, failing, failing, failing, failing, failing, hanging()]);
    app.set({ outages: { failures: null } });
    const { documentId, runId } = app.start({ options: { ...lab, maxRetries: 0 } });
    app.engine.start();
    await app.time.advance(1_000);
    expect(app.document(documentId).run?.counts).toMatchObject({ failed: 6, running: 3 });
    app.store.queue.hold('sections@https://models.example.com', 'offline', null, app.time.now());
    expect(app.store.jobs.moveToOrigin('lab', 'https://right.example.com')).toBe(9);
    const lanes = app.store.lanes.all();
    expect(lanes.find(({ origin }) => origin === app.fake.model.origin)).toMatchObject({ failed: 0, running: 0 });
    expect(lanes.find(({ origin }) => origin === 'https://right.example.com')).toMatchObject({ failed: 6, running: 3 });
    app.fake.next(answering('Text.'));
    // What was under way is stopped as by a restart, and comes back into the new lane.
    await app.engine.stop(0);
    expect(app.document(documentId).run?.counts).toMatchObject({ failed: 6, waiting: 3 });
    expect(app.store.jobs.retry(app.store.jobs.idsOfRun(runId, ['failed']), app.time.now())).toBe(6);
    expect(app.store.lanes.all().find(({ origin }) => origin === 'https://right.example.com')).toMatchObject({
      ready: 9,
    });
  });

  it('take along a call that ends after the address was corrected', async () => {
    const app = open([hanging()]);
    app.start({ options: lab });
    app.engine.start();
    await settled();
    const { connection } = app.store.database;
    app.store.jobs.moveToOrigin('lab', 'https://right.example.com');
    // As if the lane had been written by a process that knew nothing of the move.
    connection.prepare("UPDATE jobs SET lane = 'sections@https://models.example.com' WHERE state = 'running'").run();
    await app.engine.stop(0);
    expect(app.store.lanes.all().find(({ origin }) => origin === 'https://right.example.com')).toMatchObject({
      running: 0,
      ready: 9,
    });
  });

  it('are asked once more by whoever starts a draft, although they were held for the user', async () => {
    const app = open([quota]);
    app.start({ options: lab });
    app.engine.start();
    await app.time.advance(1_000);
    const before = app.fake.calls.length;
    app.fake.next(answering('Text.'));
    const { documentId } = app.start({ options: lab });
    await app.time.advance(60_000);
    expect(app.fake.calls.length).toBeGreaterThan(before);
    expect(app.document(documentId).status).toBe('completed');
  });

  it('that are set up no more keep nobody else from their origin, and fail nothing at once', async () => {
    const app = open([answering('Text.')]);
    const gone = runOptionsSchema.parse({ provider: 'gone', kindOptions: { experiences: 0 } });
    const { documentId, runId } = app.start({ options: lab });
    app.store.database.connection.prepare('UPDATE runs SET provider = ? WHERE id = ?').run(gone.provider, runId);
    app.engine.start();
    await app.time.advance(2 * 3_600_000);
    const held = app.store.lanes.all().filter(({ holdReason }) => holdReason !== null);
    expect(held).toMatchObject([{ origin: 'removed:gone', holdReason: 'no-server', ready: 9 }]);
    expect(app.document(documentId).run?.counts).toMatchObject({ failed: 0, waiting: 9 });
    const other = app.start({ options: { ...lab, model: 'other' } });
    await app.time.advance(1_000);
    expect(app.document(other.documentId).status).toBe('completed');
  });

  it('that are removed keep their work in lanes of its own until they are added again', async () => {
    const app = open([answering('Text.')]);
    const { documentId } = app.start({ options: lab });
    holdForRemoved(app.deps, app.fake.model.name);
    app.engine.start();
    await app.time.advance(24 * 3_600_000);
    expect(app.fake.calls).toHaveLength(0);
    expect(app.document(documentId).run?.counts).toMatchObject({ failed: 0, waiting: 9 });
    expect(app.document(documentId).sections[0]?.state).toMatchObject({
      reason: { type: 'held', reason: 'no-server' },
    });
    app.store.jobs.moveToOrigin('lab', app.fake.model.origin);
    await app.time.advance(1_000);
    expect(app.document(documentId).status).toBe('completed');
  });

  it('a deleted document takes its answers along (F8)', async () => {
    const app = open([answering('Text.')]);
    const { documentId } = app.start({ options: lab });
    app.engine.start();
    await app.time.advance(1_000);
    expect(app.store.responses.size().entries).toBe(9);
    app.store.documents.remove([documentId], app.time.now());
    app.store.documents.purge(app.time.now() + 1);
    expect(app.store.responses.size().entries).toBe(0);
  });
});

describe('list prices', () => {
  it.each([
    ['gpt-5-mini', 0.25],
    ['gpt-5-mini-2025-08-07', 0.25],
    ['gpt-5', 1.25],
    ['o3-pro', null],
    ['gpt-5.9-ultra', null],
    ['gpt-5-codex', null],
  ])('of %s is %s: what only begins alike may cost ten times as much', (model, input) => {
    expect(priceOf(model, [])?.input ?? null).toBe(input);
  });

  it('give way to the user’s own, which may name many at once', () => {
    const own = { model: 'gpt-5*', input: 9, cachedInput: 9, output: 9 };
    expect(priceOf('gpt-5-mini', [own])).toBe(own);
    expect(priceOf('o3', [own])?.input).toBe(2);
  });
});
