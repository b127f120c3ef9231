import type { Clock, Timers } from './ports.ts';

/** Timers stop while the machine sleeps and overflow past 2^31 ms, so a wait is cut into pieces no longer than this. */
export const longestSleepMs = 15 * 60_000;

/**
 * One armed wake-up at a time: `at` moves it, `soon` asks for the next turn of the event loop. Instead of polling,
 * the scheduler sleeps until the next moment that matters.
 */
export class WakeUp {
  readonly #clock: Clock;
  readonly #timers: Timers;
  readonly #onWake: () => void;
  #cancel = () => {};
  #isAsked = false;
  #isStopped = false;

  constructor(clock: Clock, timers: Timers, onWake: () => void) {
    this.#clock = clock;
    this.#timers = timers;
    this.#onWake = onWake;
  }

  /** Several calls in one turn cause one wake-up. */
  soon(): void {
    if (this.#isAsked || this.#isStopped) return;
    this.#isAsked = true;
    // A turn of the event loop, not a microtask: work that ends at once must not keep everything else from its turn.
    this.#timers.soon(() => {
      this.#isAsked = false;
      if (!this.#isStopped) this.#onWake();
    });
  }

  /** Arms the timer for a moment; null disarms it. */
  at(moment: number | null): void {
    this.#cancel();
    this.#cancel = () => {};
    if (moment === null || this.#isStopped) return;
    const delayMs = Math.min(longestSleepMs, Math.max(0, moment - this.#clock.now()));
    this.#cancel = this.#timers.set(() => this.soon(), delayMs);
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel();
  }
}
