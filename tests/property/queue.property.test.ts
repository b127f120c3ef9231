import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src-main/queue/outcome.ts';
import type { Effect } from '../../src-shared/model/effect.ts';
import type { JobId } from '../../src-shared/model/ids.ts';
import { jobIdSchema } from '../../src-shared/model/ids.ts';
import { ManualTime, settled } from '../support/manual-time.ts';
import type { TestQueue } from '../support/test-queue.ts';
import { createTestQueue, newJob } from '../support/test-queue.ts';

const error = { code: 'provider.failed', message: 'It failed.' } as const;

type Step =
  | {
      readonly do: 'enqueue';
      readonly count: number;
      readonly chained: boolean;
      readonly rule: 'all-succeeded' | 'all-finished';
    }
  | { readonly do: 'finish'; readonly nth: number; readonly how: 'completed' | 'retry' | 'failed' | 'snooze' | 'hold' }
  | { readonly do: 'advance'; readonly ms: number }
  | { readonly do: 'jump'; readonly ms: number }
  | { readonly do: 'cancel'; readonly nth: number }
  | { readonly do: 'retry'; readonly nth: number }
  | { readonly do: 'release' }
  | { readonly do: 'stop' }
  | { readonly do: 'crash' };

const nth = fc.nat(50);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('enqueue' as const),
    count: fc.integer({ min: 1, max: 5 }),
    chained: fc.boolean(),
    rule: fc.constantFrom('all-succeeded' as const, 'all-finished' as const),
  }),
  fc.record({
    do: fc.constant('finish' as const),
    nth,
    how: fc.constantFrom('completed' as const, 'retry' as const, 'failed' as const, 'snooze' as const, 'hold' as const),
  }),
  fc.record({ do: fc.constant('advance' as const), ms: fc.integer({ min: 1, max: 70_000 }) }),
  fc.record({ do: fc.constant('jump' as const), ms: fc.integer({ min: -5_000, max: 3_600_000 }) }),
  fc.record({ do: fc.constant('cancel' as const), nth }),
  fc.record({ do: fc.constant('retry' as const), nth }),
  fc.constant({ do: 'release' as const }),
  fc.constant({ do: 'stop' as const }),
  fc.constant({ do: 'crash' as const }),
);

/** The queue under test with the process around it, which can be killed and started again. */
class World {
  readonly time = new ManualTime();
  readonly path: string;
  readonly ids: JobId[] = [];
  queue: TestQueue;
  /** Handlers that run now, by job: how to end them. */
  live = new Map<JobId, (outcome: Outcome<Effect>) => void>();
  doubleRuns = 0;
  #boot = 0;

  constructor(path: string) {
    this.path = path;
    this.queue = this.#start();
  }

  #start(): TestQueue {
    const live = new Map<JobId, (outcome: Outcome<Effect>) => void>();
    this.live = live;
    const queue = createTestQueue({
      path: this.path,
      time: this.time,
      boot: `boot-${++this.#boot}`,
      run: ({ job, signal }) => {
        if (live.has(job.id)) this.doubleRuns++;
        return new Promise<Outcome<Effect>>((resolve) => {
          const end = (outcome: Outcome<Effect>) => {
            live.delete(job.id);
            resolve(outcome);
          };
          live.set(job.id, end);
          signal.addEventListener('abort', () => end({ type: 'cancelled', effects: [] }));
        });
      },
    });
    queue.engine.start();
    return queue;
  }

  /** The process dies: nothing of it is told, the file stays as it is. */
  crash(): void {
    this.queue.store.database.close();
    this.queue = this.#start();
  }

  async stop(): Promise<void> {
    const stopping = this.queue.engine.stop(5_000);
    await this.time.advance(6_000);
    await stopping;
    this.crash();
  }

  rows(): {
    id: JobId;
    state: string;
    lane: string;
    attempts_spent: number;
    attempt_limit: number;
    waiting_for: number;
  }[] {
    return this.queue.store.database.connection.prepare<[], never>('SELECT * FROM jobs ORDER BY seq').all();
  }
}

/** Marks the completion of a job by a row of its own: a second time would break its unique id. */
const mark = (id: JobId): Effect => ({
  type: 'enqueue-jobs',
  jobs: [newJob({ id: jobIdSchema.parse(`${id}-mark`), queue: 'sink' })],
});

const take = async (world: World, action: Step): Promise<void> => {
  const { queue, time } = world;
  const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];
  switch (action.do) {
    case 'enqueue': {
      const jobs = Array.from({ length: action.count }, () => newJob());
      const chained = jobs.map((job, index) => {
        const before = jobs[index - 1];
        return action.chained && before ? { ...job, dependsOn: [before.id], dependencyRule: action.rule } : job;
      });
      world.ids.push(...queue.store.jobs.enqueue(chained, time.now()));
      break;
    }
    case 'finish': {
      const entry = pick([...world.live], action.nth);
      if (!entry) break;
      const [id, end] = entry;
      if (action.how === 'completed') end({ type: 'completed', effects: [mark(id)] });
      else if (action.how === 'snooze') end({ type: 'snooze', untilMs: time.now() + 500, error, effects: [] });
      else if (action.how === 'hold') end({ type: 'hold', reason: 'offline', error, effects: [] });
      else end({ type: action.how, error, effects: [] });
      break;
    }
    case 'advance':
      await time.advance(action.ms);
      break;
    case 'jump':
      time.jump(action.ms);
      queue.engine.wake();
      break;
    case 'cancel': {
      const id = pick(world.ids, action.nth);
      if (id) queue.engine.cancel([id]);
      break;
    }
    case 'retry': {
      const id = pick(world.ids, action.nth);
      if (id) queue.store.jobs.retry([id], time.now());
      break;
    }
    case 'release':
      queue.store.queue.release('test@embedded', time.now());
      break;
    case 'stop':
      await world.stop();
      break;
    case 'crash':
      world.crash();
      break;
  }
  await settled();
};

const checkInvariants = (world: World): void => {
  const { connection } = world.queue.store.database;
  const rows = world.rows();
  const own = rows.filter((row) => row.lane === 'test@embedded');
  // No job lost.
  expect(own.map(({ id }) => id).sort()).toEqual([...world.ids].sort());
  // None run by two live claims at once, never more than there are slots.
  expect(world.doubleRuns).toBe(0);
  expect(world.live.size).toBeLessThanOrEqual(3);
  // Attempts within the limit.
  for (const row of own) expect(row.attempts_spent).toBeLessThanOrEqual(row.attempt_limit);
  // Counters equal the rows.
  const lanes = connection
    .prepare<[], Record<string, number | string>>(
      'SELECT lane, scheduled, blocked, ready, running, completed, failed, cancelled FROM lanes',
    )
    .all();
  for (const { lane, ...counters } of lanes) {
    for (const [state, count] of Object.entries(counters)) {
      expect([lane, state, count]).toEqual([
        lane,
        state,
        rows.filter((row) => row.lane === lane && row.state === state).length,
      ]);
    }
  }
  // Effects exactly once: as many marks as completions since, and no error from a doubled one. A job that was retried
  // can't have been completed before, so the two sets are the same.
  const completed = own.filter(({ state }) => state === 'completed').map(({ id }) => `${id}-mark`);
  const marks = rows.filter(({ lane }) => lane === 'sink@embedded').map(({ id }) => id as string);
  expect(marks.sort()).toEqual(completed.sort());
  expect(world.queue.unexpected).toEqual([]);
  // Whoever runs or waits in line waits for nobody.
  for (const row of own) if (row.state === 'ready') expect([row.id, row.waiting_for]).toEqual([row.id, 0]);
};

describe('the queue, whatever happens (F4)', () => {
  it('loses, doubles and miscounts nothing under any interleaving of work, failures, clock jumps and restarts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (steps) => {
        const folder = mkdtempSync(join(tmpdir(), 'dossier-queue-'));
        const world = new World(join(folder, 'dossier.db'));
        try {
          for (const action of steps) {
            await take(world, action);
            checkInvariants(world);
          }
        } finally {
          world.queue.store.database.close();
          rmSync(folder, { recursive: true, force: true });
        }
      }),
      { numRuns: Number(process.env['DOSSIER_PROPERTY_RUNS'] ?? 60) },
    );
  });
});
