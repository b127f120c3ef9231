import type { BootId, JobId } from '#shared/model/ids.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';
import type { ClaimedJob, JobState } from './job.ts';
import type { Settlement } from './settlement.ts';

/** Time and chance, injected so that tests decide both. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

/** Timers, injected with the clock. `set` calls back once after `delayMs`; what it returns takes that back. */
export interface Timers {
  set(callback: () => void, delayMs: number): () => void;
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

/** What storing a settlement came to: refused means that the claim was no longer the newest, so nothing was applied. */
export interface SettleResult {
  readonly isApplied: boolean;
  /** The state the job is in now. */
  readonly state: JobState;
}

/**
 * The queue's store: the database is the queue, memory is derived. Every method is one transaction, or joins the one it
 * is called in. Synchronous: a claim or a settlement is a few index look-ups, and one writer is what makes it simple.
 */
export interface QueueStore<E> {
  /** Queues that hold ready rows in lanes not held. */
  claimableDepths(): QueueDepth[];
  /** The best head of each lane of the queue that is not held, best first. */
  heads(queue: string): LaneHead[];
  /** Claims the best ready row of a lane and writes its attempt; null when there is none or the lane is held by now. */
  claim(lane: string, claim: { bootId: BootId; now: number; isMetered: boolean }): ClaimedJob | null;
  /**
   * Ends an attempt: state, effects, dependants, attempt row, in one transaction fenced by the claim. Throws
   * SettlementRefused for effects that can never be applied; then nothing is.
   */
  settle(job: ClaimedJob, settlement: Settlement<E>, now: number): SettleResult;
  /** Makes scheduled rows whose time has come ready, and releases holds that are over. */
  promoteDue(now: number): void;
  /** The next moment at which something becomes due or a hold ends; null when nothing is. */
  nextDueAt(): number | null;
  /** Jobs left running by an earlier life of the process. */
  lostClaims(bootId: BootId): ClaimedJob[];
  /** Cancels waiting jobs at once; returns those that are running, which the executor must stop. */
  cancelJobs(
    ids: readonly JobId[],
    now: number,
    /** What the end of a job that waits does to the store. */
    effectsOnCancel: (kind: string, payload: unknown) => readonly E[],
  ): JobId[];
  hold(lane: string, reason: HoldReason, until: number | null, now: number): void;
  release(lane: string, now: number): void;
  /** Starts of a metered lane since a moment, oldest first. */
  startsSince(lane: string, since: number): number[];
}
