import type { QueueRules } from '#shared/model/queue-policy.ts';
import { longestStartWindowMs } from '#shared/model/queue-policy.ts';
import type { Clock } from './ports.ts';

type StartLimit = NonNullable<QueueRules['startLimit']>;

/** Starts older than this are never asked for. */
const longestMemoryMs = longestStartWindowMs;

/**
 * How many starts a lane has left: a strict sliding window, so that no stretch of `windowMs`, wherever it begins, has more
 * than `count` starts in it. Kept on the clock that never jumps, and seeded from the starts an earlier life wrote down:
 * one that lies in the future, since the clock was set back, counts as a start of now.
 */
export class StartPermits {
  readonly #clock: Clock;
  readonly #startsSince: (lane: string, since: number) => number[];
  /** When each lane's recent starts were, on the clock's `elapsed`, oldest first. */
  readonly #starts = new Map<string, number[]>();

  /** @param startsSince the stored starts of a lane since a moment, epoch milliseconds, oldest first */
  constructor(clock: Clock, startsSince: (lane: string, since: number) => number[]) {
    this.#clock = clock;
    this.#startsSince = startsSince;
  }

  /** How many jobs of the lane may start at a moment of the clock's `elapsed`. */
  left(lane: string, limit: StartLimit, elapsed: number): number {
    const since = elapsed - limit.windowMs;
    return Math.max(0, limit.count - this.#of(lane).filter((at) => at > since).length);
  }

  /** Milliseconds from that moment until the lane may start one more; 0 exactly when there is one left. */
  waitMs(lane: string, limit: StartLimit, elapsed: number): number {
    // The start that must leave the window before there is room for one more.
    const blocking = this.#of(lane).at(-limit.count);
    return blocking === undefined ? 0 : Math.max(0, blocking + limit.windowMs - elapsed);
  }

  /** Notes starts of a moment, which are stored already: a lane that nobody asked about yet is read with them. */
  note(lane: string, count: number, elapsed: number): void {
    if (!this.#starts.has(lane)) {
      this.#of(lane);
      return;
    }
    const kept = this.#of(lane).filter((at) => at > elapsed - longestMemoryMs);
    this.#starts.set(lane, [...kept, ...new Array<number>(count).fill(elapsed)]);
  }

  #of(lane: string): readonly number[] {
    const known = this.#starts.get(lane);
    if (known) return known;
    const now = this.#clock.now();
    const elapsed = this.#clock.elapsed();
    const starts = this.#startsSince(lane, now - longestMemoryMs).map((at) => elapsed - Math.max(0, now - at));
    this.#starts.set(lane, starts);
    return starts;
  }
}
