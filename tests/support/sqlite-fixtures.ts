import type { ClaimedJob, NewJob } from '../../src-main/queue/job.ts';
import type { SettleResult } from '../../src-main/queue/ports.ts';
import type { Settlement } from '../../src-main/queue/settlement.ts';
import type { Store } from '../../src-main/storage/store.ts';
import type { Effect } from '../../src-shared/model/effect.ts';
import type { DocumentId, JobId, RunId, SectionId } from '../../src-shared/model/ids.ts';
import {
  bootIdSchema,
  documentIdSchema,
  jobIdSchema,
  runIdSchema,
  sectionIdSchema,
} from '../../src-shared/model/ids.ts';
import { textLabel } from '../../src-shared/model/label.ts';
import { runOptionsSchema } from '../../src-shared/model/run.ts';
import type { SectionDraft } from '../../src-shared/model/section.ts';
import type { Step } from '../../src-shared/model/step.ts';
import { startOfTime } from './sqlite-store.ts';
import { newJob } from './test-queue.ts';

export const testBoot = bootIdSchema.parse('boot-1');
export const testError = { code: 'provider.failed', message: 'It failed.' } as const;

export const addDocument = (store: Store, name: string, now = startOfTime, title = name): DocumentId => {
  const id = documentIdSchema.parse(name);
  store.database.write(() =>
    store.documents.insert(
      {
        id,
        kind: 'competence-file',
        title,
        client: null,
        subject: 'Nour Haddad',
        searchTerms: '',
        input: { of: name },
        view: {},
      },
      now,
    ),
  );
  return id;
};

export const sectionDraft = (key: string, order = 0): SectionDraft => ({
  key,
  order,
  label: textLabel(key),
  heading: null,
  role: 'body',
  group: 'profile',
  hasSource: true,
  brief: { of: key },
  data: null,
});

/** The step that writes a section. */
export const sectionStep = ({ key, label }: SectionDraft): Step => ({
  key,
  job: 'draft-section',
  section: key,
  label,
  brief: null,
  waitsFor: [],
  rule: 'all-finished',
  canEmbed: true,
  start: 'now',
  exclusive: null,
});

export interface TestRun {
  readonly documentId: DocumentId;
  readonly runId: RunId;
  readonly sectionIds: readonly SectionId[];
  readonly jobIds: readonly JobId[];
}

/** A document with a run of so many sections and one job each, as the app writes them. */
export const addRun = (store: Store, name: string, count = 1, change: Partial<NewJob> = {}): TestRun => {
  const documentId = addDocument(store, name);
  const runId = runIdSchema.parse(`${name}-run`);
  const sections = Array.from({ length: count }, (_, order) => ({
    ...sectionDraft(`section-${order}`, order),
    id: sectionIdSchema.parse(`${name}-section-${order}`),
    jobId: jobIdSchema.parse(`${name}-job-${order}`),
  }));
  store.database.write(() => {
    store.runs.insert(
      { id: runId, documentId, options: runOptionsSchema.parse({}), concurrency: 3, today: '2026-01-05' },
      startOfTime,
    );
    store.documents.setCurrentRun(documentId, runId, startOfTime);
    store.sections.insert(documentId, sections, startOfTime);
    store.steps.insert(
      documentId,
      1,
      sections.map((section) => ({ ...sectionStep(section), sectionId: section.id, jobId: null })),
    );
    store.jobs.enqueue(
      sections.map(({ jobId }) => newJob({ id: jobId, documentId, runId, ...change })),
      startOfTime,
    );
    store.runs.insertSections(
      runId,
      sections.map((section) => ({ ...section, sectionId: section.id, isDone: false })),
    );
    for (const { key, jobId } of sections) store.steps.assignJob(documentId, key, jobId, startOfTime);
  });
  return { documentId, runId, sectionIds: sections.map(({ id }) => id), jobIds: sections.map(({ jobId }) => jobId) };
};

/** Claims the best job of a lane; throws when there is none. */
export const claimNext = (store: Store, now = startOfTime, lane = 'test@embedded', isMetered = false): ClaimedJob => {
  const [job] = store.queue.claim({ lanes: [{ lane, limit: 1, isMetered }], limit: 1, bootId: testBoot, now });
  if (!job) throw new Error(`nothing to claim in ${lane}`);
  return job;
};

/** Settles one claim by itself. */
export const settleOne = (
  store: Store,
  job: ClaimedJob,
  how: Settlement<Effect>,
  now: number = startOfTime,
): SettleResult => {
  const [result] = store.queue.settle([{ job, settlement: how }], now);
  if (!result) throw new Error('nothing was settled');
  return result;
};

/** A settlement of a claim: completed without effects, unless changed. */
export const settlement = (job: ClaimedJob, change: Partial<Settlement<Effect>> = {}): Settlement<Effect> => ({
  state: 'completed',
  attemptOutcome: 'completed',
  dueAt: null,
  attemptsSpent: job.attemptsSpent,
  crashes: job.crashes,
  snoozes: job.snoozes,
  error: null,
  output: undefined,
  effects: [],
  endsOutage: false,
  goesLast: false,
  isTried: true,
  hold: null,
  ...change,
});

export const draftOf = (run: TestRun, content: string, baseRevision = 0): Extract<Effect, { type: 'put-section' }> => {
  const [sectionId] = run.sectionIds;
  if (!sectionId) throw new Error('a run without sections');
  return {
    type: 'put-section',
    sectionId,
    runId: run.runId,
    baseRevision,
    markdown: content,
    data: null,
    origin: 'embedded',
  };
};

export const usageOf = (outputTokens: number): Extract<Effect, { type: 'add-usage' }> => ({
  type: 'add-usage',
  provider: 'scripted',
  model: null,
  inputTokens: 10,
  cachedTokens: 0,
  outputTokens,
  reasoningTokens: 0,
  requestId: null,
});
