import { readBaseUrl } from '#shared/model/base-url.ts';
import type { Connection } from '#shared/model/connection.ts';
import type { LimiterDeps, LimiterSettings } from './origin-limiter.ts';
import { OriginLimiter } from './origin-limiter.ts';

/** The part of a connection that limits requests. */
export type ConnectionLimits = Pick<Connection, 'baseUrl' | keyof LimiterSettings>;

/** For an origin that isn't set up yet, for example while a connection is tested. */
const cautious: LimiterSettings = { concurrency: 1, minConcurrency: 1, requestsPerMinute: null };

const strictest = (a: LimiterSettings, b: LimiterSettings): LimiterSettings => ({
  concurrency: Math.min(a.concurrency, b.concurrency),
  minConcurrency: Math.min(a.minConcurrency, b.minConcurrency),
  requestsPerMinute:
    a.requestsPerMinute === null || b.requestsPerMinute === null
      ? (a.requestsPerMinute ?? b.requestsPerMinute)
      : Math.min(a.requestsPerMinute, b.requestsPerMinute),
});

/** One limiter for each origin, shared by all connections and queues that use it. */
export class OriginLimiters {
  readonly #deps: LimiterDeps;
  readonly #limiters = new Map<string, OriginLimiter>();

  /** @param deps `onChange` is told of changes of any origin */
  constructor(deps: LimiterDeps) {
    this.#deps = deps;
  }

  /** Applies the limits of the connections; where several share an origin, the strictest. Call at any time. */
  configure(connections: readonly ConnectionLimits[]): void {
    const settings = new Map<string, LimiterSettings>();
    for (const { baseUrl, concurrency, minConcurrency, requestsPerMinute } of connections) {
      const reading = readBaseUrl(baseUrl);
      if (!reading.ok) continue;
      const own = { concurrency, minConcurrency, requestsPerMinute };
      const others = settings.get(reading.origin);
      settings.set(reading.origin, others === undefined ? own : strictest(own, others));
    }
    for (const [origin, numbers] of settings) this.#ensure(origin, numbers).configure(numbers);
  }

  /** The limiter of an origin; one that isn't set up takes a request at a time. */
  of(origin: string): OriginLimiter {
    return this.#ensure(origin, cautious);
  }

  /** How many jobs may run towards an origin at once; null without a limit. */
  concurrencyOf(origin: string): number | null {
    return this.#limiters.get(origin)?.concurrencyNow() ?? null;
  }

  /** Milliseconds until an origin takes work again; 0 when it takes work now. */
  waitMsOf(origin: string): number {
    return this.#limiters.get(origin)?.waitMs() ?? 0;
  }

  /** How many requests an origin takes now, and until when none (epoch milliseconds); null where nothing limits it. */
  paceOf(origin: string): { readonly concurrency: number; readonly pausedUntil: number | null } | null {
    const concurrency = this.concurrencyOf(origin);
    if (concurrency === null) return null;
    const waitMs = this.waitMsOf(origin);
    return { concurrency, pausedUntil: waitMs > 0 ? this.#deps.clock.now() + waitMs : null };
  }

  /** Stops all timers when the app quits. */
  stop(): void {
    for (const limiter of this.#limiters.values()) limiter.stop();
  }

  #ensure(origin: string, settings: LimiterSettings): OriginLimiter {
    const known = this.#limiters.get(origin);
    if (known !== undefined) return known;
    const limiter = new OriginLimiter(origin, settings, this.#deps);
    this.#limiters.set(origin, limiter);
    return limiter;
  }
}
