import { readBaseUrl } from '#shared/model/base-url.ts';
import type { Connection } from '#shared/model/connection.ts';
import type { LimiterDeps, LimiterSettings } from './origin-limiter.ts';
import { OriginLimiter } from './origin-limiter.ts';

/** The part of a connection that limits requests. */
export type ConnectionLimits = Pick<Connection, 'baseUrl' | keyof LimiterSettings>;

/** For an origin that is asked before it is set up, as when a connection is tested. */
const cautious: LimiterSettings = { concurrency: 1, minConcurrency: 1, requestsPerMinute: null };

const strictest = (a: LimiterSettings, b: LimiterSettings): LimiterSettings => ({
  concurrency: Math.min(a.concurrency, b.concurrency),
  minConcurrency: Math.min(a.minConcurrency, b.minConcurrency),
  requestsPerMinute:
    a.requestsPerMinute === null || b.requestsPerMinute === null
      ? (a.requestsPerMinute ?? b.requestsPerMinute)
      : Math.min(a.requestsPerMinute, b.requestsPerMinute),
});

/** The limiters of all origins, one each: connections of one origin share theirs, whichever queue work comes from. */
export class OriginLimiters {
  readonly #deps: LimiterDeps;
  readonly #limiters = new Map<string, OriginLimiter>();

  /** @param deps `onChange` is told of changes of any origin */
  constructor(deps: LimiterDeps) {
    this.#deps = deps;
  }

  /** Applies the connections' numbers, the strictest where several share an origin; can be called at any time. */
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

  /** Jobs that may run towards an origin at once; null where nothing limits it. */
  concurrencyOf(origin: string): number | null {
    return this.#limiters.get(origin)?.concurrencyNow() ?? null;
  }

  /** How long an origin takes no work at all, in milliseconds; 0 while it does. */
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

  /** Sets no more timers, at the end of the app's life. */
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
