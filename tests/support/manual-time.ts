import type { Clock, Timers } from '../../src-main/queue/ports.ts';

interface Armed {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that only the test moves, and timers that go by it. */
export class ManualTime implements Clock, Timers {
  #now: number;
  #armed = new Set<Armed>();

  constructor(now = Date.UTC(2026, 0, 5, 9)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  set(callback: () => void, delayMs: number): () => void {
    const armed = { at: this.#now + delayMs, callback };
    this.#armed.add(armed);
    return () => this.#armed.delete(armed);
  }

  /** Jumps the clock without firing timers, as a sleeping machine does. */
  jump(ms: number): void {
    this.#now += ms;
  }

  /** Moves the clock, firing what becomes due in order and letting promises settle in between. */
  async advance(ms: number): Promise<void> {
    const target = this.#now + ms;
    for (;;) {
      await settled();
      const next = [...this.#armed].filter(({ at }) => at <= target).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#armed.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
    }
    this.#now = target;
    await settled();
  }
}

/** Lets every promise that can settle do so: forty turns of the event loop, each of which empties the microtask queue. */
export const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 40; turn++) await new Promise((resolve) => setImmediate(resolve));
};
