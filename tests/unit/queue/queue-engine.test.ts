import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src-main/queue/outcome.ts';
import type { Effect } from '../../../src-shared/model/effect.ts';
import { runIdSchema } from '../../../src-shared/model/ids.ts';
import { ManualTime, settled } from '../../support/manual-time.ts';
import { createTestQueue, newJob } from '../../support/test-queue.ts';

const error = { code: 'provider.failed', message: 'It failed.' } as const;
const done: Outcome<Effect> = { type: 'completed', effects: [] };

describe('the queue engine', () => {
  it('runs what is ready, at most as many at once as the queue allows (A3)', async () => {
    let running = 0;
    let most = 0;
    const finish: (() => void)[] = [];
    const queue = createTestQueue({
      run: async () => {
        most = Math.max(most, ++running);
        await new Promise<void>((resolve) => finish.push(resolve));
        running--;
        return done;
      },
    });
    const ids = queue.store.jobs.enqueue(
      Array.from({ length: 14 }, () => newJob()),
      queue.time.now(),
    );
    queue.engine.start();
    for (let i = 0; i < 14; i++) {
      await settled();
      finish.shift()?.();
    }
    await settled();
    expect(most).toBe(3);
    expect(ids.map((id) => queue.stateOf(id))).toEqual(ids.map(() => 'completed'));
  });

  it('tries again after 1 s and 2 s, then fails, and says how it failed (A4)', async () => {
    const queue = createTestQueue({ run: () => ({ type: 'retry', error, effects: [] }) });
    const [id] = queue.store.jobs.enqueue([newJob()], queue.time.now());
    if (!id) throw new Error('not enqueued');
    queue.engine.start();
    await settled();
    expect(queue.row(id)).toMatchObject({ state: 'scheduled', attempts_spent: 1, due_at: queue.time.now() + 1_000 });
    await queue.time.advance(999);
    expect(queue.started).toHaveLength(1);
    await queue.time.advance(1);
    expect(queue.row(id)).toMatchObject({ state: 'scheduled', attempts_spent: 2, due_at: queue.time.now() + 2_000 });
    await queue.time.advance(2_000);
    expect(queue.row(id)).toMatchObject({ state: 'failed', attempts_spent: 3, error: JSON.stringify(error) });
    expect(queue.started).toHaveLength(3);
  });

  it('lets a failed job never stop the others (A4)', async () => {
    const bad = newJob();
    const good = newJob();
    const queue = createTestQueue({
      run: ({ job }) => (job.id === bad.id ? { type: 'failed', error, effects: [] } : done),
    });
    queue.store.jobs.enqueue([bad, good], queue.time.now());
    queue.engine.start();
    await settled();
    expect([queue.stateOf(bad.id), queue.stateOf(good.id)]).toEqual(['failed', 'completed']);
  });

  it('runs a dependant after its dependencies have ended, however they ended, when its rule says so (A13)', async () => {
    const first = newJob();
    const second = newJob();
    const after = newJob({ dependsOn: [first.id, second.id], dependencyRule: 'all-finished' });
    const strict = newJob({ dependsOn: [first.id, second.id], dependencyRule: 'all-succeeded' });
    const queue = createTestQueue({
      run: ({ job }) => (job.id === second.id ? { type: 'failed', error, effects: [] } : done),
    });
    queue.store.jobs.enqueue([first, second, after, strict], queue.time.now());
    expect(queue.stateOf(after.id)).toBe('blocked');
    queue.engine.start();
    await settled();
    expect(queue.started).toEqual([first.id, second.id, after.id]);
    expect(queue.stateOf(strict.id)).toBe('blocked');
  });

  it('lets a dependant go when the dependency it failed on succeeds at last', async () => {
    let isBroken = true;
    const first = newJob({ attemptLimit: 1 });
    const after = newJob({ dependsOn: [first.id] });
    const queue = createTestQueue({
      run: ({ job }) => (job.id === first.id && isBroken ? { type: 'failed', error, effects: [] } : done),
    });
    queue.store.jobs.enqueue([first, after], queue.time.now());
    queue.engine.start();
    await settled();
    expect(queue.stateOf(after.id)).toBe('blocked');
    isBroken = false;
    queue.store.jobs.retry([first.id], queue.time.now());
    await settled();
    expect(queue.stateOf(after.id)).toBe('completed');
  });

  it('takes higher priorities first, and among equals the one that waited longest (D4)', async () => {
    const low = newJob({ priority: 1 });
    const early = newJob();
    const late = newJob();
    const high = newJob({ priority: 9 });
    const queue = createTestQueue({ policy: { concurrency: 1 } });
    queue.store.jobs.enqueue([low, early, late, high], queue.time.now());
    queue.engine.start();
    await settled();
    expect(queue.started).toEqual([high.id, early.id, late.id, low.id]);
  });

  it('cancels what waits at once and what runs when its work has stopped (D5)', async () => {
    const queue = createTestQueue({
      policy: { concurrency: 1 },
      run: ({ signal }) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    });
    const [running, waiting] = [newJob(), newJob()];
    queue.store.jobs.enqueue([running, waiting], queue.time.now());
    queue.engine.start();
    await settled();
    queue.engine.cancel([running.id, waiting.id]);
    expect(queue.stateOf(waiting.id)).toBe('cancelled');
    await settled();
    expect(queue.row(running.id)).toMatchObject({ state: 'cancelled', attempts_spent: 0 });
    expect(queue.engine.runningCount).toBe(0);
  });

  it('aborts a job that takes too long; that costs an attempt (D5)', async () => {
    const queue = createTestQueue({
      run: ({ signal }) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    });
    const job = newJob({ timeoutMs: 5_000 });
    queue.store.jobs.enqueue([job], queue.time.now());
    queue.engine.start();
    await settled();
    await queue.time.advance(5_000);
    expect(queue.row(job.id)).toMatchObject({ state: 'scheduled', attempts_spent: 1 });
    expect(String(queue.row(job.id)['error'])).toContain('job.timeout');
  });

  it('frees the slot of a handler that ignores its signal, and refuses what it says afterwards', async () => {
    let finishLate: (outcome: Outcome<Effect>) => void = () => {};
    const stuck = newJob({ timeoutMs: 1_000 });
    const next = newJob();
    const queue = createTestQueue({
      policy: { concurrency: 1 },
      run: ({ job }) => {
        if (job.id !== stuck.id || job.claimNo > 1) return done;
        return new Promise((resolve) => {
          finishLate = resolve;
        });
      },
    });
    queue.store.jobs.enqueue([stuck, next], queue.time.now());
    queue.engine.start();
    await settled();
    await queue.time.advance(11_000);
    expect(queue.stateOf(next.id)).toBe('completed');
    finishLate({ type: 'failed', error, effects: [] });
    await queue.time.advance(60_000);
    expect(queue.row(stuck.id)).toMatchObject({ state: 'completed', claim_no: 2 });
  });

  it('gives attempts back when the process goes down, and goes on at the next start (F4)', async () => {
    const time = new ManualTime();
    const queue = createTestQueue({
      time,
      run: ({ signal }) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    });
    const job = newJob();
    queue.store.jobs.enqueue([job], time.now());
    queue.engine.start();
    await settled();
    await queue.engine.stop(5_000);
    expect(queue.row(job.id)).toMatchObject({ state: 'ready', attempts_spent: 0, crashes: 0 });
  });

  it('holds the lane of a provider that is out of reach; other lanes go on and no attempt is spent (F1)', async () => {
    let isOnline = false;
    const remote = [newJob({ origin: 'far' }), newJob({ origin: 'far' }), newJob({ origin: 'far' })];
    const local = newJob();
    const queue = createTestQueue({
      policy: { concurrency: 1 },
      run: ({ job }) =>
        job.lane === 'test@far' && !isOnline ? { type: 'hold', reason: 'offline', error, effects: [] } : done,
    });
    queue.store.jobs.enqueue([...remote, local], queue.time.now());
    queue.engine.start();
    await settled();
    expect(queue.started).toEqual([remote[0]?.id, local.id]);
    expect(queue.row(remote[0]?.id ?? local.id)).toMatchObject({ state: 'ready', attempts_spent: 0 });
    isOnline = true;
    queue.store.queue.release('test@far', queue.time.now());
    await settled();
    expect(remote.map(({ id }) => queue.stateOf(id))).toEqual(['completed', 'completed', 'completed']);
  });

  it('wakes for a moment that lies beyond the longest sleep, and finds it after the clock jumped', async () => {
    const queue = createTestQueue();
    const dueAt = queue.time.now() + 40 * 24 * 3_600_000;
    const job = newJob({ dueAt });
    queue.store.jobs.enqueue([job], queue.time.now());
    queue.engine.start();
    await settled();
    expect(queue.stateOf(job.id)).toBe('scheduled');
    queue.time.jump(40 * 24 * 3_600_000);
    queue.engine.wake();
    await settled();
    expect(queue.stateOf(job.id)).toBe('completed');
  });

  it('keeps a finished result while the store refuses it, and stores it when it can', async () => {
    const queue = createTestQueue();
    const job = newJob();
    const settle = queue.store.queue.settle;
    let refusals = 2;
    Object.assign(queue.store.queue, {
      settle: (...args: Parameters<typeof settle>) => {
        if (refusals-- > 0) throw new Error('disk full');
        return settle(...args);
      },
    });
    queue.store.jobs.enqueue([job], queue.time.now());
    queue.engine.start();
    await settled();
    expect(queue.stateOf(job.id)).toBe('running');
    await queue.time.advance(2_000);
    expect(queue.stateOf(job.id)).toBe('completed');
    expect(queue.started).toHaveLength(1);
    // The same refusal, each second, is told once.
    expect(queue.unexpected).toHaveLength(1);
  });

  it('fails a job whose effects the store can never take, instead of trying for ever', async () => {
    const job = newJob();
    const orphan = newJob({ runId: runIdSchema.parse('a-run-that-is-gone') });
    const queue = createTestQueue({
      run: () => ({ type: 'completed', effects: [{ type: 'enqueue-jobs', jobs: [orphan] }] }),
    });
    queue.store.jobs.enqueue([job], queue.time.now());
    queue.engine.start();
    await settled();
    expect(queue.row(job.id)).toMatchObject({ state: 'failed', attempts_spent: 1 });
    expect(queue.stateOf(orphan.id)).toBeNull();
    expect(queue.engine.runningCount).toBe(0);
  });

  it('returns the open job for a unique key instead of a second one', () => {
    const queue = createTestQueue();
    const first = newJob({ uniqueKey: 'questions-1' });
    const [id] = queue.store.jobs.enqueue([first], queue.time.now());
    const [again] = queue.store.jobs.enqueue([newJob({ uniqueKey: 'questions-1' })], queue.time.now());
    expect(again).toBe(id);
  });
});
