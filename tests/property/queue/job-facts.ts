import type { NewJob } from '../../../src-main/queue/job.ts';
import type { JobId } from '../../../src-shared/model/ids.ts';
import type { JobState } from '../../../src-shared/model/job.ts';

/** What the model knows of a job beside its row. */
export interface JobFacts {
  readonly job: NewJob;
  /** The newest claim when it was last retried: what it has spent since is counted from there. */
  resetAtClaim: number;
  /** Dependencies that were retried while it ran: it goes on without them. */
  readonly excused: Set<JobId>;
  /** A cancel was asked for while it ran, in this life of the process: it may end, but not start once more. */
  isCancelAsked: boolean;
  /** How it had ended when its row was cleaned up; null as long as it is there. */
  sweptAs: JobState | null;
}

/** A job's row, as far as the invariants look at it. */
export interface JobRow {
  readonly seq: number;
  readonly id: JobId;
  readonly queue: string;
  readonly lane: string;
  readonly state: JobState;
  readonly rank: number;
  readonly dueAt: number | null;
  readonly waitingFor: number;
  readonly claimNo: number;
  readonly attemptsSpent: number;
  readonly attemptLimit: number;
  readonly crashes: number;
  readonly snoozes: number;
}

export const isOpen = (state: JobState): boolean =>
  state === 'scheduled' || state === 'blocked' || state === 'ready' || state === 'running';

/** Whether an ended dependency lets its dependants go. */
export const satisfies = (state: JobState | null, rule: NewJob['dependencyRule']): boolean =>
  state !== null && (rule === 'all-finished' ? !isOpen(state) : state === 'completed');
