import type { HoldReason } from '#shared/model/queue-status.ts';
import type { JobError } from './job.ts';

/** What an attempt showed of the server it called: it works, or it fails as a server in trouble does. */
export type ServerEvidence = 'well' | 'trouble';

/**
 * What a handler returns: a value, never a thrown decision. `E` is the application's effects, data that storage applies
 * in the transaction that ends the attempt; the queue passes them through without knowing them.
 */
export type Outcome<E> =
  /** Done: effects are applied once, dependants are released. */
  | {
      readonly type: 'completed';
      readonly output?: unknown;
      readonly effects: readonly E[];
      readonly server?: ServerEvidence;
    }
  /**
   * Try again after the backoff (or `delayMs`); costs an attempt, and fails when none is left. One that shows `trouble`
   * costs none while the server is to blame.
   */
  | {
      readonly type: 'retry';
      readonly error: JobError;
      readonly delayMs?: number;
      readonly effects: readonly E[];
      readonly server?: ServerEvidence;
    }
  /** Not now, through no fault of the job: costs no attempt. */
  | { readonly type: 'snooze'; readonly untilMs: number; readonly error: JobError; readonly effects: readonly E[] }
  /** There was no room to begin, and `OriginLimits` says when there is: back in line, as if it had not been claimed. */
  | { readonly type: 'wait'; readonly effects: readonly E[] }
  /** The lane can't work now: the job goes back and the lane is held. Costs no attempt. */
  | {
      readonly type: 'hold';
      readonly reason: HoldReason;
      readonly untilMs?: number;
      readonly error: JobError;
      readonly effects: readonly E[];
    }
  /** A retry can't help. */
  | {
      readonly type: 'failed';
      readonly error: JobError;
      readonly effects: readonly E[];
      readonly server?: ServerEvidence;
    }
  /** The work stopped because it was asked to. */
  | { readonly type: 'cancelled'; readonly effects: readonly E[] }
  /** The process is going down, or the server was only checked: back to the queue as if never claimed. */
  | { readonly type: 'released'; readonly effects: readonly E[]; readonly server?: ServerEvidence };

/** Done, with what is to be stored; `output` is kept on the job's row. */
export const completed = <E>(effects: readonly E[], output?: unknown): Outcome<E> =>
  output === undefined ? { type: 'completed', effects } : { type: 'completed', effects, output };

/** Failed for good: no further attempt is made. */
export const failed = <E>(error: JobError, effects: readonly E[] = []): Outcome<E> => ({
  type: 'failed',
  error,
  effects,
});
