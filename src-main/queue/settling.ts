import type { JobId } from '#shared/model/ids.ts';
import type { ClaimedJob } from './job.ts';
import { isEnded } from './job.ts';
import type { Clock, QueueStore, SettlingJob, Timers } from './ports.ts';
import type { Settlement } from './settlement.ts';
import { settlementOfRefused } from './settlement.ts';
import { SettlementRefused } from './settlement-refused.ts';

interface SettlingDeps<E> {
  readonly store: Pick<QueueStore<E>, 'settle'>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly onUnexpected: (job: ClaimedJob | null, error: unknown) => void;
}

interface Waiting<E> {
  end: SettlingJob<E>;
  readonly resolve: () => void;
}

/** When the store fails for the moment (a full disk, a lock), retry after this long. */
export const storeRetryMs = 1_000;

/**
 * Writes the ends of jobs: all that come in one turn of the event loop in one transaction, so that they share one wait
 * for the disk (group commit; D. DeWitt et al., "Implementation Techniques for Main Memory Database Systems", 1984).
 * What the store refuses for the moment is kept and tried again: finished work is worth more than a free slot.
 */
export class Settling<E> {
  readonly #deps: SettlingDeps<E>;
  #waiting: Waiting<E>[] = [];
  #isArmed = false;
  #isStopping = false;
  /** The refusal that was told last; null once something was stored. The same one, each second, is told once. */
  #told: string | null = null;

  constructor(deps: SettlingDeps<E>) {
    this.#deps = deps;
  }

  /** Resolves when the end is stored, or when the queue stops before it could be. */
  add(job: ClaimedJob, settlement: Settlement<E>): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ end: { job, settlement }, resolve });
      if (this.#isArmed) return;
      this.#isArmed = true;
      this.#deps.timers.soon(() => this.#flush());
    });
  }

  /**
   * Makes cancellations of ends that wait to be stored and would let their jobs go on.
   *
   * @param cancelled what to store instead, given the effects that belong to the work itself
   */
  cancel(ids: readonly JobId[], cancelled: (job: ClaimedJob, effects: readonly E[]) => Settlement<E>): void {
    for (const waiting of this.#waiting) {
      const { job, settlement } = waiting.end;
      if (!ids.includes(job.id) || isEnded(settlement.state)) continue;
      waiting.end = {
        job,
        settlement: { ...cancelled(job, settlement.effects), hold: settlement.hold, endsOutage: settlement.endsOutage },
      };
    }
  }

  /** Stores what waits without waiting for the turn's end. */
  storeNow(): void {
    if (this.#waiting.length > 0) this.#flush();
  }

  /** From now on a failed write isn't retried: the next start finds those claims as lost. */
  stop(): void {
    this.#isStopping = true;
    this.storeNow();
  }

  #flush(): void {
    this.#isArmed = false;
    const group = this.#waiting;
    this.#waiting = [];
    if (group.length === 0) return;
    const kept = this.#settle(group);
    if (kept.length === 0) return;
    if (this.#isStopping) {
      for (const { resolve } of kept) resolve();
      return;
    }
    this.#waiting = [...kept, ...this.#waiting];
    this.#isArmed = true;
    this.#deps.timers.set(() => this.#flush(), storeRetryMs);
  }

  /** Stores a group; what can't be stored now is returned. */
  #settle(group: Waiting<E>[]): Waiting<E>[] {
    try {
      this.#deps.store.settle(
        group.map(({ end }) => end),
        this.#deps.clock.now(),
      );
    } catch (error) {
      return this.#afterRefusal(group, error);
    }
    this.#told = null;
    for (const { resolve } of group) resolve();
    return [];
  }

  #afterRefusal(group: Waiting<E>[], error: unknown): Waiting<E>[] {
    const [first] = group;
    if (!(error instanceof SettlementRefused) || !first) {
      if (String(error) !== this.#told) this.#deps.onUnexpected(first?.end.job ?? null, error);
      this.#told = String(error);
      return group;
    }
    // One of them can never be stored: stored one by one, the others can, and it shows which it is.
    if (group.length > 1) return group.flatMap((waiting) => this.#settle([waiting]));
    const { job, settlement } = first.end;
    this.#deps.onUnexpected(job, error);
    return this.#settle([{ ...first, end: { job, settlement: settlementOfRefused(job, settlement) } }]);
  }
}
