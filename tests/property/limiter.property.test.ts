import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SavedLimit } from '../../src-main/providers/limiter/limiter-memory.ts';
import type { LimiterSettings } from '../../src-main/providers/limiter/origin-limiter.ts';
import { OriginLimiter } from '../../src-main/providers/limiter/origin-limiter.ts';
import { ManualTime, settled } from '../support/manual-time.ts';

type Step =
  | { readonly do: 'ask'; readonly count: number }
  | { readonly do: 'end'; readonly which: number; readonly isTwice: boolean }
  | { readonly do: 'abort'; readonly which: number }
  | { readonly do: 'answer'; readonly isRateLimit: boolean; readonly headers: Record<string, string> }
  | { readonly do: 'let time pass'; readonly ms: number }
  | { readonly do: 'set'; readonly settings: LimiterSettings }
  | { readonly do: 'restart' };

const anySettings: fc.Arbitrary<LimiterSettings> = fc.record({
  concurrency: fc.integer({ min: 1, max: 6 }),
  minConcurrency: fc.integer({ min: 1, max: 6 }),
  requestsPerMinute: fc.option(fc.integer({ min: 1, max: 8 })),
});

const anyHeaders = fc.oneof(
  fc.constant({}),
  fc.nat(90).map((seconds) => ({ 'retry-after': String(seconds) })),
  fc.nat(90_000).map((ms) => ({ 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': `${ms}ms` })),
);

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('ask' as const), count: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ do: fc.constant('end' as const), which: fc.nat(), isTwice: fc.boolean() }),
  fc.record({ do: fc.constant('abort' as const), which: fc.nat() }),
  fc.record({ do: fc.constant('answer' as const), isRateLimit: fc.boolean(), headers: anyHeaders }),
  fc.record({ do: fc.constant('let time pass' as const), ms: fc.nat(45_000) }),
  fc.record({ do: fc.constant('set' as const), settings: anySettings }),
  fc.record({ do: fc.constant('restart' as const) }),
);

interface Asked {
  readonly abort: AbortController;
  release: (() => void) | null;
  isOver: boolean;
}

/** A server as it sees the limiter: who is under way, and when each began. */
class Server {
  readonly time = new ManualTime();
  readonly #saved = new Map<string, SavedLimit>();
  readonly #starts: number[] = [];
  #settings: LimiterSettings;
  #asked: Asked[] = [];
  #timers = 0;
  readonly #breaches: string[] = [];
  #limiter: OriginLimiter;

  constructor(settings: LimiterSettings) {
    this.#settings = settings;
    this.#limiter = this.#open();
  }

  async take(step: Step): Promise<void> {
    switch (step.do) {
      case 'ask':
        for (let n = 0; n < step.count; n++) this.#ask();
        return;
      case 'end':
        return this.#end(this.#underWay(), step.which, step.isTwice);
      case 'abort': {
        const waiting = this.#waiting();
        waiting[step.which % waiting.length]?.abort.abort();
        return;
      }
      case 'answer':
        return this.#answer(step.isRateLimit, step.headers);
      case 'let time pass':
        return this.time.advance(step.ms);
      case 'set':
        this.#settings = step.settings;
        return this.#limiter.configure(step.settings);
      case 'restart':
        this.#limiter.stop();
        for (const { abort } of this.#asked) abort.abort();
        this.#asked = [];
        this.#limiter = this.#open();
    }
  }

  /** Whatever happened: the limit keeps to its bounds, and nobody waits who could begin. */
  async check(): Promise<void> {
    await settled();
    expect(this.#breaches).toEqual([]);
    const { concurrency, minConcurrency } = this.#settings;
    const limit = this.#limiter.concurrencyNow();
    expect(limit).toBeGreaterThanOrEqual(Math.min(minConcurrency, concurrency));
    expect(limit).toBeLessThanOrEqual(concurrency);
    const couldBegin = this.#limiter.waitMs() === 0 && this.#underWay().length < limit;
    if (couldBegin) expect(this.#waiting(), 'nobody waits for nothing').toHaveLength(0);
    const hasToWait = this.#limiter.waitMs() > 0 || limit < concurrency;
    expect(this.#timers, 'a timer exactly while there is something to wait for').toBe(hasToWait ? 1 : 0);
  }

  /** After everything is over, everything is free again: nothing leaked. */
  async checkEnd(): Promise<void> {
    for (const { abort } of this.#waiting()) abort.abort();
    for (const { release } of this.#underWay()) release?.();
    this.#asked = [];
    await this.take({ do: 'set', settings: { ...this.#settings, requestsPerMinute: null } });
    await this.time.advance(4_000_000);
    for (let n = 0; n < this.#settings.concurrency + 2; n++) this.#ask();
    await settled();
    expect(this.#underWay()).toHaveLength(this.#settings.concurrency);
    expect(this.#timers).toBe(0);
  }

  #open(): OriginLimiter {
    this.#timers = 0;
    return new OriginLimiter('https://models.example', this.#settings, {
      clock: this.time,
      timers: {
        set: (callback, delayMs) => {
          this.#timers += 1;
          const done = () => {
            this.#timers -= 1;
          };
          let isArmed = true;
          const cancel = this.time.set(() => {
            isArmed = false;
            done();
            callback();
          }, delayMs);
          return () => {
            if (isArmed) done();
            isArmed = false;
            cancel();
          };
        },
      },
      memory: {
        load: (origin) => this.#saved.get(origin) ?? null,
        save: (origin, state) => this.#saved.set(origin, state),
        startsSince: (_origin, since) => this.#starts.filter((at) => at >= since),
        noteStart: (_origin, at) => this.#began(at),
      },
      onChange: () => {},
      onUnexpected: (error) => {
        this.#breaches.push(String(error));
      },
    });
  }

  /** At each start: places, pause and window hold right then, over all lives. */
  #began(at: number): void {
    this.#starts.push(at);
    const { requestsPerMinute } = this.#settings;
    if (requestsPerMinute === null) return;
    const inWindow = this.#starts.filter((start) => start > at - 60_000).length;
    if (inWindow > requestsPerMinute) this.#breaches.push(`${inWindow} starts in a minute`);
  }

  #ask(): void {
    const asked: Asked = { abort: new AbortController(), release: null, isOver: false };
    this.#asked.push(asked);
    this.#limiter.enter(asked.abort.signal).then(
      (release) => {
        asked.release = release;
        // Those under way above a limit that was lowered go on; nobody begins beside them.
        const underWay = this.#underWay().length;
        if (underWay > this.#limiter.concurrencyNow()) this.#breaches.push(`${underWay} under way`);
      },
      () => {
        asked.isOver = true;
      },
    );
  }

  #end(underWay: Asked[], which: number, isTwice: boolean): void {
    const asked = underWay[which % underWay.length];
    if (asked === undefined) return;
    asked.isOver = true;
    asked.release?.();
    if (isTwice) asked.release?.();
  }

  #answer(isRateLimit: boolean, headers: Record<string, string>): void {
    const before = this.#limiter.concurrencyNow();
    const answer = { status: isRateLimit ? 429 : 200, headers: new Headers(headers), isRateLimit };
    this.#limiter.note(answer);
    const once = this.#limiter.concurrencyNow();
    const { concurrency, minConcurrency } = this.#settings;
    const half = Math.max(Math.floor(before / 2), Math.min(minConcurrency, concurrency));
    if (isRateLimit) expect([before, half]).toContain(once);
    else expect(once).toBe(before);
    // Of those that were under way together, a second answer changes nothing more.
    this.#limiter.note(answer);
    expect(this.#limiter.concurrencyNow()).toBe(once);
  }

  #underWay(): Asked[] {
    return this.#asked.filter(({ release, isOver }) => release !== null && !isOver);
  }

  #waiting(): Asked[] {
    return this.#asked.filter(({ release, isOver, abort }) => release === null && !isOver && !abort.signal.aborted);
  }
}

describe('the gate before an origin, whatever happens (A3, A12)', () => {
  it('keeps to places, pauses and minutes over restarts and changed numbers, and leaks nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anySettings, fc.array(anyStep, { maxLength: 40 }), async (settings, steps) => {
        const server = new Server(settings);
        for (const step of steps) {
          await server.take(step);
          await server.check();
        }
        await server.checkEnd();
      }),
      { numRuns: Number(process.env['DOSSIER_PROPERTY_RUNS'] ?? 60) },
    );
  });
});
