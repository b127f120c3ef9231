import type { Clock, Timers } from '../../src-main/queue/ports.ts';

interface Armed {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that only the test moves, and timers that go by it. */
export class ManualTime implements Clock, Timers {
  #now: number;
  #elapsed = 0;
  #armed = new Set<Armed>();
  readonly #creepMs: number;

  /** @param creepMs how much time passes with every look at the clock, as real time does while code runs; none unless given */
  constructor(now = Date.UTC(2026, 0, 5, 9), creepMs = 0) {
    this.#now = now;
    this.#creepMs = creepMs;
  }

  /** Whole milliseconds, as the real one. */
  now(): number {
    this.#pass(this.#creepMs);
    return Math.floor(this.#now);
  }

  elapsed(): number {
    this.#pass(this.#creepMs);
    return this.#elapsed;
  }

  soon(callback: () => void): void {
    setImmediate(callback);
  }

  set(callback: () => void, delayMs: number): () => void {
    const armed = { at: this.#elapsed + delayMs, callback };
    this.#armed.add(armed);
    return () => this.#armed.delete(armed);
  }

  /** Sets the clock, either way, as a user or a sleep does: timers know nothing of it. */
  jump(ms: number): void {
    this.#now += ms;
  }

  /** Moves the clock, firing what becomes due in order and letting promises settle in between. */
  async advance(ms: number): Promise<void> {
    const target = this.#elapsed + ms;
    for (;;) {
      await settled();
      const next = [...this.#armed].filter(({ at }) => at <= target).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#armed.delete(next);
      this.#pass(Math.max(0, next.at - this.#elapsed));
      next.callback();
    }
    this.#pass(Math.max(0, target - this.#elapsed));
    await settled();
  }

  #pass(ms: number): void {
    this.#elapsed += ms;
    this.#now += ms;
  }
}

/** Lets every promise that can settle do so: forty turns of the event loop, each of which empties the microtask queue. */
export const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 40; turn++) await new Promise((resolve) => setImmediate(resolve));
};
