import { describe, expect, it } from 'vitest';
import { watchForFirstDrafts } from '../../../src-main/app/drafting/first-drafts.watch.ts';
import { redraft } from '../../../src-main/app/drafting/redraft.ts';
import { getExportSubject } from '../../../src-main/app/exporting/get-export-subject.ts';
import { renderJson } from '../../../src-main/convert/plain/render-json.ts';
import { ProviderFault } from '../../../src-main/providers/provider-fault.ts';
import { jobIdSchema, runIdSchema } from '../../../src-shared/model/ids.ts';
import { runOptionsSchema, runRecordSchema } from '../../../src-shared/model/run.ts';
import type { FakeAnswer } from '../../support/fake-model.ts';
import { answering, createFakeModel } from '../../support/fake-model.ts';
import { createTestApp } from '../../support/test-app.ts';

const lab = runOptionsSchema.parse({ provider: 'lab', kindOptions: { experiences: 0 } });
const offline: FakeAnswer = () => {
  throw new ProviderFault('offline', 'refused');
};

const open = (answers: readonly FakeAnswer[], settings: Parameters<typeof createTestApp>[0] = {}) => {
  const fake = createFakeModel(answers);
  const app = createTestApp({ models: [fake], policy: { startLimit: null }, ...settings });
  const unexpected: unknown[] = [];
  const drafts = watchForFirstDrafts(app.deps, (error) => unexpected.push(error));
  const goOnline = (answer: FakeAnswer) => {
    fake.next(answer);
    for (const { lane, holdReason } of app.store.lanes.all()) {
      if (holdReason) app.store.queue.release(lane, app.time.now());
    }
  };
  return { ...app, fake, drafts, unexpected, goOnline };
};

describe('a first draft until the model’s text comes (F1, F2)', () => {
  it('is there at once, whole, and marked as the embedded drafter’s; the model’s version waits without cost', async () => {
    const app = open([offline]);
    const { documentId } = app.start({ options: lab });
    app.engine.start();
    await app.time.advance(100);
    await app.drafts.look();
    await app.time.advance(100);
    const { sections, run, paid } = app.document(documentId);
    expect(sections.every(({ content, origin }) => content !== '' && origin === 'embedded')).toBe(true);
    expect(sections.every(({ state }) => state.type === 'waiting')).toBe(true);
    expect(run?.counts).toMatchObject({ total: 9, waiting: 9, failed: 0 });
    expect(paid).toBeNull();
    expect(app.unexpected).toEqual([]);
  });

  it('is what a JSON export holds too, each section said to be not done', async () => {
    const app = open([offline]);
    const { documentId } = app.start({ options: lab });
    app.engine.start();
    await app.time.advance(100);
    await app.drafts.look();
    await app.time.advance(100);
    const { subject } = await getExportSubject(app.deps)({
      documentId,
      variant: { themeId: null, anonymise: null, paper: null },
    });
    const exported = runRecordSchema.parse(JSON.parse(renderJson(subject.document.record)));
    const printed = new Map(subject.document.body.sections.map(({ key, content }) => [key, content]));
    expect(exported.sections).toHaveLength(9);
    for (const { key, content, success } of exported.sections) {
      expect(content).not.toBe('');
      expect(content).toBe(printed.get(key));
      expect(success).toBe(false);
    }
    expect(exported.status).toBe('waiting');
    expect(
      Object.values(exported.sectionsGrouped)
        .flat()
        .every(({ content }) => content !== ''),
    ).toBe(true);
  });

  it('is replaced by the model’s text, and stays among the versions', async () => {
    const app = open([offline]);
    const { documentId } = app.start({ options: lab });
    app.engine.start();
    await app.time.advance(100);
    await app.drafts.look();
    await app.time.advance(100);
    const first = app.document(documentId).sections[0];
    app.goOnline(answering('By the model.'));
    await app.time.advance(1_000);
    const view = app.document(documentId);
    expect(view.status).toBe('completed');
    expect(view.sections.every(({ content, origin }) => content === 'By the model.' && origin === 'model')).toBe(true);
    const versions = app.store.database.connection
      .prepare<[string], { content: string; origin: string }>(
        'SELECT content, origin FROM section_versions WHERE section_id = ? AND is_proposal = 0 ORDER BY revision',
      )
      .all(first?.id ?? '');
    expect(versions).toEqual([
      { content: first?.content, origin: 'embedded' },
      { content: 'By the model.', origin: 'model' },
    ]);
  });

  it('that the user edited or locked is kept: the model’s text is a proposal beside it', async () => {
    const app = open([offline]);
    const { documentId } = app.start({ options: lab });
    app.engine.start();
    await app.time.advance(100);
    await app.drafts.look();
    await app.time.advance(100);
    const [edited, locked, other] = app.document(documentId).sections;
    const { connection } = app.store.database;
    connection
      .prepare("UPDATE sections SET content = 'Mine.', origin = 'user', revision = revision + 1 WHERE id = ?")
      .run(edited?.id ?? '');
    connection.prepare('UPDATE sections SET is_locked = 1 WHERE id = ?').run(locked?.id ?? '');
    app.goOnline(answering('By the model.'));
    await app.time.advance(1_000);
    const now = app.document(documentId).sections;
    expect(now[0]?.content).toBe('Mine.');
    expect(now[1]?.content).toBe(locked?.content);
    expect(now[2]?.content).toBe('By the model.');
    expect(other?.content).not.toBe('By the model.');
    const proposals = connection
      .prepare<[], { n: number }>('SELECT count(*) AS n FROM section_versions WHERE is_proposal = 1')
      .get();
    expect(proposals?.n).toBe(2);
  });

  it('that comes after the model’s text is dropped', async () => {
    const app = open([offline]);
    const { documentId } = app.start({ options: lab });
    app.engine.start();
    await app.time.advance(100);
    // Queued, and not begun when the server is back.
    app.store.queues.setPaused('sections', true, app.time.now());
    await app.drafts.look();
    const [first] = app.document(documentId).sections;
    if (!first?.runId) throw new Error('no section');
    const { id: sectionId, runId } = first;
    app.store.sections.putDraft(
      {
        type: 'put-section',
        sectionId,
        runId,
        baseRevision: 0,
        markdown: 'By the model.',
        data: null,
        origin: 'model',
      },
      { jobId: jobIdSchema.parse('j'), claimNo: 1, now: app.time.now() },
    );
    app.store.queues.setPaused('sections', false, app.time.now());
    await app.time.advance(1_000);
    expect(app.document(documentId).sections[0]?.content).toBe('By the model.');
    const versions = app.store.database.connection
      .prepare<[string], { origin: string }>('SELECT origin FROM section_versions WHERE section_id = ?')
      .all(sectionId);
    expect(versions).toEqual([{ origin: 'model' }]);
  });

  it('is asked for once, however often a hold is heard of, and never when the user wants none', async () => {
    const app = open([offline]);
    app.start({ options: lab });
    app.engine.start();
    await app.time.advance(100);
    await Promise.all([app.drafts.look(), app.drafts.look()]);
    await app.drafts.look();
    await app.time.advance(100);
    await app.drafts.look();
    const count = () =>
      app.store.database.connection
        .prepare<[], { n: number }>("SELECT count(*) AS n FROM jobs WHERE kind = 'first-draft'")
        .get()?.n;
    expect(count()).toBe(9);
    app.set({ firstDraft: 'never' });
    app.start({ options: lab });
    await app.drafts.look();
    expect(count()).toBe(9);
  });

  it('comes at once for a section that is asked for while its server is held already', async () => {
    const app = open([offline]);
    const { documentId } = app.start({ options: lab });
    app.engine.start();
    await app.time.advance(100);
    const [first] = app.document(documentId).sections;
    const [job] = app.store.jobs.idsOfRun(first?.runId ?? runIdSchema.parse('none'));
    if (job === undefined) throw new Error('no job');
    app.publisher.subscribe(app.drafts.hear);
    app.store.jobs.cancelWaiting([job], app.time.now());
    await app.time.advance(1_000);
    const firstDrafts = () =>
      app.store.database.connection
        .prepare<[], { n: number }>("SELECT count(*) AS n FROM jobs WHERE kind = 'first-draft'")
        .get()?.n ?? 0;
    expect(firstDrafts()).toBe(0);
    app.store.jobs.retry([job], app.time.now());
    await app.time.advance(100);
    expect(firstDrafts()).toBe(9);
  });

  it('comes first online too, where the user wants it always', async () => {
    const app = open([answering('By the model.')], { settings: { firstDraft: 'always' } });
    app.start({ options: lab });
    await app.drafts.look();
    const kinds = app.store.database.connection
      .prepare<[], { kind: string; n: number }>('SELECT kind, count(*) AS n FROM jobs GROUP BY kind')
      .all();
    expect(kinds).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'first-draft', n: 9 })]));
  });
});

describe('drafting a document anew (F2)', () => {
  it('turns an embedded draft into a model’s, keeping what the user edited or locked', async () => {
    const app = open([answering('By the model.')]);
    const { documentId } = app.start({ options: runOptionsSchema.parse({ kindOptions: { experiences: 0 } }) });
    app.engine.start();
    await app.time.advance(1_000);
    const [edited, locked] = app.document(documentId).sections;
    const { connection } = app.store.database;
    connection
      .prepare("UPDATE sections SET content = 'Mine.', origin = 'user', revision = revision + 1 WHERE id = ?")
      .run(edited?.id ?? '');
    connection.prepare('UPDATE sections SET is_locked = 1 WHERE id = ?').run(locked?.id ?? '');
    expect(redraft(app.deps)({ documentId, options: lab })).toMatchObject({ sections: 8 });
    expect(() => redraft(app.deps)({ documentId, options: lab })).toThrow(/being drafted already/);
    await app.time.advance(1_000);
    const view = app.document(documentId);
    expect(view.sections.map(({ content }) => content === 'By the model.')).toEqual([
      false,
      false,
      ...new Array(7).fill(true),
    ]);
    expect(view.sections[0]?.content).toBe('Mine.');
    expect(view.run).toMatchObject({ provider: 'lab', counts: { total: 8, completed: 8 } });
  });
});
