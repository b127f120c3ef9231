import type { JobProgress, JobSummary, JobWait } from '#shared/model/job.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';
import { countText } from '../terminal/terminal-text.ts';
import { elapsedText, lengthText, shortMomentText } from '../terminal/time-text.ts';
import { holdReasonText } from './queue-text.ts';

const holdText = (reason: HoldReason, until: number | null, now: number): string =>
  reason === 'paused'
    ? 'paused'
    : `held: ${holdReasonText(reason)}${until === null ? '' : ` until ${shortMomentText(until, now)}`}`;

const waitText = (wait: JobWait, now: number): string => {
  switch (wait.type) {
    case 'turn': {
      const { estimatedMs } = wait;
      const soon = estimatedMs === null || estimatedMs < 1_000 ? '' : `, about ${lengthText(estimatedMs)}`;
      return wait.ahead === 0 ? `next${soon}` : `${countText(wait.ahead)} ahead${soon}`;
    }
    case 'held':
      return holdText(wait.reason, wait.until, now);
    case 'due':
      return `due ${shortMomentText(wait.at, now)}`;
    case 'jobs':
      return wait.failed > 0 ? `waits for ${wait.count}, ${wait.failed} of them failed` : `waits for ${wait.count}`;
    case 'alone':
      return 'waits to run alone';
  }
};

/** Progress as text: `3/12 photos`. */
export const progressText = ({ done, total, unit }: JobProgress): string =>
  `${done}${total === null ? '' : `/${total}`} ${unit}`.trimEnd();

/** A job's state in one line, with the reason if it waits or failed. `now` in epoch milliseconds. */
export const stateText = (job: JobSummary, now: number): string => {
  switch (job.state) {
    case 'running':
      return job.progress === null ? 'running' : `running ${progressText(job.progress)}`;
    case 'scheduled':
    case 'blocked':
    case 'ready': {
      const again = job.attemptsSpent > 0 && job.error !== null ? `, after: ${job.error.message}` : '';
      return (job.wait === null ? job.state : waitText(job.wait, now)) + again;
    }
    case 'failed':
      return job.error === null ? 'failed' : `failed: ${job.error.message}`;
    case 'completed':
    case 'cancelled':
      return job.state;
  }
};

/** The job's title, or its kind without one. */
export const jobTitle = (job: { readonly title: string | null; readonly kind: string }): string =>
  job.title ?? job.kind;

/** How long it runs, has run, or has waited until now. */
export const timeText = (job: JobSummary, now: number): string => {
  if (job.state === 'running') return elapsedText(now - (job.startedAt ?? now));
  if (job.finishedAt === null) return lengthText(now - job.createdAt);
  return job.startedAt === null ? '-' : lengthText(job.finishedAt - job.startedAt);
};

/** Attempts made out of the limit, `2/3`: failed ones, and the one that runs or succeeded. */
export const attemptText = ({ state, attemptsSpent, attemptLimit }: JobSummary): string =>
  `${attemptsSpent + (state === 'running' || state === 'completed' ? 1 : 0)}/${attemptLimit}`;

/** `1 job`, `1,200 jobs`. */
export const jobsText = (count: number): string => `${countText(count)} ${count === 1 ? 'job' : 'jobs'}`;

/** What to say of jobs that were put in line while no Dossier runs that could do them. */
export const laterLines = ({ isAlone }: { readonly isAlone: boolean }): string[] =>
  isAlone ? ['Dossier is not running; the work goes on while its window is open.'] : [];
