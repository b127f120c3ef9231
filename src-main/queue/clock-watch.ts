import type { Clock } from './ports.ts';

/** Clocks drift apart by themselves; only more than this is somebody setting one. */
const toleranceMs = 2_000;

/**
 * Notices that the wall clock was set back, by the clock that never jumps. Forwards needs nothing: it may have been sleep, and
 * a wait that ends early does no harm.
 */
export class ClockWatch {
  readonly #clock: Clock;
  /** Wall clock less monotonic clock at the last look. */
  #offset: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#offset = clock.now() - clock.elapsed();
  }

  /** By how many milliseconds it was set back since the last look; 0 if it wasn't. */
  setBackMs(): number {
    const offset = this.#clock.now() - this.#clock.elapsed();
    const backMs = this.#offset - offset;
    this.#offset = offset;
    return backMs > toleranceMs ? Math.round(backMs) : 0;
  }
}
