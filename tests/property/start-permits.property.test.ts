import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StartPermits } from '../../src-main/queue/start-permits.ts';

const lane = 'test@far';

type Step =
  | { readonly do: 'start'; readonly count: number }
  | { readonly do: 'let time pass'; readonly ms: number }
  | { readonly do: 'set the clock'; readonly ms: number }
  | { readonly do: 'limit'; readonly count: number; readonly windowMs: number }
  | { readonly do: 'restart' };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('start' as const), count: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ do: fc.constant('let time pass' as const), ms: fc.nat(20_000) }),
  fc.record({ do: fc.constant('set the clock' as const), ms: fc.integer({ min: -900_000, max: 900_000 }) }),
  fc.record({
    do: fc.constant('limit' as const),
    count: fc.integer({ min: 1, max: 5 }),
    windowMs: fc.integer({ min: 100, max: 600_000 }),
  }),
  fc.record({ do: fc.constant('restart' as const) }),
);

/** Permits beside a list of all starts that nothing is ever taken from. */
class Starts {
  #elapsed = 0;
  #wall = 1_000_000_000;
  #limit = { count: 2, windowMs: 10_000 };
  /** When starts were by the wall clock, as they are stored. */
  readonly #stored: number[] = [];
  /** When they were on the clock that never jumps, as far as this life can know. */
  #known: number[] = [];
  #permits = this.#open();

  take(step: Step): void {
    switch (step.do) {
      case 'start':
        this.#start(step.count);
        return;
      case 'let time pass':
        this.#elapsed += step.ms;
        this.#wall += step.ms;
        return;
      case 'set the clock':
        // What the permits know of an earlier life, they know since they were first asked.
        this.#permits.left(lane, this.#limit, this.#elapsed);
        this.#wall += step.ms;
        return;
      case 'limit':
        this.#limit = step;
        return;
      case 'restart':
        this.#permits = this.#open();
        this.#known = this.#stored.map((at) => this.#elapsed - Math.max(0, this.#wall - at));
    }
  }

  /** What the permits say now is what the list says, to the millisecond. */
  check(): void {
    const left = this.#left();
    const limit = this.#limit;
    expect(this.#permits.left(lane, limit, this.#elapsed)).toBe(left);
    const waitMs = this.#permits.waitMs(lane, limit, this.#elapsed);
    expect(waitMs === 0, 'waits only while none is left').toBe(left > 0);
    expect(this.#permits.left(lane, limit, this.#elapsed + waitMs), 'one is left then').toBeGreaterThan(0);
    if (waitMs > 0) expect(this.#permits.left(lane, limit, this.#elapsed + waitMs - 1), 'and not before').toBe(0);
  }

  #left(): number {
    const since = this.#elapsed - this.#limit.windowMs;
    return Math.max(0, this.#limit.count - this.#known.filter((at) => at > since).length);
  }

  #start(asked: number): void {
    const count = Math.min(asked, this.#left());
    this.#stored.push(...new Array<number>(count).fill(this.#wall));
    this.#known.push(...new Array<number>(count).fill(this.#elapsed));
    this.#permits.note(lane, count, this.#elapsed);
  }

  #open(): StartPermits {
    const clock = { now: () => this.#wall, elapsed: () => this.#elapsed };
    return new StartPermits(clock, (_lane, since) => this.#stored.filter((at) => at >= since));
  }
}

describe('start permits (A3, B2)', () => {
  it('agree with a naive list of all starts over restarts, changed limits and jumps of the clock either way', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 60 }), (steps) => {
        const starts = new Starts();
        for (const step of steps) {
          starts.take(step);
          if (step.do !== 'restart' && step.do !== 'set the clock') starts.check();
        }
      }),
    );
  });
});
