import { expect, it } from 'vitest';
import { z } from 'zod';
import { eraseHandler } from '../../../src-main/queue/handler.ts';
import { QueueEngine } from '../../../src-main/queue/queue-engine.ts';
import type { Effect } from '../../../src-shared/model/effect.ts';
import { bootIdSchema } from '../../../src-shared/model/ids.ts';
import { ManualTime, settled } from '../../support/manual-time.ts';
import { testStore } from '../../support/sqlite-store.ts';
import { newJob, testPolicy } from '../../support/test-queue.ts';

it('a start window that ends while the engine looks does not put it to sleep over ready work (A3)', async () => {
  const store = testStore();
  const time = new ManualTime();
  // Each look at this clock takes time, as on a busy machine.
  let elapsed = 0;
  let lookMs = 0;
  const elapse = () => {
    elapsed += lookMs;
    return elapsed;
  };
  let started = 0;
  const engine = new QueueEngine<Effect>({
    store: store.queue,
    handlers: [
      eraseHandler({
        kind: 'test',
        payloadSchema: z.unknown(),
        run: async () => {
          started++;
          return { type: 'completed', effects: [] };
        },
      }),
    ],
    policies: [{ ...testPolicy, startLimit: { count: 1, windowMs: 100 } }],
    bootId: bootIdSchema.parse('boot-1'),
    clock: { now: () => time.now(), elapsed: elapse },
    timers: time,
    random: () => 1,
    unmeteredOrigins: new Set(),
    onUnexpected: (_job, error) => {
      throw error;
    },
  });
  store.jobs.enqueue([newJob()], time.now());
  engine.start();
  await settled();
  expect(started).toBe(1);

  store.jobs.enqueue([newJob()], time.now());
  elapsed = 98;
  lookMs = 1;
  engine.wake();
  await settled();
  lookMs = 0;
  elapsed = 10_000;
  await time.advance(60_000);
  expect(started).toBe(2);
});
