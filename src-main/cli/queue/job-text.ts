import type { JobProgress, JobSummary, JobWait } from '#shared/model/job.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';
import { countText } from '../terminal/terminal-text.ts';
import { elapsedText, lengthText, shortMomentText } from '../terminal/time-text.ts';
import { holdWords } from './queue-text.ts';

const holdText = (reason: HoldReason, until: number | null, now: number): string =>
  reason === 'paused'
    ? 'paused'
    : `held: ${holdWords(reason)}${until === null ? '' : ` until ${shortMomentText(until, now)}`}`;

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

/** How far it has got: `3/12 photos`. */
export const progressText = ({ done, total, unit }: JobProgress): string =>
  `${done}${total === null ? '' : `/${total}`} ${unit}`.trimEnd();

/** The state of a job, and while it waits or has failed why, in one line. `now` in epoch milliseconds. */
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

/** What a person calls the job; its kind where it has no name. */
export const titleOf = (job: { readonly title: string | null; readonly kind: string }): string => job.title ?? job.kind;

/** How long it runs, has run, or has waited until now. */
export const timeText = (job: JobSummary, now: number): string => {
  if (job.state === 'running') return elapsedText(now - (job.startedAt ?? now));
  if (job.finishedAt === null) return lengthText(now - job.createdAt);
  return job.startedAt === null ? '-' : lengthText(job.finishedAt - job.startedAt);
};

/** Attempts made of those it has: the ones spent on failures, and the one that runs or went well. */
export const attemptText = ({ state, attemptsSpent, attemptLimit }: JobSummary): string =>
  `${attemptsSpent + (state === 'running' || state === 'completed' ? 1 : 0)}/${attemptLimit}`;

/** `1 job`, `1,200 jobs`. */
export const jobsText = (count: number): string => `${countText(count)} ${count === 1 ? 'job' : 'jobs'}`;

/** What to say of jobs that were put in line while no Dossier runs that could do them. */
export const laterLines = ({ isAlone }: { readonly isAlone: boolean }): string[] =>
  isAlone ? ['Dossier is not running; the work goes on when it runs next.'] : [];
