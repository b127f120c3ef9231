import { AppFailure } from '#shared/model/app-error.ts';
import type { JobId, RunId } from '#shared/model/ids.ts';
import { defaultPriorityOf } from '#shared/model/queue-policy.ts';
import { isEnded } from '../../queue/job.ts';
import type { RunRow } from '../../storage/runs-store.ts';
import type { StepRow } from '../../storage/steps-store.ts';
import type { AppDeps } from '../ports.ts';
import { admit } from '../queue/admission.ts';
import type { StepPayload, StepWork } from './step-jobs.ts';
import { draftTimeoutMs, sectionsQueue, stepJobs, stepPayloadSchema } from './step-jobs.ts';

/**
 * Queues the job again that did a step earlier in this run: with a new job, the failed one would count as a failure of the
 * run for ever. Returns whether there was such a job.
 */
const redoJob = ({ store }: AppDeps, runId: RunId, row: StepRow | undefined, work: StepWork, now: number): boolean => {
  if (!row?.jobId || row.jobState === null || !isEnded(row.jobState)) return false;
  if (store.jobList.get(row.jobId)?.runId !== runId) return false;
  const { comment: _said, ...before } = stepPayloadSchema.parse(store.jobList.payloadOf(row.jobId).input);
  const { baseRevision, comment } = work;
  const payload: StepPayload = { ...before, baseRevision, ...(comment === undefined ? {} : { comment }) };
  return store.jobs.redo(row.jobId, payload, now);
};

/**
 * Queues stored steps as part of a document's run and with its drafter, also when the run had ended. Runs within the
 * caller's transaction. Throws `queue.full`, or `provider.unknown` where the drafter isn't set up any more.
 */
export const joinRun = (deps: AppDeps, run: RunRow, asked: readonly StepWork[], now: number): void => {
  if (asked.length === 0) return;
  const { store, policies } = deps;
  const { documentId, id: runId, options } = run;
  const provider = deps.provider(run.provider);
  if (provider === null) {
    throw new AppFailure({
      code: 'provider.unknown',
      message: 'The server that drafted this document is not set up any more.',
      action: 'Add it again in Settings, or draft the document with another.',
    });
  }
  admit(deps, sectionsQueue, asked.length);
  const rows = new Map(store.steps.ofDocument(documentId).map((row) => [row.key, row]));
  const works = asked.filter((work) => !redoJob(deps, runId, rows.get(work.step.key), work, now));
  const others = new Map(
    [...rows.values()].map(({ key, jobId, jobState }): [string, JobId | null] => [
      key,
      jobState !== null && !isEnded(jobState) ? jobId : null,
    ]),
  );
  const jobs = stepJobs(works, others, {
    documentId,
    runId,
    origin: provider.origin,
    priority: defaultPriorityOf(sectionsQueue),
    attemptLimit: (options.maxRetries ?? policies.of(sectionsQueue).attemptLimit - 1) + 1,
    timeoutMs: draftTimeoutMs(deps, options.provider),
  });
  for (const { sectionId } of works) if (sectionId !== null) store.runs.takeBackEnd(runId, sectionId);
  store.jobs.enqueue(jobs, now);
  for (const { step, jobId } of works) store.steps.assignJob(documentId, step.key, jobId, now);
  const writers = new Map(works.map(({ sectionId, jobId }) => [sectionId, jobId]));
  store.runs.insertSections(
    runId,
    store.sections.ofDocuments([documentId]).flatMap((section) => {
      const jobId = writers.get(section.id);
      return jobId === undefined ? [] : [{ ...section, sectionId: section.id, jobId, isDone: false }];
    }),
  );
};
