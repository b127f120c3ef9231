import type { AttemptOutcome, JobState } from '#shared/model/job.ts';
import type { QueuePolicy } from '#shared/model/queue-policy.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';
import { backoffDelayMs } from './backoff.ts';
import type { Judgement } from './breakers.ts';
import type { AnyJobHandler } from './handler.ts';
import type { ClaimedJob, JobError } from './job.ts';
import type { Outcome } from './outcome.ts';

/** A hold on all lanes of a server. Moments are epoch milliseconds. */
export interface LaneHold {
  readonly reason: HoldReason;
  /** When it ends, or when the next call tries; null for neither. */
  readonly until: number | null;
  /** Since when, where it goes on from an earlier one. */
  readonly since?: number;
  /** Calls that tried in vain. */
  readonly tries?: number;
  /** What failed. */
  readonly error?: JobError;
}

/** How a claim ends: everything the store writes. */
export interface Settlement<E> {
  readonly state: Exclude<JobState, 'running' | 'blocked'>;
  readonly attemptOutcome: AttemptOutcome;
  readonly dueAt: number | null;
  readonly attemptsSpent: number;
  readonly crashes: number;
  readonly snoozes: number;
  readonly error: JobError | null;
  readonly output: unknown;
  readonly effects: readonly E[];
  /** A hold to put on all lanes of the job's server in the same transaction. */
  readonly hold: LaneHold | null;
  /** An outage of the job's server is over: holds that waited for it end. */
  readonly endsOutage: boolean;
  /** The job goes behind all that are ready in its lane, so that another tries next. */
  readonly goesLast: boolean;
  /** False where nothing was tried: the attempt's row goes. */
  readonly isTried: boolean;
  /** The store refused the effects: only those are applied that book what was paid. */
  readonly isRefused?: boolean;
}

/**
 * How often a job may snooze for one cause, with no call to its server succeeding in between, before snoozes count as
 * failures, so that no job waits for ever unnoticed.
 */
export const snoozeLimit = 100;

/** Time for other calls to show whether a failure was the job's own. */
const shortestSuspicionMs = 1_000;

/** How many claims may die with the process before the job fails as the cause; before the last one it runs alone. */
const crashLimit = 3;

export const cancelledError: JobError = { code: 'job.cancelled', message: 'It was cancelled.' };

const crashedError: JobError = {
  code: 'job.crashed',
  message: 'Dossier stopped three times while working on this.',
  action: 'Try again; if it happens once more, look at the input for something unusual.',
};

interface Circumstances<E> {
  readonly policy: QueuePolicy;
  readonly handler: AnyJobHandler<E> | undefined;
  readonly now: number;
  readonly random: number;
  /** What the attempt means for its server, and who is to blame for a failure. */
  readonly judgement: Judgement;
  /** A call to its server has succeeded since the job was last put off. */
  readonly hasProgressed: boolean;
}

const unchanged = (job: ClaimedJob) => ({
  dueAt: null,
  attemptsSpent: job.attemptsSpent,
  crashes: job.crashes,
  snoozes: job.snoozes,
  error: null,
  output: undefined,
  hold: null,
  endsOutage: false,
  goesLast: false,
  isTried: true,
});

const endedEarly = <E>(
  job: ClaimedJob,
  state: 'failed' | 'cancelled',
  error: JobError,
  effects: readonly E[],
  handler: AnyJobHandler<E> | undefined,
): Settlement<E> => ({
  ...unchanged(job),
  state,
  attemptOutcome: state,
  error,
  effects: [...effects, ...(handler?.effectsOnEnd(job.payload, { state, error }) ?? [])],
});

const retried = <E>(
  job: ClaimedJob,
  error: JobError,
  effects: readonly E[],
  delayMs: number | undefined,
  { policy, handler, now, random, judgement }: Circumstances<E>,
): Settlement<E> => {
  if (judgement.blame === 'server') {
    return { ...unchanged(job), state: 'ready', attemptOutcome: 'held', error, effects, goesLast: true };
  }
  if (judgement.blame === 'nobody') {
    const spent = job.attemptsSpent + judgement.suspected;
    const suspectMs = Math.max(shortestSuspicionMs, delayMs ?? backoffDelayMs(policy.backoff, spent, random));
    return { ...unchanged(job), state: 'scheduled', attemptOutcome: 'retry', dueAt: now + suspectMs, error, effects };
  }
  const attemptsSpent = job.attemptsSpent + 1;
  if (attemptsSpent >= job.attemptLimit) {
    return { ...endedEarly(job, 'failed', error, effects, handler), attemptsSpent };
  }
  const dueAt = now + (delayMs ?? backoffDelayMs(policy.backoff, attemptsSpent, random));
  return { ...unchanged(job), state: 'scheduled', attemptOutcome: 'retry', dueAt, attemptsSpent, error, effects };
};

/**
 * A job whose earlier failures turned out to be its own and have used up its attempts: fails without another call.
 *
 * @param attempt how the claim under way would end otherwise; null where it has tried nothing
 */
export const settlementOfSpent = <E>(
  job: ClaimedJob,
  error: JobError,
  handler: AnyJobHandler<E> | undefined,
  attempt: Settlement<E> | null = null,
): Settlement<E> => {
  const spent = endedEarly<E>(job, 'failed', error, attempt?.effects ?? [], handler);
  if (attempt === null) return { ...spent, isTried: false };
  const { attemptOutcome, hold, endsOutage, isTried } = attempt;
  return { ...spent, attemptOutcome, hold, endsOutage, isTried };
};

/** A job that stopped because it was cancelled. Costs no attempt. */
export const settlementOfCancelled = <E>(
  job: ClaimedJob,
  effects: readonly E[],
  handler: AnyJobHandler<E> | undefined,
): Settlement<E> => endedEarly(job, 'cancelled', cancelledError, effects, handler);

/**
 * Decides what an outcome means for the job: a pure function, the whole of the queue's policy on attempts. Only `retry`
 * and `failed` cost an attempt; a shutdown, a hold, a snooze or a cancel never do.
 */
export const settlementOf = <E>(
  job: ClaimedJob,
  outcome: Outcome<E>,
  circumstances: Circumstances<E>,
): Settlement<E> => {
  const { hold, isOver } = circumstances.judgement;
  const settlement = settlementByType(job, outcome, circumstances);
  return { ...settlement, hold: hold ?? settlement.hold, endsOutage: isOver };
};

const settlementByType = <E>(job: ClaimedJob, outcome: Outcome<E>, circumstances: Circumstances<E>): Settlement<E> => {
  const { handler, hasProgressed } = circumstances;
  switch (outcome.type) {
    case 'completed':
      return {
        ...unchanged(job),
        state: 'completed',
        attemptOutcome: 'completed',
        output: outcome.output,
        effects: outcome.effects,
      };
    case 'retry':
      return retried(job, outcome.error, outcome.effects, outcome.delayMs, circumstances);
    case 'snooze': {
      const isSameWait = outcome.error.code === job.lastErrorCode && !hasProgressed;
      const snoozes = isSameWait ? job.snoozes : 0;
      if (snoozes >= snoozeLimit) return retried(job, outcome.error, outcome.effects, undefined, circumstances);
      return {
        ...unchanged(job),
        state: 'scheduled',
        attemptOutcome: 'snoozed',
        dueAt: outcome.untilMs,
        snoozes: snoozes + 1,
        error: outcome.error,
        effects: outcome.effects,
      };
    }
    case 'wait':
      return { ...unchanged(job), state: 'ready', attemptOutcome: 'released', effects: [], isTried: false };
    case 'hold':
      return {
        ...unchanged(job),
        state: 'ready',
        attemptOutcome: 'held',
        error: outcome.error,
        effects: outcome.effects,
        hold: { reason: outcome.reason, until: outcome.untilMs ?? null },
      };
    case 'failed':
      return {
        ...endedEarly(job, 'failed', outcome.error, outcome.effects, handler),
        attemptsSpent: job.attemptsSpent + 1,
      };
    case 'cancelled':
      return settlementOfCancelled(job, outcome.effects, handler);
    case 'released':
      return { ...unchanged(job), state: 'ready', attemptOutcome: 'released', effects: outcome.effects };
  }
};

const refusedError: JobError = {
  code: 'internal',
  message: 'The result could not be stored.',
  action: 'Try again; what was stored before is safe.',
};

/**
 * For a settlement whose effects can never be stored: the job fails, and of its effects only those count that book what
 * was paid. None do when that was refused too.
 */
export const settlementOfRefused = <E>(job: ClaimedJob, refused: Settlement<E>): Settlement<E> => ({
  ...unchanged(job),
  state: 'failed',
  attemptOutcome: 'failed',
  attemptsSpent: job.attemptsSpent + 1,
  error: refusedError,
  effects: refused.isRefused === true ? [] : refused.effects,
  isRefused: true,
});

/** A claim that died with its process: back in line without cost, failed at the third time. */
export const settlementOfLost = <E>(job: ClaimedJob, handler: AnyJobHandler<E> | undefined): Settlement<E> => {
  const crashes = job.crashes + 1;
  const effects = handler?.effectsOnLost(job) ?? [];
  if (crashes >= crashLimit) {
    return { ...endedEarly<E>(job, 'failed', crashedError, effects, handler), attemptOutcome: 'lost', crashes };
  }
  return { ...unchanged(job), state: 'ready', attemptOutcome: 'lost', crashes, effects };
};
