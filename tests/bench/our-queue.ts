import { dirname, join } from 'node:path';
import { z } from 'zod';
import { randomIds } from '../../src-main/platform/random-ids.ts';
import { systemClock, systemTimers } from '../../src-main/platform/system-clock.ts';
import { eraseHandler } from '../../src-main/queue/handler.ts';
import type { ClaimedJob, NewJob } from '../../src-main/queue/job.ts';
import type { Timers } from '../../src-main/queue/ports.ts';
import { QueueEngine } from '../../src-main/queue/queue-engine.ts';
import { createCheckpointThread } from '../../src-main/storage/checkpoint-thread.ts';
import type { Store } from '../../src-main/storage/store.ts';
import { openStore } from '../../src-main/storage/store.ts';
import type { Effect } from '../../src-shared/model/effect.ts';
import type { QueueRules } from '../../src-shared/model/queue-policy.ts';
import { defaultQueueRules } from '../../src-shared/model/queue-policy.ts';
import type { Payload, SyncMode } from './contestants/contestant.ts';
import { concurrency, payloadOf } from './contestants/contestant.ts';

/** A job as the product makes it: a random id, a payload, the default priority. */
export const ourJob = (nth: number, change: Partial<NewJob> = {}): NewJob => ({
  id: randomIds.job(),
  kind: 'bench',
  queue: 'sections',
  origin: 'embedded',
  payload: payloadOf(nth),
  priority: 5,
  dependsOn: [],
  dependencyRule: 'all-succeeded',
  attemptLimit: 3,
  timeoutMs: 60_000,
  ...change,
});

export const ourJobs = (first: number, count: number, change: Partial<NewJob> = {}): NewJob[] =>
  Array.from({ length: count }, (_, nth) => ourJob(first + nth, change));

interface OurQueueOptions {
  readonly mode?: SyncMode;
  readonly rules?: Partial<QueueRules>;
  readonly run?: (payload: Payload, job: ClaimedJob) => Promise<void> | undefined;
  /** Told of jobs whose end is stored, and in `full` on the disk. */
  readonly onFinished?: (count: number) => void;
  readonly timers?: Timers;
}

export interface OurQueue {
  readonly store: Store;
  readonly engine: QueueEngine<Effect>;
  /** Stops the engine and closes the file. */
  close(): Promise<void>;
}

const stopGraceMs = 1_000;

/** The whole engine on a real file, with the product's clock and timers, as the composition root wires it. */
export const openOurQueue = (
  path: string,
  {
    mode = 'full',
    rules = {},
    run = () => undefined,
    onFinished = () => {},
    timers = systemTimers,
  }: OurQueueOptions = {},
): OurQueue => {
  const now = Date.now();
  const checkpointer = createCheckpointThread(join(dirname(process.argv[1] ?? ''), 'checkpoint-worker.cjs'), path);
  const store = openStore(path, now, false, now, { checkpointer });
  if (mode === 'normal') {
    // The product has what matters synced and has no switch for it: taken away from outside.
    const write = store.database.write.bind(store.database);
    Object.defineProperty(store.database, 'write', { value: (work: () => unknown) => write(work, 'normal') });
  }
  const engine = new QueueEngine<Effect>({
    store: {
      ...store.queue,
      settle: (ends, now) => {
        const results = store.queue.settle(ends, now);
        if (mode === 'normal') onFinished(ends.length);
        else void store.database.whenDurable().then(() => onFinished(ends.length));
        return results;
      },
    },
    handlers: [
      eraseHandler({
        kind: 'bench',
        // What a job carries is parsed at every start, as in the product.
        payloadSchema: z.object({ nth: z.number(), text: z.string() }),
        run: async ({ payload, job }) => {
          const running = run(payload, job);
          if (running !== undefined) await running;
          return { type: 'completed', effects: [] };
        },
      }),
    ],
    policies: [{ queue: 'sections', ...defaultQueueRules.sections, startLimit: null, concurrency, ...rules }],
    bootId: randomIds.boot(),
    clock: systemClock,
    timers,
    random: Math.random,
    unmeteredOrigins: new Set(['embedded']),
    onUnexpected: (_job, error) => {
      throw error;
    },
  });
  store.database.onCommit(() => engine.wake());
  return {
    store,
    engine,
    close: async () => {
      await engine.stop(stopGraceMs);
      await checkpointer.close();
      store.database.close();
    },
  };
};
