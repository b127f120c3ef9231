import { describe, expect, it } from 'vitest';
import { deleteDocuments } from '../../../src-main/app/documents/delete-documents.ts';
import { requireKind } from '../../../src-main/app/documents/open-draft.ts';
import { restoreDocuments } from '../../../src-main/app/documents/restore-documents.ts';
import { cancelRun } from '../../../src-main/app/drafting/cancel-run.ts';
import { watchFinishedRuns } from '../../../src-main/app/drafting/finished-runs.watch.ts';
import { getRunRecord } from '../../../src-main/app/drafting/get-run-record.ts';
import { retryFailedSections } from '../../../src-main/app/drafting/retry-sections.ts';
import { startRun } from '../../../src-main/app/drafting/start-run.ts';
import { getQueueStatus } from '../../../src-main/app/queue/get-queue-status.ts';
import type { DocumentKind } from '../../../src-main/documents/document-kind.ts';
import { AppFailure } from '../../../src-shared/model/app-error.ts';
import type { JobId } from '../../../src-shared/model/ids.ts';
import type { RunOptions } from '../../../src-shared/model/run.ts';
import { runOptionsSchema } from '../../../src-shared/model/run.ts';
import type { Step } from '../../../src-shared/model/step.ts';
import { settled } from '../../support/manual-time.ts';
import { createTestApp, testCandidate } from '../../support/test-app.ts';

const scripted = runOptionsSchema.parse({ provider: 'scripted' });

describe('drafting a competence file', () => {
  it('drafts every section in its order and keeps the record of A6', async () => {
    const app = createTestApp();
    const { documentId, runId } = app.start();
    app.engine.start();
    await settled();
    const document = app.document(documentId);
    expect(document.status).toBe('completed');
    expect(document.sections.map(({ order }) => order)).toEqual(document.sections.map((_, index) => index));
    expect(document.sections.slice(0, 9).every(({ content }) => content.length > 0)).toBe(true);
    const record = getRunRecord(app.deps)({ runId });
    expect(record).toMatchObject({
      status: 'completed',
      totals: { sections: 11, succeeded: 11, failed: 0 },
      provider: 'embedded',
      strategy: 'section-by-section',
      concurrency: 3,
    });
    expect(
      Object.fromEntries(Object.entries(record.sectionsGrouped).map(([key, list]) => [key, list.map((s) => s.order)])),
    ).toEqual({
      identity: [0],
      profile: [1],
      skills: [2, 3, 4],
      background: [5, 6, 7],
      experience: [8, 9, 10],
    });
    expect(app.unexpected).toEqual([]);
  });

  it('is partial when a section fails after its attempts, says which and why, and drafts only that one again (A4)', async () => {
    const app = createTestApp({
      script: {
        education: [
          { do: 'fail', fault: 'server-error' },
          { do: 'empty' },
          { do: 'cut', afterWords: 1, wordDelayMs: 0 },
          { do: 'answer', wordDelayMs: 0 },
        ],
      },
    });
    const { documentId, runId } = app.start({ options: scripted });
    app.engine.start();
    await app.time.advance(10_000);
    const failed = app.document(documentId);
    expect(failed.status).toBe('partial');
    const education = failed.sections.find(({ key }) => key === 'education');
    expect(education?.state).toMatchObject({ type: 'failed', attempts: 3, error: { code: 'provider.cut' } });
    expect(getRunRecord(app.deps)({ runId })).toMatchObject({
      status: 'partial',
      totals: { succeeded: 10, failed: 1 },
    });

    const callsBefore = app.calls.length;
    expect(retryFailedSections(app.deps)({ runId })).toEqual({ sections: 1 });
    await settled();
    expect(app.document(documentId).status).toBe('completed');
    expect(app.calls.slice(callsBefore)).toEqual(['education']);
    expect(app.calls.filter((key) => key === 'header')).toHaveLength(1);
  });

  it('names what in the input and in its kind’s options does not fit, never what is in it', () => {
    const app = createTestApp();
    const secret = 'Nour Haddad';
    const experience = [{ company: 'A', title: 'B', start: secret, responsibilities: [secret, 7] }];
    const refused = (input: unknown, kindOptions: RunOptions['kindOptions'] = {}) => {
      try {
        app.start({ input, options: runOptionsSchema.parse({ kindOptions }) });
      } catch (error) {
        expect(JSON.stringify(error)).not.toContain(secret);
        if (error instanceof AppFailure)
          return [error.error.code, ...(error.error.issues ?? []).map(({ path }) => path)];
      }
      throw new Error('accepted');
    };
    expect(refused({ candidate: { fullName: 42, experience } })).toEqual(
      expect.arrayContaining([
        'input.invalid',
        'input.candidate.fullName',
        'input.candidate.experience[0].responsibilities[1]',
      ]),
    );
    expect(refused({ candidate: testCandidate }, { experiences: -1 })).toEqual(
      expect.arrayContaining(['input.invalid', 'options.kindOptions.experiences']),
    );
    expect(() => app.start({ kind: 'no-such-kind' })).toThrow(/no documents of the kind/);
    expect(app.store.documents.count('')).toBe(0);
  });

  it('takes plans whose sections wait in several steps, in whatever order they stand (A13)', async () => {
    const app = createTestApp();
    const kind = requireKind(app.deps, 'competence-file');
    const withWaits = (waitsFor: (step: Step) => string[]): DocumentKind => ({
      ...kind,
      open: (...received) => {
        const document = kind.open(...received);
        const { sections, steps } = document.plan();
        const changed = { sections, steps: steps.map((step) => ({ ...step, waitsFor: waitsFor(step) })) };
        return { ...document, plan: () => changed };
      },
    });
    const waits: Record<string, string[]> = {
      header: ['professional-summary'],
      'professional-summary': ['education', 'experiences-summary'],
    };
    const deps = { ...app.deps, documentKind: () => withWaits(({ key, waitsFor }) => waits[key] ?? waitsFor) };
    const { documentId } = startRun(deps)({
      kind: 'competence-file',
      input: { candidate: testCandidate },
      options: runOptionsSchema.parse({}),
    });
    app.engine.start();
    await settled();
    expect(app.document(documentId).status).toBe('completed');
    const broken = { ...app.deps, documentKind: () => withWaits(() => ['experience-99']) };
    expect(() =>
      startRun(broken)({
        kind: 'competence-file',
        input: { candidate: testCandidate },
        options: runOptionsSchema.parse({}),
      }),
    ).toThrow(/experience-99/);
    expect(app.store.documents.count('')).toBe(1);
  });

  it('tells the end of a run once, also when too many changes came at once to be listed (C3)', async () => {
    const app = createTestApp();
    const told: string[] = [];
    const hear = watchFinishedRuns(app.deps, ({ payload }) => told.push(`${payload.title}: ${payload.status}`));
    app.start({ title: 'One' });
    app.engine.start();
    await settled();
    const queue = getQueueStatus(app.deps)();
    const gap = { name: 'store.changed', payload: { fromSeq: 900, toSeq: 900, changes: [], queue } } as const;
    hear({ ...gap, payload: { ...gap.payload, changes: [] } });
    hear({ ...gap, payload: { ...gap.payload, changes: [] } });
    expect(told).toEqual(['One: completed']);
  });

  it('takes no more attempts than asked for (A5)', async () => {
    const app = createTestApp({ script: { '*': [{ do: 'empty' }] } });
    const { documentId } = app.start({ options: { ...scripted, maxRetries: 0 } });
    app.engine.start();
    await app.time.advance(10_000);
    expect(app.document(documentId).status).toBe('failed');
    expect(app.calls).toHaveLength(11);
  });

  it('lets the experiences summary wait for the experiences (A13)', async () => {
    const app = createTestApp();
    const { documentId } = app.start();
    const summary = app.document(documentId).sections.find(({ key }) => key === 'experiences-summary');
    expect(summary?.state).toEqual({ type: 'waiting', reason: { type: 'sections', count: 2 } });
  });

  it('keeps finished sections when the rest is cancelled', async () => {
    const app = createTestApp({ script: { languages: [{ do: 'hang' }], education: [{ do: 'hang' }] } });
    const { documentId, runId } = app.start({ options: scripted });
    app.engine.start();
    await settled();
    cancelRun(app.deps, (ids) => app.engine.cancel(ids))({ runId });
    await app.time.advance(10_000);
    const document = app.document(documentId);
    expect(document.status).toBe('partial');
    const types = new Map(document.sections.map(({ key, state }) => [key, state.type]));
    expect([types.get('header'), types.get('languages'), types.get('education')]).toEqual([
      'drafted',
      'cancelled',
      'cancelled',
    ]);
  });

  it('never overwrites what the user wrote meanwhile: the draft becomes a proposal', async () => {
    const app = createTestApp();
    const { documentId } = app.start();
    const header = app.document(documentId).sections[0];
    if (!header) throw new Error('no header');
    app.store.database.connection
      .prepare("UPDATE sections SET content = 'mine', revision = 1, origin = 'user' WHERE id = ?")
      .run(header.id);
    app.engine.start();
    await settled();
    expect(app.document(documentId).sections[0]).toMatchObject({
      content: 'mine',
      revision: 1,
      state: { type: 'edited' },
    });
    const versions = app.store.database.connection
      .prepare('SELECT is_proposal, content FROM section_versions WHERE section_id = ?')
      .all(header.id);
    expect(versions).toEqual([{ is_proposal: 1, content: expect.stringContaining('Nour Haddad') }]);
  });

  it('refuses a run whole when the queue is full, and stores nothing of it (B4)', () => {
    const app = createTestApp({ policy: { softLimit: 5, hardLimit: 15 } });
    expect(app.start().isBusy).toBe(true);
    expect(() => app.start()).toThrow(/queue is full/);
    expect(app.store.documents.count('')).toBe(1);
    expect(app.store.lanes.waitingIn('sections')).toBe(11);
  });

  it('refuses a provider that is not set up', () => {
    const app = createTestApp();
    expect(() => app.start({ options: runOptionsSchema.parse({ provider: 'openai' }) })).toThrow(/not set up/);
  });

  it('tailors to the job unless told not to (A5)', async () => {
    const job = { requirements: ['Kafka'], skills: ['Kafka'], company: 'Ville' };
    const app = createTestApp();
    const skillsOf = async (includeJobContext: boolean) => {
      const options = runOptionsSchema.parse({ kindOptions: { includeJobContext } });
      const { documentId } = app.start({ input: { candidate: testCandidate, job }, options });
      await settled();
      const document = app.document(documentId);
      expect(document).toMatchObject({ client: 'Ville', view: { job }, status: 'completed' });
      return document.sections.find(({ key }) => key === 'technical-skills')?.content;
    };
    app.engine.start();
    expect(await skillsOf(true)).toContain('Kafka, PostgreSQL');
    expect(await skillsOf(false)).toContain('PostgreSQL, Kafka');
  });

  it('books what a call cost by attempt', async () => {
    const app = createTestApp({ script: {} });
    const { runId } = app.start({ options: scripted });
    app.engine.start();
    await settled();
    const usage = app.store.database.connection
      .prepare<[], { n: number; tokens: number }>(
        'SELECT count(*) AS n, sum(input_tokens + output_tokens) AS tokens FROM usage',
      )
      .get();
    expect(usage?.n).toBe(11);
    expect(getRunRecord(app.deps)({ runId }).performance.totalTokens).toBe(usage?.tokens);
  });
});

describe('deleting and bringing back', () => {
  it('takes up what the deletion cancelled, and leaves what the user had cancelled before', async () => {
    const app = createTestApp();
    const { documentId, runId } = app.start();
    const cancel = (ids: readonly JobId[]) => app.engine.cancel(ids);
    const [first] = app.store.jobs.idsOfRun(runId);
    if (!first) throw new Error('no job');
    cancel([first]);
    await app.time.advance(1_000);
    await deleteDocuments(app.deps, cancel)({ documentIds: [documentId] });
    expect(() => app.document(documentId)).toThrow(/no longer there/);
    await restoreDocuments(app.deps, app.control)({ documentIds: [documentId] });
    const counts = app.document(documentId).run?.counts;
    expect(counts).toMatchObject({ cancelled: 1, waiting: 10 });
  });

  it('writes the line of the run record for a section that was cancelled while it waited', () => {
    const app = createTestApp();
    const { runId } = app.start();
    cancelRun(app.deps, (ids) => app.engine.cancel(ids))({ runId });
    const record = getRunRecord(app.deps)({ runId });
    expect(record.status).toBe('cancelled');
    expect(record.sections.every(({ error }) => error?.code === 'job.cancelled')).toBe(true);
  });

  it('finds documents whatever the case and the accents of the search', () => {
    const app = createTestApp();
    const { documentId } = app.start({ title: 'Élodie Über, ANALYST' });
    const found = (search: string) => app.store.documents.page({ search, after: null, limit: 9 }).map(({ id }) => id);
    expect(found('elodie')).toEqual([documentId]);
    expect(found('ÜBER')).toEqual([documentId]);
    app.store.documents.rename(documentId, 'Somebody', app.time.now());
    expect(found('elodie')).toEqual([]);
  });
});
