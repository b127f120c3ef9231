import { jobIdSchema } from '#shared/model/ids.ts';
import type { JobSummary } from '#shared/model/job.ts';
import { textLabel } from '#shared/model/label.ts';

/** A ready job that waits for its turn, with changes. */
export const jobSummary = (id: string, change: Partial<JobSummary> = {}): JobSummary => ({
  id: jobIdSchema.parse(id),
  label: textLabel('Languages'),
  title: 'Languages',
  kind: 'draft-section',
  queue: 'sections',
  origin: 'embedded',
  state: 'ready',
  priority: 5,
  documentId: null,
  documentTitle: null,
  runId: null,
  batchId: null,
  wait: { type: 'turn', ahead: 0, estimatedMs: null },
  progress: null,
  attemptsSpent: 0,
  attemptLimit: 3,
  crashes: 0,
  createdAt: 1_000,
  updatedAt: 1_000,
  startedAt: null,
  finishedAt: null,
  error: null,
  ...change,
});
