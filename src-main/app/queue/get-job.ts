import { labelText } from '#shared/kinds/label-text.ts';
import type { JobId } from '#shared/model/ids.ts';
import type { JobSummary, JobView, JobWait } from '#shared/model/job.ts';
import type { JobRow } from '../../storage/queue/job-list-store.ts';
import type { AppDeps, QueueControl } from '../ports.ts';
import { requireFound } from '../require-found.ts';
import { estimatedWaitMs } from './estimate.ts';

/** Why a job waits; null for one that runs or has ended. Reasons that the user can change come first. */
const waitOf = ({ store, policies, isMetered }: AppDeps, row: JobRow): JobWait | null => {
  if (row.state === 'blocked') return { type: 'jobs', count: row.waitingFor, failed: row.failedDependencies };
  if (row.state === 'scheduled') return { type: 'due', at: row.dueAt ?? 0 };
  if (row.state !== 'ready') return null;
  if (row.isPaused) return { type: 'held', reason: 'paused', until: null };
  if (row.holdReason !== null) return { type: 'held', reason: row.holdReason, until: row.holdUntil };
  if (row.crashes >= 2) return { type: 'alone' };
  const ahead = row.ahead ?? 0;
  const meanMs = store.durations.laneMeanMs(row.lane);
  return {
    type: 'turn',
    ahead,
    estimatedMs: estimatedWaitMs(ahead, policies.of(row.queue), meanMs, isMetered(row.origin)),
  };
};

/** A job as lists show it. */
export const jobSummaryOf = (deps: AppDeps, control: QueueControl, row: JobRow): JobSummary => ({
  id: row.id,
  label: row.label,
  title: row.label === null ? null : labelText(row.label, 'en'),
  kind: row.kind,
  queue: row.queue,
  origin: row.origin,
  state: row.state,
  priority: row.priority,
  documentId: row.documentId,
  documentTitle: row.documentTitle,
  runId: row.runId,
  batchId: row.batchId,
  wait: waitOf(deps, row),
  progress: row.state === 'running' ? control.progressOf(row.id) : null,
  attemptsSpent: row.attemptsSpent,
  attemptLimit: row.attemptLimit,
  crashes: row.crashes,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  startedAt: row.startedAt,
  finishedAt: row.finishedAt,
  error: row.error,
});

/** One job as lists show it. Throws `not-found`. */
export const getJobSummary =
  (deps: AppDeps, control: QueueControl) =>
  (jobId: JobId): JobSummary =>
    jobSummaryOf(deps, control, requireFound(deps.store.jobList.get(jobId), 'job'));

/** One job with its attempts, what it was given and gave, and what it waits for (requirement D4). Throws `not-found`. */
export const getJob =
  (deps: AppDeps, control: QueueControl) =>
  ({ jobId }: { jobId: JobId }): JobView => {
    const { store } = deps;
    const row = requireFound(store.jobList.get(jobId), 'job');
    return {
      ...jobSummaryOf(deps, control, row),
      ...store.jobList.payloadOf(jobId),
      timeoutMs: row.timeoutMs,
      attempts: store.attempts.of(jobId),
      dependsOn: store.jobList
        .dependenciesOf(jobId)
        .map((one) => ({ ...one, title: one.label === null ? null : labelText(one.label, 'en') })),
    };
  };
