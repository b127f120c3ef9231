import type { z } from 'zod';
import { AppFailure } from '#shared/model/app-error.ts';
import type { BatchId, DocumentId, JobId, RunId } from '#shared/model/ids.ts';
import { defaultPriorityOf } from '#shared/model/queue-policy.ts';
import type { RunOptions, runRequestSchema } from '#shared/model/run.ts';
import type { AppDeps } from '../ports.ts';
import type { StepWork } from './step-jobs.ts';
import { draftTimeoutMs, sectionsQueue, stepJobs } from './step-jobs.ts';

type RunRequest = z.output<typeof runRequestSchema>;

/** Options in which nothing is left to the settings. */
type ResolvedOptions = RunOptions & { readonly maxRetries: number };

/**
 * Completes a request's options with the provider and model of the settings, so that a later change of the settings
 * changes no run under way. Throws `provider.unknown` or `provider.no-model`.
 */
export const resolveOptions = (
  deps: AppDeps,
  request: RunRequest,
): { readonly options: ResolvedOptions; readonly provider: NonNullable<ReturnType<AppDeps['provider']>> } => {
  const name = request.provider ?? deps.settings().defaultProvider;
  const provider = deps.provider(name);
  if (!provider) {
    throw new AppFailure({
      code: 'provider.unknown',
      message: `"${name}" is not set up as a provider.`,
      action: 'Add it in Settings, or use the embedded drafter.',
    });
  }
  const connection = deps.connection(name);
  const model = request.model ?? connection?.model ?? undefined;
  if (connection !== null && model === undefined) {
    throw new AppFailure({
      code: 'provider.no-model',
      message: `No model was chosen for ${connection.label}.`,
      action: 'Choose one in Settings.',
    });
  }
  const { model: _asked, ...rest } = request;
  const maxRetries = request.maxRetries ?? deps.policies.of(sectionsQueue).attemptLimit - 1;
  return { options: { ...rest, provider: name, maxRetries, ...(model === undefined ? {} : { model }) }, provider };
};

/** The day as the user's calendar has it, YYYY-MM-DD. */
export const dayOf = (moment: number): string => {
  const date = new Date(moment);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

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
