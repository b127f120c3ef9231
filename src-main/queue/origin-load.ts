import type { OriginLimits } from './ports.ts';

/** How many jobs run towards each origin, over all queues, and how many more it takes. */
export class OriginLoad {
  readonly #limits: OriginLimits | undefined;
  readonly #running = new Map<string, number>();

  constructor(limits: OriginLimits | undefined) {
    this.#limits = limits;
  }

  began(origin: string, count: number): void {
    if (count > 0) this.#running.set(origin, (this.#running.get(origin) ?? 0) + count);
  }

  ended(origin: string): void {
    const left = (this.#running.get(origin) ?? 0) - 1;
    if (left > 0) this.#running.set(origin, left);
    else this.#running.delete(origin);
  }

  /** How many more jobs may start towards the origin. */
  left(origin: string): number {
    if (this.waitMs(origin) > 0) return 0;
    const limit = this.#limits?.concurrencyOf(origin) ?? null;
    const places = limit === null ? Number.MAX_SAFE_INTEGER : Math.max(0, limit - (this.#running.get(origin) ?? 0));
    return Math.min(places, this.#limits?.roomFor?.(origin) ?? Number.MAX_SAFE_INTEGER);
  }

  /** Milliseconds until the origin takes work again; 0 when it does, or when it is full: the end of its work wakes the engine. */
  waitMs(origin: string): number {
    return this.#limits?.waitMsOf(origin) ?? 0;
  }
}
