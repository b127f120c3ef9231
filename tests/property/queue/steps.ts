import fc from 'fast-check';
import type { HoldReason } from '../../../src-shared/model/queue-status.ts';

/** The two queues under test: `free` has no start limit at first, `limited` has one. */
export const queueNames = ['free', 'limited'] as const;
export const origins = ['embedded', 'far', 'near'] as const;

/** How work takes it when its signal says stop: at once, a while later, or not at all until its grace is over. */
export const manners = ['at once', 'late', 'never'] as const;

/** One job to enqueue. Numbers that name something pick from what there is, wrapped round. */
export interface JobWish {
  readonly queue: (typeof queueNames)[number];
  readonly origin: (typeof origins)[number];
  readonly priority: number;
  readonly attemptLimit: number;
  readonly timeoutMs: number;
  readonly manner: (typeof manners)[number];
  readonly dueInMs: number | null;
  readonly uniqueKey: string | null;
  readonly group: 'run' | 'batch' | null;
  readonly dependsOn: readonly number[];
  readonly rule: 'all-succeeded' | 'all-finished';
}

export const ways = ['completed', 'retry', 'failed', 'snooze', 'hold', 'hold for a while', 'thrown'] as const;

export type Step =
  | { readonly do: 'enqueue'; readonly wishes: readonly JobWish[] }
  | { readonly do: 'end'; readonly nth: number; readonly how: (typeof ways)[number] }
  | { readonly do: 'end all'; readonly how: (typeof ways)[number] }
  | { readonly do: 'let a zombie speak'; readonly nth: number }
  | { readonly do: 'advance'; readonly ms: number }
  | { readonly do: 'set the clock'; readonly ms: number; readonly isNoticed: boolean }
  | { readonly do: 'sleep'; readonly ms: number }
  | { readonly do: 'cancel'; readonly nths: readonly number[] }
  | { readonly do: 'retry'; readonly nth: number }
  | { readonly do: 'retry all failed'; readonly queue: (typeof queueNames)[number] | null }
  | { readonly do: 'set priority'; readonly nth: number; readonly priority: number }
  | { readonly do: 'set due'; readonly nth: number; readonly inMs: number | null }
  | { readonly do: 'hold'; readonly lane: number; readonly reason: HoldReason; readonly forMs: number | null }
  | { readonly do: 'release'; readonly lane: number }
  | { readonly do: 'pause'; readonly queue: (typeof queueNames)[number]; readonly isPaused: boolean }
  | {
      readonly do: 'configure';
      readonly queue: (typeof queueNames)[number];
      readonly concurrency: number;
      readonly startLimit: { readonly count: number; readonly windowMs: number } | null;
    }
  | { readonly do: 'sweep'; readonly state: 'completed' | 'failed' | 'cancelled'; readonly keepNewest: number }
  | { readonly do: 'refuse'; readonly calls: number }
  | { readonly do: 'stop' }
  | { readonly do: 'crash'; readonly times: number; readonly isLookedAtFirst: boolean };

const nth = fc.nat(60);
const queue = fc.constantFrom(...queueNames);
const how = fc.constantFrom(...ways);
const priority = fc.integer({ min: 1, max: 10 });

const wish: fc.Arbitrary<JobWish> = fc.record({
  queue,
  origin: fc.constantFrom(...origins),
  priority,
  attemptLimit: fc.integer({ min: 1, max: 3 }),
  timeoutMs: fc.constantFrom(2_000, 60_000, 600_000),
  manner: fc.constantFrom(...manners),
  dueInMs: fc.option(fc.integer({ min: -1_000, max: 120_000 }), { freq: 3 }),
  uniqueKey: fc.option(fc.constantFrom('a', 'b'), { freq: 4 }),
  group: fc.constantFrom('run', 'batch', null),
  dependsOn: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.array(nth, { maxLength: 3 }) },
  ),
  rule: fc.constantFrom('all-succeeded', 'all-finished'),
});

const step = <const D extends Step['do']>(
  name: D,
  weight: number,
  rest: { [K in Exclude<keyof Extract<Step, { do: D }>, 'do'>]: fc.Arbitrary<Extract<Step, { do: D }>[K]> },
) => ({
  weight,
  arbitrary: fc.record({ do: fc.constant(name), ...rest }) as fc.Arbitrary<unknown> as fc.Arbitrary<Step>,
});

const anyStep = fc.oneof(
  step('enqueue', 6, { wishes: fc.array(wish, { minLength: 1, maxLength: 5 }) }),
  step('end', 8, { nth, how }),
  step('end all', 2, { how }),
  step('let a zombie speak', 1, { nth }),
  step('advance', 6, { ms: fc.oneof(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 1, max: 90_000 })) }),
  step('set the clock', 1, { ms: fc.integer({ min: -3_600_000, max: 3_600_000 }), isNoticed: fc.boolean() }),
  step('sleep', 1, { ms: fc.integer({ min: 1, max: 3_600_000 }) }),
  step('cancel', 2, { nths: fc.array(nth, { minLength: 1, maxLength: 3 }) }),
  step('retry', 2, { nth }),
  step('retry all failed', 1, { queue: fc.constantFrom(...queueNames, null) }),
  step('set priority', 1, { nth, priority }),
  step('set due', 1, { nth, inMs: fc.option(fc.integer({ min: -1_000, max: 60_000 })) }),
  step('hold', 1, {
    lane: nth,
    reason: fc.constantFrom('offline', 'spending-limit'),
    forMs: fc.option(fc.integer({ min: 1, max: 30_000 })),
  }),
  step('release', 1, { lane: nth }),
  step('pause', 1, { queue, isPaused: fc.boolean() }),
  step('configure', 1, {
    queue,
    concurrency: fc.integer({ min: 1, max: 4 }),
    startLimit: fc.option(
      fc.record({ count: fc.integer({ min: 1, max: 4 }), windowMs: fc.constantFrom(1_000, 10_000, 600_000) }),
    ),
  }),
  step('sweep', 2, { state: fc.constantFrom('completed', 'failed', 'cancelled'), keepNewest: fc.nat(1) }),
  step('refuse', 1, { calls: fc.integer({ min: 1, max: 8 }) }),
  step('stop', 1, {}),
  step('crash', 2, { times: fc.integer({ min: 1, max: 2 }), isLookedAtFirst: fc.boolean() }),
);

/** Anything that can happen to a queue, in any order. It begins with work, since without it nothing does. */
export const stepsArbitrary: fc.Arbitrary<Step[]> = fc
  .tuple(
    step('enqueue', 1, { wishes: fc.array(wish, { minLength: 1, maxLength: 5 }) }).arbitrary,
    fc.array(anyStep, { minLength: 1, maxLength: 40 }),
  )
  .map(([first, rest]) => [first, ...rest]);
