import type { JobState } from '#shared/model/job.ts';
import type { StepView } from '#shared/model/step.ts';
import type { StepRow } from '../../storage/steps-store.ts';

const isWaiting = (state: JobState): boolean => state === 'scheduled' || state === 'blocked' || state === 'ready';

/** A step as a client sees it. */
export const stepView = (row: StepRow): StepView => ({
  key: row.key,
  sectionId: row.sectionId,
  label: row.label,
  exclusive: row.exclusive,
  jobId: row.jobId,
  state: row.jobState,
  hold: row.jobState !== null && isWaiting(row.jobState) ? row.holdReason : null,
  askedAt: row.jobCreatedAt,
  startedAt: row.jobStartedAt,
  finishedAt: row.jobFinishedAt,
  doneAt: row.doneAt,
  error: row.jobError,
});
