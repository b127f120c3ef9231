import type { JobId } from '#shared/model/ids.ts';
import type { TryableReason } from '#shared/model/queue-status.ts';
import type { Breaker } from './breaker.ts';
import { afterCall, callsAtOnce, closedBreaker, nextTryMs } from './breaker.ts';
import { Doubts } from './doubts.ts';
import type { ClaimedJob, JobError } from './job.ts';
import type { Outcome } from './outcome.ts';
import type { LaneHold } from './settlement.ts';
import { Suspicions } from './suspicions.ts';

/** An outage that an earlier life of the app left. */
export interface HeldOrigin {
  readonly origin: string;
  readonly reason: TryableReason;
  /** Epoch milliseconds. */
  readonly since: number;
  readonly tries: number;
}

interface BreakersDeps {
  readonly clock: { now(): number };
  /** A number in [0, 1), for jitter. */
  readonly random: () => number;
  /** Failures in a row that make an outage; null for never. */
  readonly failureLimit: () => number | null;
  readonly isMetered: (origin: string) => boolean;
  /** How many calls a server takes at once when it is well. */
  readonly mostAtOnce: (origin: string) => number;
}

/** What an attempt means for its job and its server's lanes. */
export interface Judgement {
  /**
   * Who is to blame for a failure: `job` pays with an attempt, `nobody` has yet been found out, `server` means that the
   * attempt is given back.
   */
  readonly blame: 'job' | 'nobody' | 'server';
  /** Failures of the job that nobody has been blamed for, this one included. */
  readonly suspected: number;
  /** The hold to put on all lanes of the server, or none. */
  readonly hold: LaneHold | null;
  /** The outage is over: the holds that waited for this end. */
  readonly isOver: boolean;
}

const ownFault: Judgement = { blame: 'job', suspected: 0, hold: null, isOver: false };

/** One breaker for each server: learns from how attempts end, and says how many calls may go. */
export class Breakers {
  readonly #deps: BreakersDeps;
  readonly #breakers = new Map<string, Breaker>();
  /** Jobs that run during an outage of their server. */
  readonly #tries = new Set<JobId>();
  readonly #suspicions = new Suspicions();
  /** When each running job began, in claims: the wall clock can jump. */
  readonly #beganAt = new Map<JobId, number>();
  #claims = 0;
  readonly #doubts = new Doubts();
  readonly #succeededAt = new Map<string, number>();
  readonly #putOffAt = new Map<JobId, number>();
  /** The hold of each outage, as it was put on the lanes. */
  readonly #holds = new Map<string, LaneHold>();

  constructor(deps: BreakersDeps) {
    this.#deps = deps;
  }

  /** Takes up outages that an earlier life left. */
  restore(held: readonly HeldOrigin[]): void {
    for (const { origin, reason, since, tries } of held) {
      this.#breakers.set(origin, { failures: 0, outage: { reason, since, tries }, cap: null });
    }
  }

  /** How many jobs may run towards the server at once; null without a limit. */
  concurrencyOf(origin: string): number | null {
    return callsAtOnce(this.#of(origin));
  }

  /** Notes that a job has been claimed: during an outage it is the one that tries. */
  began(origin: string, id: JobId): void {
    this.#claims += 1;
    this.#beganAt.set(id, this.#claims);
    if (this.#of(origin).outage !== null) this.#tries.add(id);
  }

  /** Whether the job may be what its server fails at, so that the server is checked before the job tries again. */
  isInDoubt(id: JobId): boolean {
    const limit = this.#deps.failureLimit();
    return limit !== null && this.#doubts.has(id, limit);
  }

  /** Whether a call to the server has succeeded since the job was last put off, or became ready. */
  hasProgressed(origin: string, { id, readyAt }: ClaimedJob): boolean {
    return this.#hasSucceededSince(origin, this.#putOffAt.get(id) ?? readyAt);
  }

  /** What earlier failures cost the job, now that they turned out to be its own; null where nothing is due. */
  collect(id: JobId): { readonly attempts: number; readonly error: JobError } | null {
    return this.#suspicions.collect(id);
  }

  /** Forgets a job that has ended. */
  forget(id: JobId): void {
    this.#suspicions.forget(id);
    this.#doubts.forget(id);
    this.#putOffAt.delete(id);
  }

  /** Learns from how an attempt ended. */
  judge<E>(origin: string, job: ClaimedJob, outcome: Outcome<E>): Judgement {
    const isTry = this.#tries.delete(job.id);
    const beganAt = this.#beganAt.get(job.id) ?? 0;
    this.#beganAt.delete(job.id);
    if (outcome.type === 'snooze') this.#putOffAt.set(job.id, this.#deps.clock.now());
    if (!this.#deps.isMetered(origin)) return ownFault;
    if ('server' in outcome && outcome.server === 'well') {
      return this.#succeeded(origin, beganAt, outcome.type === 'released' ? job.id : null);
    }
    if (outcome.type === 'retry' && outcome.server === 'trouble')
      return this.#failed(origin, job, outcome.error, isTry);
    if (outcome.type === 'hold' && (outcome.reason === 'quota' || outcome.reason === 'no-key')) {
      return this.#refused(origin, outcome.reason, outcome.error, isTry);
    }
    return ownFault;
  }

  #hasSucceededSince(origin: string, at: number): boolean {
    return (this.#succeededAt.get(origin) ?? Number.NEGATIVE_INFINITY) >= at;
  }

  /** @param checkedFor the job before whose try the server was checked; null where a job's own call succeeded */
  #succeeded(origin: string, beganAt: number, checkedFor: JobId | null): Judgement {
    const before = this.#of(origin);
    this.#holds.delete(origin);
    if (checkedFor === null) this.#doubts.clear(origin);
    else this.#doubts.checked(checkedFor);
    this.#breakers.set(origin, afterCall(before, { type: 'succeeded', most: this.#deps.mostAtOnce(origin) }));
    this.#succeededAt.set(origin, this.#deps.clock.now());
    this.#suspicions.prove(origin, beganAt - 1);
    return { ...ownFault, isOver: before.outage !== null };
  }

  #failed(origin: string, job: ClaimedJob, error: JobError, isTry: boolean): Judgement {
    const limit = this.#deps.failureLimit();
    if (limit === null) return ownFault;
    const before = this.#of(origin);
    this.#doubts.note(job.id, origin, limit);
    const after = afterCall(before, { type: 'failed', isTry, limit, at: this.#deps.clock.now() });
    this.#breakers.set(origin, after);
    if (after.outage === null) {
      return { ...ownFault, blame: 'nobody', suspected: this.#suspicions.note(job.id, origin, error, this.#claims) };
    }
    // Never the job's fault, however long it takes: what it fails at by itself shows once a call has succeeded.
    this.#suspicions.clear(origin);
    return { ...ownFault, blame: 'server', hold: this.#hold(origin, after, error, isTry) };
  }

  #refused(origin: string, reason: 'quota' | 'no-key', error: JobError, isTry: boolean): Judgement {
    const after = afterCall(this.#of(origin), { type: 'refused', reason, isTry, at: this.#deps.clock.now() });
    this.#breakers.set(origin, after);
    this.#suspicions.clear(origin);
    return { ...ownFault, hold: this.#hold(origin, after, error, isTry) };
  }

  /** A call that tried puts the next one off; one that was under way when the outage began changes nothing. */
  #hold(origin: string, { outage }: Breaker, error: JobError, isTry: boolean): LaneHold | null {
    if (outage === null) return null;
    const known = this.#holds.get(origin);
    const { reason, since, tries } = outage;
    if (known !== undefined && !isTry && known.reason === reason && known.since === since) return null;
    const until = this.#deps.clock.now() + nextTryMs(outage, this.#deps.random());
    const hold = { reason, until, since, tries, error };
    this.#holds.set(origin, hold);
    return hold;
  }

  #of(origin: string): Breaker {
    return this.#breakers.get(origin) ?? closedBreaker;
  }
}
