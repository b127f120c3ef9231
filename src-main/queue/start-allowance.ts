import type { QueuePolicy } from '#shared/model/queue-policy.ts';
import { OriginLoad } from './origin-load.ts';
import type { Clock, OriginLimits } from './ports.ts';
import { StartPermits } from './start-permits.ts';

/** A queue towards an origin. */
export interface Lane {
  readonly lane: string;
  readonly origin: string;
}

interface StartAllowanceDeps {
  readonly clock: Clock;
  readonly store: { startsSince(lane: string, since: number): number[] };
  readonly unmeteredOrigins: ReadonlySet<string>;
  readonly originLimits?: OriginLimits;
}

/**
 * How many jobs of a lane may start: as its queue's start limit allows, and as many as its origin takes over all queues.
 * Origins that reach no server have neither. Moments are the clock's `elapsed`.
 */
export class StartAllowance {
  readonly #permits: StartPermits;
  readonly #load: OriginLoad;
  readonly #unmetered: ReadonlySet<string>;

  constructor({ clock, store, unmeteredOrigins, originLimits }: StartAllowanceDeps) {
    this.#permits = new StartPermits(clock, store.startsSince);
    this.#load = new OriginLoad(originLimits);
    this.#unmetered = unmeteredOrigins;
  }

  isMetered(origin: string): boolean {
    return !this.#unmetered.has(origin);
  }

  /** How many may start now. */
  left({ startLimit, concurrency }: QueuePolicy, { lane, origin }: Lane, elapsed: number): number {
    if (!this.isMetered(origin)) return concurrency;
    const permits = startLimit ? this.#permits.left(lane, startLimit, elapsed) : concurrency;
    return Math.min(permits, this.#load.left(origin));
  }

  /** Milliseconds until the next start is allowed by time alone; 0 when one is allowed now, or when running work must end first. */
  waitMs({ startLimit }: QueuePolicy, { lane, origin }: Lane, elapsed: number): number {
    if (!this.isMetered(origin)) return 0;
    return Math.max(startLimit ? this.#permits.waitMs(lane, startLimit, elapsed) : 0, this.#load.waitMs(origin));
  }

  /** Notes jobs of a lane that were claimed. */
  began({ lane, origin }: Lane, count: number, elapsed: number): void {
    if (!this.isMetered(origin)) return;
    this.#permits.note(lane, count, elapsed);
    this.#load.began(origin, count);
  }

  /** Notes that one job towards the origin has stopped running. */
  ended(origin: string): void {
    if (this.isMetered(origin)) this.#load.ended(origin);
  }
}
