import type { AttemptOutcome, JobState } from '#shared/model/job.ts';
import type { QueuePolicy } from '#shared/model/queue-policy.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';
import { backoffDelayMs } from './backoff.ts';
import type { AnyJobHandler } from './handler.ts';
import type { ClaimedJob, JobError } from './job.ts';
import type { Outcome } from './outcome.ts';

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
  /** The store refused the effects: only those are applied that book what was paid. */
  readonly isRefused?: boolean;
  /** A hold to put on the job's lane in the same transaction. */
  readonly hold: { readonly reason: HoldReason; readonly until: number | null } | null;
}

/** How often a job may snooze before snoozes count as failures, so that no job waits for ever unnoticed. */
export const snoozeLimit = 100;

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
}

const unchanged = (job: ClaimedJob) => ({
  dueAt: null,
  attemptsSpent: job.attemptsSpent,
  crashes: job.crashes,
  snoozes: job.snoozes,
  error: null,
  output: undefined,
  hold: null,
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
  { policy, handler, now, random }: Circumstances<E>,
): Settlement<E> => {
  const attemptsSpent = job.attemptsSpent + 1;
  if (attemptsSpent >= job.attemptLimit) {
    return { ...endedEarly(job, 'failed', error, effects, handler), attemptsSpent };
  }
  const dueAt = now + (delayMs ?? backoffDelayMs(policy.backoff, attemptsSpent, random));
  return { ...unchanged(job), state: 'scheduled', attemptOutcome: 'retry', dueAt, attemptsSpent, error, effects };
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
  const { handler } = circumstances;
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
    case 'snooze':
      if (job.snoozes >= snoozeLimit) return retried(job, outcome.error, outcome.effects, undefined, circumstances);
      return {
        ...unchanged(job),
        state: 'scheduled',
        attemptOutcome: 'snoozed',
        dueAt: outcome.untilMs,
        snoozes: job.snoozes + 1,
        error: outcome.error,
        effects: outcome.effects,
      };
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
