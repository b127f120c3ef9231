import type { StepView } from '#shared/model/step.ts';
import type { StepRow } from '../../storage/steps-store.ts';

/** A step as a client sees it. */
export const stepView = (row: StepRow): StepView => ({
  key: row.key,
  sectionId: row.sectionId,
  label: row.label,
  exclusive: row.exclusive,
  jobId: row.jobId,
  state: row.jobState,
  askedAt: row.jobCreatedAt,
  startedAt: row.jobStartedAt,
  finishedAt: row.jobFinishedAt,
  doneAt: row.doneAt,
  error: row.jobError,
});
