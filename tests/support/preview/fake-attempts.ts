import type { Attempt, AttemptOutcome, JobSummary } from '#shared/model/job.ts';

const attempt = (claimNo: number, startedAt: number, outcome: AttemptOutcome | null, job: JobSummary): Attempt => ({
  claimNo,
  startedAt,
  finishedAt: outcome === null ? null : startedAt + 1_800 + claimNo * 640,
  outcome,
  error:
    outcome === 'retry' || outcome === 'failed'
      ? (job.error ?? { code: 'provider.cut', message: 'The answer was cut off.', action: 'Try again.' })
      : null,
  inputTokens: outcome === null ? 0 : 2_140,
  outputTokens: outcome === 'completed' ? 312 : 0,
  costMicros: outcome === null ? null : 4_210,
  requestId: outcome === null ? null : `req_8f2c41d${claimNo}b07e`,
  basis: outcome === null ? null : outcome === 'completed' ? 'counted' : 'estimated',
});

/** A past that fits a job. */
export const fakeAttempts = (job: JobSummary): Attempt[] => {
  const at = job.startedAt ?? job.createdAt;
  switch (job.state) {
    case 'failed':
      return [
        attempt(1, at - 9_000, 'retry', job),
        attempt(2, at - 5_000, 'retry', job),
        attempt(3, at, 'failed', job),
      ];
    case 'completed':
      return [attempt(1, at, 'completed', job)];
    case 'running':
      return [attempt(1, at - 4_000, 'retry', job), attempt(2, at, null, job)];
    default:
      return job.attemptsSpent > 0 ? [attempt(1, at, 'retry', job)] : [];
  }
};
