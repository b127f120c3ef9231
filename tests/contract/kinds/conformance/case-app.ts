import { redraft } from '../../../../src-main/app/drafting/redraft.ts';
import { retrySection } from '../../../../src-main/app/drafting/retry-sections.ts';
import { isEnded } from '../../../../src-main/queue/job.ts';
import type { DocumentId, JobId } from '../../../../src-shared/model/ids.ts';
import { runOptionsSchema } from '../../../../src-shared/model/run.ts';
import { createTestApp } from '../../../support/test-app.ts';
import { draftWhole } from './draft-whole.ts';
import type { KindCase } from './kind-case.ts';

type TestApp = ReturnType<typeof createTestApp>;

/** More rounds than any case needs: a step that never ends fails its test. */
const mostRounds = 200;

/** The app with one kind of documents, and ways to have it draft the case. */
export const openCase = (facts: KindCase, options: Parameters<typeof createTestApp>[0] = {}) => {
  const { kind, input } = facts;
  const app = createTestApp({
    policy: { startLimit: null, concurrency: 10 },
    ...options,
    documentKind: (name) => (name === kind.name ? kind : null),
  });
  const openSteps = (documentId: DocumentId) =>
    app.store.steps.ofDocument(documentId).filter(({ jobState }) => jobState !== null && !isEnded(jobState));
  return {
    ...app,
    begin: (provider: string, change: { maxRetries?: number } = {}): DocumentId => {
      const options = runOptionsSchema.parse({ provider, kindOptions: facts.options, ...change });
      const { documentId } = app.start({ kind: kind.name, input, options });
      app.engine.start();
      return documentId;
    },
    redraft: (documentId: DocumentId, provider: string) =>
      redraft(app.deps)({ documentId, options: runOptionsSchema.parse({ provider }) }),
    /** Waits until no step of the document is open any more. */
    untilEnded: async (documentId: DocumentId): Promise<void> => {
      for (let round = 0; openSteps(documentId).length > 0; round += 1) {
        if (round === mostRounds) throw new Error(`still open: ${openSteps(documentId).map(({ key }) => key)}`);
        await app.time.advance(60_000);
      }
    },
    /** Tries everything again that failed, as the user can: sections by their own, what writes none by its job. */
    retryFailed: (documentId: DocumentId): void => {
      for (const { sectionId, jobId, jobState } of app.store.steps.ofDocument(documentId)) {
        if (jobState !== 'failed' || jobId === null) continue;
        if (sectionId === null) app.store.jobs.retry([jobId], app.time.now());
        else retrySection(app.deps)({ sectionId });
      }
    },
    jobOf: (documentId: DocumentId, key: string): JobId => {
      const jobId = app.store.steps.get(documentId, key)?.jobId;
      if (!jobId) throw new Error(`nobody does ${key}`);
      return jobId;
    },
  };
};
export type CaseApp = ReturnType<typeof openCase>;

/** The texts of a document by section. */
export const textsOf = (app: Pick<TestApp, 'document'>, documentId: DocumentId): Record<string, string> =>
  Object.fromEntries(app.document(documentId).sections.map(({ key, content }) => [key, content]));

/** What the embedded drafter writes on the day that test apps begin: where nothing gets lost, all of it is there in the end. */
export const expectedTexts = ({ kind, input, options }: KindCase): Record<string, string> => {
  const { sections } = draftWhole(kind.open(input, options, { today: '2026-01-05' }));
  return Object.fromEntries(sections.map(({ key, markdown }) => [key, markdown.trim()]));
};

/** Keys of the steps that start by themselves. */
export const begunSteps = ({ kind, input, options }: KindCase): string[] =>
  draftWhole(kind.open(input, options, { today: '2026-01-05' })).done.map(({ step }) => step.key);
