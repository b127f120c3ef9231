import { z } from 'zod';
import type { AnyJobHandler, HandlerContext } from '../../src-main/queue/handler.ts';
import { eraseHandler } from '../../src-main/queue/handler.ts';
import type { ClaimedJob, NewJob } from '../../src-main/queue/job.ts';
import type { Outcome } from '../../src-main/queue/outcome.ts';
import type { QueueStore, Timers } from '../../src-main/queue/ports.ts';
import { QueueEngine } from '../../src-main/queue/queue-engine.ts';
import type { Store } from '../../src-main/storage/store.ts';
import { openStore } from '../../src-main/storage/store.ts';
import type { Effect } from '../../src-shared/model/effect.ts';
import type { JobId } from '../../src-shared/model/ids.ts';
import { bootIdSchema, jobIdSchema } from '../../src-shared/model/ids.ts';
import type { JobProgress } from '../../src-shared/model/job.ts';
import type { QueuePolicy } from '../../src-shared/model/queue-policy.ts';
import { ManualTime } from './manual-time.ts';

export const testPolicy: QueuePolicy = {
  queue: 'test',
  concurrency: 3,
  attemptLimit: 3,
  backoff: { type: 'exponential', baseMs: 1_000, maxMs: 60_000 },
  startLimit: null,
  timeoutMs: 60_000,
  softLimit: 500,
  hardLimit: 5_000,
  completedDays: 7,
};

let count = 0;

export const newJob = (change: Partial<NewJob> = {}): NewJob => ({
  id: jobIdSchema.parse(`job-${++count}`),
  kind: 'test',
  queue: 'test',
  origin: 'embedded',
  payload: {},
  priority: 5,
  dependsOn: [],
  dependencyRule: 'all-succeeded',
  attemptLimit: 3,
  timeoutMs: 60_000,
  ...change,
});

type Run = (context: HandlerContext<unknown>) => Promise<Outcome<Effect>> | Outcome<Effect>;

export interface TestQueue {
  readonly store: Store;
  readonly time: ManualTime;
  readonly engine: QueueEngine<Effect>;
  /** Ids in the order in which their handler was called. */
  readonly started: JobId[];
  readonly unexpected: unknown[];
  stateOf(id: JobId): string | null;
  row(id: JobId): Record<string, unknown>;
}

export interface TestQueueOptions {
  readonly run?: Run;
  readonly policy?: Partial<QueuePolicy>;
  /** Instead of the one queue `test`, with `policy` in its rules. */
  readonly policies?: readonly QueuePolicy[];
  readonly path?: string;
  /** A store that is open already, instead of the one at `path`. */
  readonly store?: Store;
  /** What the engine takes for its store: to watch it, or to have it refuse. */
  readonly port?: (port: QueueStore<Effect>) => QueueStore<Effect>;
  readonly time?: ManualTime;
  /** Instead of those of `time`, which go on after the process that set them has died. */
  readonly timers?: Timers;
  /** A number in [0, 1) for jitter; 1, which takes it out of the backoff, unless given. */
  readonly random?: () => number;
  /** Failures in a row that make an outage of an origin; null for never. */
  readonly failureLimit?: () => number | null;
  readonly onProgress?: (job: ClaimedJob, progress: JobProgress) => void;
  readonly boot?: string;
  readonly handlers?: readonly AnyJobHandler<Effect>[];
  readonly effectsOnEnd?: (state: string) => Effect[];
}

/** A real engine on a real store, with time in the test's hands. */
export const createTestQueue = ({
  run = () => ({ type: 'completed', effects: [] }),
  policy,
  policies = [{ ...testPolicy, ...policy }],
  path = ':memory:',
  time = new ManualTime(),
  store = openStore(path, time.now()),
  port = (own) => own,
  timers = time,
  random = () => 1,
  failureLimit = () => 3,
  onProgress = () => {},
  boot = 'boot-1',
  handlers = [],
  effectsOnEnd = () => [],
}: TestQueueOptions = {}): TestQueue => {
  const started: JobId[] = [];
  const unexpected: unknown[] = [];
  const engine = new QueueEngine<Effect>({
    store: port(store.queue),
    handlers: [
      eraseHandler({
        kind: 'test',
        payloadSchema: z.unknown(),
        run: async (context) => {
          started.push(context.job.id);
          return run(context);
        },
        effectsOnEnd: (_payload, { state }) => effectsOnEnd(state),
      }),
      ...handlers,
    ],
    policies,
    bootId: bootIdSchema.parse(boot),
    clock: time,
    timers,
    random,
    failureLimit,
    unmeteredOrigins: new Set(['embedded']),
    onUnexpected: (_job, error) => unexpected.push(error),
    onProgress,
  });
  store.database.onCommit(() => engine.wake());
  return {
    store,
    time,
    engine,
    started,
    unexpected,
    stateOf: (id) => store.jobs.stateOf(id),
    row: (id) =>
      z
        .record(z.string(), z.unknown())
        .parse(store.database.connection.prepare('SELECT * FROM jobs WHERE id = ?').get(id)),
  };
};
