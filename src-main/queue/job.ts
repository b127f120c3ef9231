import type { AppError } from '#shared/model/app-error.ts';
import type { BatchId, BootId, DocumentId, JobId, RunId } from '#shared/model/ids.ts';
import type { JobState } from '#shared/model/job.ts';
import type { Label } from '#shared/model/label.ts';

/** Whether nothing more happens to a job unless someone retries it. */
export const isEnded = (state: JobState): boolean =>
  state === 'completed' || state === 'failed' || state === 'cancelled';

/** When a dependency is satisfied: by success only, or by any end. */
export type DependencyRule = 'all-succeeded' | 'all-finished';

/** A job to be enqueued: data, so that it can be an effect of another job. */
export interface NewJob {
  readonly id: JobId;
  readonly kind: string;
  readonly queue: string;
  /** The provider origin the work goes to; together with the queue it names the lane. */
  readonly origin: string;
  readonly payload: unknown;
  /** What a person calls it, for lists. */
  readonly label?: Label;
  /** 1-10, higher first. */
  readonly priority: number;
  /** Epoch ms before which it must not start. */
  readonly dueAt?: number;
  readonly documentId?: DocumentId;
  readonly runId?: RunId;
  readonly batchId?: BatchId;
  /** A second open job with the same key isn't made: the first is returned. */
  readonly uniqueKey?: string;
  readonly dependsOn: JobId[];
  readonly dependencyRule: DependencyRule;
  readonly attemptLimit: number;
  readonly timeoutMs: number;
}

/** A job as the executor holds it, claimed. `claimNo` is the fence: a settlement with an older one is refused. */
export interface ClaimedJob {
  readonly id: JobId;
  readonly kind: string;
  readonly queue: string;
  readonly lane: string;
  readonly payload: unknown;
  readonly documentId: DocumentId | null;
  readonly runId: RunId | null;
  readonly claimNo: number;
  readonly bootId: BootId;
  readonly attemptsSpent: number;
  readonly attemptLimit: number;
  readonly crashes: number;
  readonly snoozes: number;
  /** The code of the error it last waited or failed with; null for none. */
  readonly lastErrorCode: string | null;
  readonly timeoutMs: number;
  /** When it became ready, this time: its wait ends with `startedAt`. */
  readonly readyAt: number;
  readonly startedAt: number;
}

/** The queue's name and the origin make a lane; holds and limits belong to lanes. */
export const laneName = (queue: string, origin: string): string => `${queue}@${origin}`;

/** What a failed job shows: an error a person understands. */
export type JobError = AppError;
