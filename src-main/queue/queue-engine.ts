import type { BootId, JobId } from '#shared/model/ids.ts';
import { Executor } from './executor.ts';
import type { AnyJobHandler } from './handler.ts';
import type { ClaimedJob } from './job.ts';
import type { QueuePolicy } from './policy.ts';
import type { Clock, LaneHead, QueueStore, Timers } from './ports.ts';
import type { Settlement } from './settlement.ts';
import { cancelledError, settlementOf, settlementOfLost, settlementOfRefused } from './settlement.ts';
import { SettlementRefused } from './settlement-refused.ts';
import { Throttle } from './throttle.ts';
import { WakeUp } from './wake-up.ts';

export interface QueueEngineDeps<E> {
  readonly store: QueueStore<E>;
  readonly handlers: readonly AnyJobHandler<E>[];
  readonly policies: readonly QueuePolicy[];
  readonly bootId: BootId;
  readonly clock: Clock;
  readonly timers: Timers;
  /** A number in [0, 1), for jitter. */
  readonly random: () => number;
  /** Origins whose starts are not limited, since they reach no server. */
  readonly unmeteredOrigins: ReadonlySet<string>;
  readonly onUnexpected: (job: ClaimedJob | null, error: unknown) => void;
}

/** When the store refuses (a full disk, a backup that holds it), look again after this long rather than never. */
const storeRetryMs = 1_000;

/**
 * The scheduler: wakes, promotes what is due, and fills free slots with the best claimable jobs. Slot, permit, claim,
 * run, settle, wake again. It never polls, and holds nothing that the database doesn't.
 */
export class QueueEngine<E> {
  readonly #deps: QueueEngineDeps<E>;
  readonly #handlers: ReadonlyMap<string, AnyJobHandler<E>>;
  readonly #throttles: ReadonlyMap<string, { policy: QueuePolicy; throttle: Throttle }>;
  readonly #executor: Executor<E>;
  readonly #wakeUp: WakeUp;
  readonly #stopping = new AbortController();
  #isStarted = false;
  #isRecovered = false;

  constructor(deps: QueueEngineDeps<E>) {
    this.#deps = deps;
    this.#handlers = new Map(deps.handlers.map((handler) => [handler.kind, handler]));
    this.#throttles = new Map(
      deps.policies.map((policy) => [
        policy.queue,
        { policy, throttle: new Throttle(policy, deps.clock, () => this.wake()) },
      ]),
    );
    this.#executor = new Executor({ handlers: this.#handlers, timers: deps.timers, onUnexpected: deps.onUnexpected });
    this.#wakeUp = new WakeUp(deps.clock, deps.timers, () => this.#tick());
  }

  /** Begins to work: recovers what an earlier life left running before it takes anything. Call once. */
  start(): void {
    this.#isStarted = true;
    this.wake();
  }

  /** Says that something may have become claimable: after every commit, and when the machine wakes from sleep. */
  wake(): void {
    if (this.#isStarted) this.#wakeUp.soon();
  }

  /** Cancels jobs, waiting or running. A running one ends when its work has stopped. */
  cancel(ids: readonly JobId[]): void {
    const effectsOnCancel = (kind: string, payload: unknown) =>
      this.#handlers.get(kind)?.effectsOnEnd(payload, { state: 'cancelled', error: cancelledError }) ?? [];
    this.#executor.stop(this.#deps.store.cancelJobs(ids, this.#deps.clock.now(), effectsOnCancel), 'cancel');
  }

  get runningCount(): number {
    return this.#executor.runningCount;
  }

  /**
   * Stops taking work, asks what runs to stop and waits until it has, at most `graceMs`. Attempts are given back;
   * whatever doesn't stop in time is found as lost at the next start.
   */
  async stop(graceMs: number): Promise<void> {
    this.#wakeUp.stop();
    this.#stopping.abort(new Error('the queue is stopping'));
    for (const { throttle } of this.#throttles.values()) throttle.clear();
    this.#executor.stopAll('shutdown');
    let cancelGrace = () => {};
    const grace = new Promise<void>((resolve) => {
      cancelGrace = this.#deps.timers.set(resolve, graceMs);
    });
    await Promise.race([Promise.all([...this.#throttles.values()].map(({ throttle }) => throttle.idle())), grace]);
    cancelGrace();
  }

  /** Settles claims that died with their process. In the tick, so that a store that refuses is asked again. */
  #recover(): void {
    if (this.#isRecovered) return;
    const { store, bootId, clock } = this.#deps;
    for (const job of store.lostClaims(bootId)) {
      store.settle(job, settlementOfLost(job, this.#handlers.get(job.kind)), clock.now());
    }
    this.#isRecovered = true;
  }

  #tick(): void {
    const { store, clock } = this.#deps;
    try {
      this.#recover();
      store.promoteDue(clock.now());
      for (const { queue, claimable } of store.claimableDepths()) {
        const entry = this.#throttles.get(queue);
        if (!entry) continue;
        const slots = Math.min(claimable, entry.throttle.freeSlots);
        for (let i = 0; i < slots; i++) entry.throttle.takeSlot(() => this.#useSlot(entry.policy, entry.throttle));
      }
      this.#wakeUp.at(store.nextDueAt());
    } catch (error) {
      this.#deps.onUnexpected(null, error);
      this.#wakeUp.at(clock.now() + storeRetryMs);
    }
  }

  async #useSlot(policy: QueuePolicy, throttle: Throttle): Promise<void> {
    try {
      const head = this.#deps.store.heads(policy.queue)[0];
      if (!head || !(await this.#isPermitted(head, throttle))) return;
      const job = this.#deps.store.claim(head.lane, {
        bootId: this.#deps.bootId,
        now: this.#deps.clock.now(),
        isMetered: this.#isMetered(head),
      });
      if (job) await this.#runAndSettle(job, policy);
    } catch (error) {
      // Keep the slot for a while: given back at once, it would be taken again at once and fail again.
      this.#deps.onUnexpected(null, error);
      await this.#pause();
    }
  }

  #isMetered(head: LaneHead): boolean {
    return !this.#deps.unmeteredOrigins.has(head.origin);
  }

  async #isPermitted(head: LaneHead, throttle: Throttle): Promise<boolean> {
    const { signal } = this.#stopping;
    if (this.#isMetered(head)) {
      try {
        await throttle.permit(head.lane, (since) => this.#deps.store.startsSince(head.lane, since), signal);
      } catch (error) {
        if (signal.aborted) return false;
        throw error;
      }
    }
    return !signal.aborted;
  }

  async #runAndSettle(job: ClaimedJob, policy: QueuePolicy): Promise<void> {
    const outcome = await this.#executor.execute(job);
    const { clock, random, store } = this.#deps;
    const settlement: Settlement<E> = settlementOf(job, outcome, {
      policy,
      handler: this.#handlers.get(job.kind),
      now: clock.now(),
      random: random(),
    });
    // Finished work is worth holding on to: while the store refuses, keep the settlement and its slot, and try again.
    while (!this.#trySettle(store, job, settlement)) await this.#pause();
  }

  #trySettle(store: QueueStore<E>, job: ClaimedJob, settlement: Settlement<E>): boolean {
    try {
      store.settle(job, settlement, this.#deps.clock.now());
      return true;
    } catch (error) {
      this.#deps.onUnexpected(job, error);
      if (error instanceof SettlementRefused) return this.#trySettle(store, job, settlementOfRefused(job));
      // At shutdown there is no later: the next start finds the claim as lost.
      return this.#stopping.signal.aborted;
    }
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      this.#deps.timers.set(resolve, storeRetryMs);
    });
  }
}
