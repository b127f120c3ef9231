import { describe, expect, it } from 'vitest';
import { regenerateSection } from '../../../src-main/app/drafting/regenerate-section.ts';
import { retryFailedSections, retrySection } from '../../../src-main/app/drafting/retry-sections.ts';
import { retryFailed, retryJobs } from '../../../src-main/app/queue/retry-jobs.ts';
import { ProviderFault } from '../../../src-main/providers/provider-fault.ts';
import { batchIdSchema } from '../../../src-shared/model/ids.ts';
import { runOptionsSchema } from '../../../src-shared/model/run.ts';
import { answering, breaking, createFakeModel } from '../../support/fake-model.ts';
import { createTestApp } from '../../support/test-app.ts';
import { newJob } from '../../support/test-queue.ts';

const lab = runOptionsSchema.parse({ provider: 'lab', kindOptions: { experiences: 0 } });
const hardLimit = 12;

/** A queue that has room for twelve, with a document whose nine sections were declined or drafted. */
const open = async (answer = breaking(() => new ProviderFault('refused', 'as the test says'))) => {
  const fake = createFakeModel([answer]);
  const app = createTestApp({ models: [fake], policy: { startLimit: null, softLimit: 10, hardLimit } });
  const batchId = batchIdSchema.parse('tender');
  const { documentId, runId } = app.start({ options: lab, batchId });
  app.engine.start();
  await app.time.advance(1_000);
  const fill = (jobs: number) =>
    app.store.jobs.enqueue(
      Array.from({ length: jobs }, () => newJob({ queue: 'sections', dueAt: app.time.now() + 3_600_000 })),
      app.time.now(),
    );
  return { ...app, documentId, runId, batchId, fill };
};

type App = Awaited<ReturnType<typeof open>>;

const sectionOf = (app: App) => {
  const [section] = app.document(app.documentId).sections;
  if (section === undefined) throw new Error('no section');
  return section.id;
};

const retries: Readonly<Record<string, (app: App) => unknown>> = {
  'a run’s failed sections': (app) => retryFailedSections(app.deps)({ runId: app.runId }),
  'named jobs': (app) => retryJobs(app.deps)({ jobIds: app.store.jobs.idsOfRun(app.runId) }),
  'all that failed in a run': (app) => retryFailed(app.deps)({ runId: app.runId }),
  'all that failed in a batch': (app) => retryFailed(app.deps)({ batchId: app.batchId }),
  'all that failed in a queue': (app) => retryFailed(app.deps)({ queue: 'sections' }),
  'all that failed': (app) => retryFailed(app.deps)({}),
};

describe('the hard limit holds for retries too (B4)', () => {
  it.each(Object.entries(retries))('%s: refused whole where there is no room for all', async (_name, retry) => {
    const app = await open();
    app.fill(4);
    await expect(async () => retry(app)).rejects.toThrow(/queue is full/);
    expect(app.store.jobs.idsOfRun(app.runId, ['failed'])).toHaveLength(9);
    expect(app.store.lanes.waitingIn('sections')).toBe(4);
  });

  it.each(Object.entries(retries))('%s: taken where there is just room for all', async (_name, retry) => {
    const app = await open();
    app.fill(3);
    await retry(app);
    expect(app.store.jobs.idsOfRun(app.runId, ['failed'])).toEqual([]);
  });

  it('one section', async () => {
    const app = await open();
    app.fill(hardLimit);
    expect(() => retrySection(app.deps)({ sectionId: sectionOf(app) })).toThrow(/queue is full/);
  });

  it('another text of a section', async () => {
    const app = await open(answering('Text.'));
    app.fill(hardLimit);
    expect(() => regenerateSection(app.deps)({ sectionId: sectionOf(app) })).toThrow(/queue is full/);
    expect(app.document(app.documentId).status).toBe('completed');
  });
});
