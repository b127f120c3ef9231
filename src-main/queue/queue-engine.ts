import type { BootId, JobId } from '#shared/model/ids.ts';
import type { JobProgress } from '#shared/model/job.ts';
import type { QueuePolicy } from '#shared/model/queue-policy.ts';
import { longestTroubleMs } from './breaker.ts';
import { Breakers } from './breakers.ts';
import { ClockWatch } from './clock-watch.ts';
import { Executor } from './executor.ts';
import type { AnyJobHandler } from './handler.ts';
import type { ClaimedJob, JobError } from './job.ts';
import { isEnded } from './job.ts';
import type { Clock, LaneHead, LoneJob, OriginLimits, QueueStore, SettlingJob, Timers } from './ports.ts';
import type { Settlement } from './settlement.ts';
import {
  cancelledError,
  settlementOf,
  settlementOfCancelled,
  settlementOfLost,
  settlementOfSpent,
} from './settlement.ts';
import { SettlementRefused } from './settlement-refused.ts';
import { Settling, storeRetryMs } from './settling.ts';
import { Slots } from './slots.ts';
import type { Lane } from './start-allowance.ts';
import { StartAllowance } from './start-allowance.ts';
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
  /** Origins without start limits, since they reach no server. */
  readonly unmeteredOrigins: ReadonlySet<string>;
  /** The limits of origins over all queues. Without it only the queues' own limits apply. */
  readonly originLimits?: OriginLimits;
  /** Failures in a row that make an outage of a server; null for never. Three unless given. */
  readonly failureLimit?: () => number | null;
  readonly onUnexpected: (job: ClaimedJob | null, error: unknown) => void;
  readonly onProgress?: (job: ClaimedJob, progress: JobProgress) => void;
}

/** Failures in a row that make an outage, unless the user wants another number. */
const usualFailureLimit = 3;

/** How many calls a server takes at once if nothing says otherwise. */
const usualMostAtOnce = 16;

/** A queue and its policy, which can change at any time. */
interface Queue {
  policy: QueuePolicy;
  readonly slots: Slots;
}

/**
 * The scheduler: wakes, promotes what is due, and fills free slots with the best claimable jobs. Slot, permit, claim,
 * run, settle, wake again. It never polls, and holds nothing that the database doesn't.
 */
export class QueueEngine<E> {
  readonly #deps: QueueEngineDeps<E>;
  readonly #handlers: ReadonlyMap<string, AnyJobHandler<E>>;
  readonly #queues = new Map<string, Queue>();
  readonly #executor: Executor<E>;
  readonly #starts: StartAllowance;
  readonly #settling: Settling<E>;
  readonly #wakeUp: WakeUp;
  readonly #breakers: Breakers;
  readonly #clockWatch: ClockWatch;
  /** When each queue last started something, as a running number: those that waited longest go first. */
  readonly #startedAs = new Map<string, number>();
  #starting = 0;
  #isStarted = false;
  #isStopping = false;
  #isHalted = false;
  #isRecovered = false;
  #isOwnCommit = false;
  /**
   * When the turn under way began, on the clock's `elapsed`: one reading for the whole of it, or a window that ends in its
   * midst is closed for the claim and open for the wake-up, and nobody is woken.
   */
  #tickedAt = 0;
  /** A job that must run alone is running. */
  #hasLoneRunning = false;

  constructor(deps: QueueEngineDeps<E>) {
    this.#deps = deps;
    const { store, clock, timers, onUnexpected, onProgress = () => {} } = deps;
    this.#handlers = new Map(deps.handlers.map((handler) => [handler.kind, handler]));
    this.#executor = new Executor({ handlers: this.#handlers, timers, onUnexpected, onProgress });
    this.#breakers = this.#createBreakers();
    this.#starts = new StartAllowance({ ...deps, originLimits: this.#limits() });
    this.#clockWatch = new ClockWatch(clock);
    this.#settling = new Settling({ store, clock, timers, onUnexpected });
    this.#wakeUp = new WakeUp(clock, timers, () => this.#tick());
    this.configure(deps.policies);
  }

  #createBreakers(): Breakers {
    const { clock, random, unmeteredOrigins, originLimits, failureLimit = () => usualFailureLimit } = this.#deps;
    return new Breakers({
      clock,
      random,
      failureLimit,
      isMetered: (origin) => !unmeteredOrigins.has(origin),
      mostAtOnce: (origin) => originLimits?.concurrencyOf(origin) ?? usualMostAtOnce,
    });
  }

  /** What an origin takes, by its limiter and its breaker. */
  #limits(): OriginLimits {
    const { originLimits } = this.#deps;
    return {
      concurrencyOf: (origin) => {
        const limits = [originLimits?.concurrencyOf(origin) ?? null, this.#breakers.concurrencyOf(origin)];
        const given = limits.filter((limit) => limit !== null);
        return given.length === 0 ? null : Math.min(...given);
      },
      waitMsOf: (origin) => originLimits?.waitMsOf(origin) ?? 0,
      roomFor: (origin) => originLimits?.roomFor?.(origin) ?? null,
    };
  }

  /** Changes the policies of queues. Running jobs keep the rules they started with. */
  configure(policies: readonly QueuePolicy[]): void {
    for (const policy of policies) {
      const queue = this.#queues.get(policy.queue);
      if (queue) {
        queue.policy = policy;
        queue.slots.setConcurrency(policy.concurrency);
      } else {
        this.#queues.set(policy.queue, { policy, slots: new Slots(policy.concurrency, () => this.wake()) });
      }
    }
    this.wake();
  }

  /** Starts working. First recovers jobs that an earlier process left running. Call once. */
  start(): void {
    this.#isStarted = true;
    this.wake();
  }

  /** Settles claims that died with their process, once; starts nothing. Throws when the store refuses. */
  recover(): void {
    if (this.#isRecovered) return;
    const { store, bootId, clock } = this.#deps;
    const ends = store.lostClaims(bootId).map((job) => ({
      job,
      settlement: settlementOfLost(job, this.#handlers.get(job.kind)),
    }));
    try {
      if (ends.length > 0) store.settle(ends, clock.now());
    } catch (error) {
      if (!(error instanceof SettlementRefused)) throw error;
      // One of them can't be stored as it is; stored one by one, the others can.
      for (const end of ends) this.#settleLost(end);
    }
    // The clock may have been set back while nobody looked.
    store.bringBack(clock.now(), longestTroubleMs);
    this.#breakers.restore(store.outages());
    // Who has paid or entered a key while the app was closed needn't wait: tried once at each start.
    store.tryNow(({ reason }) => reason !== 'trouble');
    this.#isRecovered = true;
  }

  /** Says that something may have become claimable: after every commit, and when the machine wakes from sleep. */
  wake(): void {
    if (this.#isStarted && !this.#isOwnCommit) this.#wakeUp.soon();
  }

  /** Tells the engine that the machine slept: attempts that fail because of it cost nothing. */
  resume(): void {
    this.#executor.noteSleep();
    this.wake();
  }

  /**
   * Takes no more work, for good: the store can't keep what comes of it. What runs goes on to its end, which is kept in memory and
   * stored if the store takes it after all.
   */
  halt(): void {
    this.#isHalted = true;
  }

  /** Cancels jobs, waiting or running. A running one ends when its work has stopped. */
  cancel(ids: readonly JobId[]): void {
    const effectsOnCancel = (kind: string, payload: unknown) =>
      this.#handlers.get(kind)?.effectsOnEnd(payload, { state: 'cancelled', error: cancelledError }) ?? [];
    const now = this.#deps.clock.now();
    const running = this.#deps.store.cancelJobs(ids, now, effectsOnCancel);
    this.#executor.cancel(running, now);
    this.#settling.cancel(running, (job, effects) => settlementOfCancelled(job, effects, this.#handlers.get(job.kind)));
  }

  /**
   * Takes back the cancellation of jobs that were cancelled at `since` or later, epoch milliseconds, and whose work hasn't
   * stopped yet: they go back in line when it has. Afterwards the store has all others that were cancelled.
   */
  takeBackCancel(ids: readonly JobId[], since: number): void {
    this.#settling.storeNow();
    this.#executor.takeBackCancel(ids, since);
  }

  /** Settles one lost claim; without its effects if they are refused, so that the job isn't stuck. */
  #settleLost({ job, settlement }: SettlingJob<E>): void {
    const { store, clock, onUnexpected } = this.#deps;
    try {
      store.settle([{ job, settlement }], clock.now());
    } catch (error) {
      if (!(error instanceof SettlementRefused)) throw error;
      onUnexpected(job, error);
      store.settle([{ job, settlement: { ...settlement, effects: [] } }], clock.now());
    }
  }

  /** A running job's progress; null before it reports any. */
  progressOf(id: JobId): JobProgress | null {
    return this.#executor.progressOf(id);
  }

  /** When a start limit or a server's pause next lets a job of the lane start, epoch ms; null without either. */
  nextStartAt(queue: string, lane: string, origin: string): number | null {
    const { clock } = this.#deps;
    const policy = this.#queues.get(queue)?.policy ?? null;
    const waitMs = policy === null ? 0 : this.#starts.waitMs(policy, { lane, origin }, clock.elapsed());
    return waitMs === 0 ? null : clock.now() + waitMs;
  }

  /** Jobs whose slot is taken: running, or ended and not yet stored. */
  get runningCount(): number {
    let count = 0;
    for (const { slots } of this.#queues.values()) count += slots.taken;
    return count;
  }

  /**
   * Stops taking work, asks what runs to stop and waits until it has, at most `graceMs`. Attempts are given back, also of
   * what doesn't stop in time: a quit is no crash, and the claim number fences off whatever that work still comes to.
   */
  async stop(graceMs: number): Promise<void> {
    this.#isStopping = true;
    this.#wakeUp.stop();
    this.#executor.shutDown();
    this.#settling.stop();
    let cancelGrace = () => {};
    const grace = new Promise<void>((resolve) => {
      cancelGrace = this.#deps.timers.set(resolve, graceMs);
    });
    const idle = Promise.all([...this.#queues.values()].map(({ slots }) => slots.idle()));
    await Promise.race([idle, grace]);
    cancelGrace();
    this.#executor.giveUpAll();
    await idle;
  }

  #tick(): void {
    if (this.#isStopping || this.#isHalted) return;
    const { store, clock } = this.#deps;
    try {
      this.#tickedAt = clock.elapsed();
      this.recover();
      this.#quietly(() => {
        const setBackMs = this.#clockWatch.setBackMs();
        if (setBackMs > 0) store.bringNearer(setBackMs);
        store.promoteDue(clock.now());
      });
      const moments = [store.nextDueAt(), ...this.#startWhatCan().map((waitMs) => clock.now() + waitMs)];
      const next = moments.filter((at) => at !== null);
      this.#wakeUp.at(next.length > 0 ? Math.min(...next) : null);
    } catch (error) {
      this.#deps.onUnexpected(null, error);
      this.#wakeUp.at(clock.now() + storeRetryMs);
    }
  }

  /** Ignores the turn's own commits: it starts all that can start, and each would ask for another turn. */
  #quietly<T>(commit: () => T): T {
    this.#isOwnCommit = true;
    try {
      return commit();
    } finally {
      this.#isOwnCommit = false;
    }
  }

  /**
   * Fills free slots, unless a job that must run alone does, or waits for what runs to end. Returns for how long start
   * limits still stand in the way of ready jobs, in milliseconds.
   */
  #startWhatCan(): number[] {
    if (this.#hasLoneRunning) return [];
    const { store } = this.#deps;
    const waits: number[] = [];
    const passedOver: string[] = [];
    for (let lone = store.loneJob(); lone; lone = store.loneJob(passedOver)) {
      const queue = this.#queues.get(lone.queue);
      if (queue && this.#starts.left(queue.policy, lone, this.#tickedAt) > 0) {
        if (this.runningCount === 0) this.#claimLone(lone, queue);
        return [];
      }
      if (queue) waits.push(...this.#waits(queue, [lone]));
      passedOver.push(lone.lane);
    }
    return [...waits, ...this.#startReady()];
  }

  #claimLone(lone: LoneJob, queue: Queue): void {
    const { store, bootId, clock } = this.#deps;
    const isMetered = this.#starts.isMetered(lone.origin);
    const job = this.#quietly(() => store.claimLone(lone, { bootId, now: clock.now(), isMetered }));
    if (!job) return;
    this.#starts.began(lone, 1, clock.elapsed());
    this.#breakers.began(lone.origin, job.id);
    this.#hasLoneRunning = true;
    queue.slots.take(async () => {
      await this.#runAndSettle(job, queue, lone.origin);
      this.#hasLoneRunning = false;
    });
  }

  #startReady(): number[] {
    // Where queues share a server that takes few calls, the one that waited longest goes first.
    const depths = this.#deps.store
      .claimableDepths()
      .sort((a, b) => (this.#startedAs.get(a.queue) ?? 0) - (this.#startedAs.get(b.queue) ?? 0));
    return depths.flatMap(({ queue: name, claimable }) => {
      const queue = this.#queues.get(name);
      const limit = queue ? Math.min(claimable, queue.slots.free) : 0;
      if (!queue || limit === 0) return [];
      const heads = this.#deps.store.heads(name);
      this.#claimInto(queue, heads, limit);
      return queue.slots.free > 0 ? this.#waits(queue, heads) : [];
    });
  }

  /** How long start limits and pauses keep ready lanes waiting. */
  #waits({ policy }: Queue, lanes: readonly Lane[]): number[] {
    return lanes.map((lane) => this.#starts.waitMs(policy, lane, this.#tickedAt)).filter((waitMs) => waitMs > 0);
  }

  #claimInto(queue: Queue, heads: readonly LaneHead[], limit: number): void {
    const { store, bootId, clock } = this.#deps;
    const lanes = heads
      .map((head) => ({
        lane: head.lane,
        origin: head.origin,
        limit: this.#starts.left(queue.policy, head, this.#tickedAt),
        isMetered: this.#starts.isMetered(head.origin),
      }))
      .filter((lane) => lane.limit > 0);
    if (lanes.length === 0) return;
    const jobs = this.#quietly(() => store.claim({ lanes, limit, bootId, now: clock.now() }));
    if (jobs.length > 0) this.#startedAs.set(queue.policy.queue, ++this.#starting);
    // Read after the claim: noted as of the turn's beginning, starts would leave their window before its end.
    const startedAt = clock.elapsed();
    for (const lane of lanes) {
      const started = jobs.filter((job) => job.lane === lane.lane);
      this.#starts.began(lane, started.length, startedAt);
      for (const job of started) {
        this.#breakers.began(lane.origin, job.id);
        queue.slots.take(() => this.#runAndSettle(job, queue, lane.origin));
      }
    }
  }

  async #runAndSettle(job: ClaimedJob, queue: Queue, origin: string): Promise<void> {
    const settlement = await this.#run(job, queue, origin);
    if (isEnded(settlement.state)) this.#breakers.forget(job.id);
    await this.#settling.add(job, settlement);
    // Only now: before its hold is stored, the next job must not start.
    this.#starts.ended(origin);
  }

  /** Runs a claimed job and decides how its claim ends. */
  async #run(claimed: ClaimedJob, { policy }: Queue, origin: string): Promise<Settlement<E>> {
    const handler = this.#handlers.get(claimed.kind);
    const [job, error] = this.#charged(claimed);
    if (error !== null && job.attemptsSpent >= job.attemptLimit) return settlementOfSpent(job, error, handler);
    const outcome = await this.#executor.execute(job, this.#breakers.isInDoubt(job.id));
    const hasProgressed = this.#breakers.hasProgressed(origin, job);
    const judgement = this.#breakers.judge(origin, job, outcome);
    const { clock, random } = this.#deps;
    const circumstances = { policy, handler, now: clock.now(), random: random(), judgement, hasProgressed };
    const [charged, due] = this.#charged(job);
    const settlement = settlementOf(charged, outcome, circumstances);
    if (due === null || isEnded(settlement.state) || charged.attemptsSpent < charged.attemptLimit) return settlement;
    // What it failed with before turned out to be its own while it ran, and was its last attempt.
    return settlementOfSpent(charged, due, handler, settlement);
  }

  /** The job with the attempts that earlier failures turned out to cost, and the last of those failures. */
  #charged(job: ClaimedJob): [ClaimedJob, JobError | null] {
    const due = this.#breakers.collect(job.id);
    return due === null ? [job, null] : [{ ...job, attemptsSpent: job.attemptsSpent + due.attempts }, due.error];
  }
}
