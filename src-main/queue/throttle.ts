import PQueue from 'p-queue';
import type { QueuePolicy } from './policy.ts';
import type { Clock } from './ports.ts';

/**
 * The slots of one queue (concurrency) and the start permits of its metered lanes. Slots come before permits and
 * permits before claims, so that nothing is claimed that can't start.
 */
export class Throttle {
  readonly #policy: QueuePolicy;
  readonly #slots: PQueue;
  readonly #permits = new Map<string, PQueue>();
  readonly #clock: Clock;

  /** @param onSlotFree told each time a slot has been given back, when `freeSlots` counts it again */
  constructor(policy: QueuePolicy, clock: Clock, onSlotFree: () => void) {
    this.#policy = policy;
    this.#clock = clock;
    this.#slots = new PQueue({ concurrency: policy.concurrency });
    // p-queue counts a finished task down a moment after its promise settles; only this event comes after that.
    this.#slots.on('next', onSlotFree);
  }

  /** Slots neither taken nor promised. */
  get freeSlots(): number {
    return Math.max(0, this.#slots.concurrency - this.#slots.pending - this.#slots.size);
  }

  /** Runs `work` in a slot. The promise is handled inside: work must not reject. */
  takeSlot(work: () => Promise<void>): void {
    void this.#slots.add(work);
  }

  /**
   * Resolves when the lane may start one more job; rejects with the signal's reason when the queue stops before that.
   * `seed` gives the starts of an earlier life within the window.
   */
  async permit(lane: string, seed: (since: number) => number[], signal: AbortSignal): Promise<void> {
    const limit = this.#policy.startLimit;
    if (!limit) return;
    let permits = this.#permits.get(lane);
    if (!permits) {
      permits = new PQueue({ intervalCap: limit.count, interval: limit.windowMs, strict: true });
      // p-queue can't be told of the past, so past starts are replayed as starts of now: later than need be, never a burst.
      for (const _start of seed(this.#clock.now() - limit.windowMs)) void permits.add(() => {});
      this.#permits.set(lane, permits);
    }
    await permits.add(() => {}, { signal });
  }

  /** Resolves when no slot is taken. */
  idle(): Promise<void> {
    return this.#slots.onIdle();
  }

  /** Drops slots that were promised but not begun. */
  clear(): void {
    this.#slots.clear();
  }
}
