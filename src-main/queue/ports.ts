import type { BootId, JobId } from '#shared/model/ids.ts';
import type { JobState } from '#shared/model/job.ts';
import type { HoldReason, TryableReason } from '#shared/model/queue-status.ts';
import type { HeldOrigin } from './breakers.ts';
import type { ClaimedJob } from './job.ts';
import type { Settlement } from './settlement.ts';

/** Time and randomness, injected so that tests control both. */
export interface Clock {
  /** Epoch milliseconds. Can jump, either way, when somebody sets the clock. */
  now(): number;
  /** Milliseconds since some moment of this process's life. Never jumps, never goes back; may stand still in sleep. */
  elapsed(): number;
}

/** Timers, injected with the clock. */
export interface Timers {
  /** Calls back once after `delayMs`. Returns how to cancel it. */
  set(callback: () => void, delayMs: number): () => void;
  /** Calls back after the event loop has had a turn, so that other waiting work goes first. */
  soon(callback: () => void): void;
}

/** How much work an origin takes now, over all queues. The engine is woken when it changes. */
export interface OriginLimits {
  /** Jobs that may run towards it at once; null where it has no limit. */
  concurrencyOf(origin: string): number | null;
  /** Milliseconds until it takes work again; 0 when it takes work now. */
  waitMsOf(origin: string): number;
  /** How many more jobs may begin beside those that run, whatever the origin takes; null without a limit. */
  roomFor?(origin: string): number | null;
}

/** A lane that could take work now. */
export interface LaneHead {
  readonly lane: string;
  readonly origin: string;
  /** The rank of its best ready row: smaller goes first. */
  readonly rank: number;
}

/** How many jobs of a queue could be claimed now, from the counters; those in held lanes don't count. */
export interface QueueDepth {
  readonly queue: string;
  readonly claimable: number;
}

/** A lane to claim from, with how many of its jobs may start now. */
export interface LaneAllowance {
  readonly lane: string;
  readonly limit: number;
  /** Its starts are limited, so they are stored for after a restart. */
  readonly isMetered: boolean;
}

export interface ClaimRequest {
  readonly lanes: readonly LaneAllowance[];
  /** At most so many jobs in all. */
  readonly limit: number;
  readonly bootId: BootId;
  readonly now: number;
}

/** A claim and how it ends. */
export interface SettlingJob<E> {
  readonly job: ClaimedJob;
  readonly settlement: Settlement<E>;
}

/** The result of storing a settlement. Not applied means that the claim was no longer the newest. */
export interface SettleResult {
  readonly isApplied: boolean;
  /** The state the job is in now. */
  readonly state: JobState;
}

/** A job that died with the process twice, ready to run when nothing else does. */
export interface LoneJob {
  readonly id: JobId;
  readonly queue: string;
  readonly lane: string;
  readonly origin: string;
}

/**
 * The queue's store: the database is the queue, memory is derived. Every method is one transaction, or joins the one it
 * is called in. Synchronous: a claim or a settlement is a few index look-ups, and one writer is what makes it simple.
 */
export interface QueueStore<E> {
  /** Queues that hold ready rows in lanes neither held nor paused. */
  claimableDepths(): QueueDepth[];
  /** The best head of each lane of the queue that is neither held nor paused, best first. */
  heads(queue: string): LaneHead[];
  /** Claims the best ready rows of the lanes, best first over all of them, and writes their attempts. */
  claim(request: ClaimRequest): ClaimedJob[];
  /** The first job that has to run alone, of lanes neither held, paused nor passed over; `claim` never takes one. */
  loneJob(lanesPassedOver?: readonly string[]): LoneJob | null;
  /** Claims that one job, if it is still ready. */
  claimLone(job: LoneJob, claim: Omit<ClaimRequest, 'lanes' | 'limit'> & { isMetered: boolean }): ClaimedJob | null;
  /**
   * Ends attempts: state, effects, dependants, attempt row, all in one transaction, each fenced by its claim. Throws
   * SettlementRefused when the effects of one can never be applied; then nothing of any is.
   */
  settle(ends: readonly SettlingJob<E>[], now: number): SettleResult[];
  /**
   * Makes scheduled rows whose time has come ready, the earliest first and a bounded number at a time, and releases
   * holds that are over.
   */
  promoteDue(now: number): void;
  /** The next moment at which something becomes due or a hold ends; null when nothing is. */
  nextDueAt(): number | null;
  /** Jobs that an earlier process left running. */
  lostClaims(bootId: BootId): ClaimedJob[];
  /** Cancels waiting jobs at once; returns those that are running, which the executor must stop. */
  cancelJobs(
    ids: readonly JobId[],
    now: number,
    /** The effects of cancelling a job that waits. */
    effectsOnCancel: (kind: string, payload: unknown) => readonly E[],
  ): JobId[];
  hold(lane: string, reason: HoldReason, until: number | null, now: number): void;
  release(lane: string, now: number): void;
  /** Outages of servers as they are stored. */
  outages(): HeldOrigin[];
  /** Lets one call try in lanes held for these reasons, now instead of when it is due. */
  tryNow(isMeant: (lane: { readonly lane: string; readonly reason: TryableReason }) => boolean): void;
  /** Brings waits of the queue's own nearer by so many milliseconds, after the clock was set back. */
  bringNearer(byMs: number): void;
  /**
   * Brings waits of the queue's own nearer that an earlier life began by a clock that was ahead of this one.
   *
   * @param longestTryMs the longest distance of a try, in milliseconds
   */
  bringBack(now: number, longestTryMs: number): void;
  /** Starts of a metered lane since a moment, oldest first. */
  startsSince(lane: string, since: number): number[];
}
