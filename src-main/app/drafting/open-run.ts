import type { BatchId, DocumentId, JobId, RunId } from '#shared/model/ids.ts';
import { defaultPriorityOf } from '#shared/model/queue-policy.ts';
import type { AppDeps } from '../ports.ts';
import { dayOf } from './day-of.ts';
import { draftTimeoutMs } from './draft-timeout.ts';
import type { ResolvedOptions } from './resolve-options.ts';
import type { StepWork } from './step-jobs.ts';
import { stepJobs } from './step-jobs.ts';
import { sectionsQueue } from './step-payload.ts';

/** A run that is about to begin. */
export interface NewRunWork {
  readonly documentId: DocumentId;
  readonly runId: RunId;
  readonly options: ResolvedOptions;
  /** Of the provider. */
  readonly origin: string;
  readonly works: readonly StepWork[];
  /** The document's other steps, with the job that is open for each. */
  readonly others: ReadonlyMap<string, JobId | null>;
  readonly priority?: number | undefined;
  /** Epoch ms. */
  readonly startAt?: number | undefined;
  readonly batchId?: BatchId | undefined;
  /** What the caller named the request. */
  readonly requestId?: string | undefined;
}

/**
 * Opens a run over steps that are stored: its row, its jobs, and a line of its record for each section it writes. Runs
 * within the caller's transaction, so that a run is there whole or not at all.
 */
export const openRun = (deps: AppDeps, run: NewRunWork, now: number): void => {
  const { store, policies } = deps;
  const { documentId, runId, options, origin, works, others, startAt, batchId } = run;
  const { concurrency } = policies.of(sectionsQueue);
  const jobs = stepJobs(works, others, {
    documentId,
    runId,
    origin,
    priority: run.priority ?? defaultPriorityOf(sectionsQueue),
    attemptLimit: options.maxRetries + 1,
    timeoutMs: draftTimeoutMs(deps, options.provider),
    startAt,
    batchId,
  });
  const { requestId } = run;
  store.runs.insert({ id: runId, documentId, options, concurrency, today: dayOf(now), batchId, requestId }, now);
  store.documents.setCurrentRun(documentId, runId, now);
  store.jobs.enqueue(jobs, now);
  const writers = new Map<string, JobId>();
  for (const { step, sectionId, jobId } of works) {
    store.steps.assignJob(documentId, step.key, jobId, now);
    if (sectionId !== null) writers.set(sectionId, jobId);
  }
  store.runs.insertSections(
    runId,
    store.sections.ofDocuments([documentId]).flatMap((section) => {
      const jobId = writers.get(section.id);
      return jobId === undefined ? [] : [{ ...section, sectionId: section.id, jobId, isDone: false }];
    }),
  );
};
