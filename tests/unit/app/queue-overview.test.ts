import { describe, expect, it, vi } from 'vitest';
import { getJob } from '../../../src-main/app/queue/get-job.ts';
import { getQueueOverview } from '../../../src-main/app/queue/get-queue-overview.ts';
import { watchHealth } from '../../../src-main/app/queue/health.watch.ts';
import { listJobs } from '../../../src-main/app/queue/list-jobs.ts';
import { waitForJobs } from '../../../src-main/app/queue/wait-for-jobs.ts';
import type { NewJob } from '../../../src-main/queue/job.ts';
import type { AppEvent } from '../../../src-shared/contract/events.ts';
import type { JobId } from '../../../src-shared/model/ids.ts';
import { jobIdSchema } from '../../../src-shared/model/ids.ts';
import { textLabel } from '../../../src-shared/model/label.ts';
import { settled } from '../../support/manual-time.ts';
import { claimNext, settlement, settleOne } from '../../support/sqlite-fixtures.ts';
import { createTestApp } from '../../support/test-app.ts';
import { newJob } from '../../support/test-queue.ts';

const failure = { code: 'provider.failed', message: 'It failed.' } as const;
const limits = { errorRate: 0.25, window: 50, oldestWaitMinutes: 10, mostRunning: 3 };

const createApp = () => {
  const app = createTestApp();
  const { store, time, deps, control } = app;
  const add = (count: number, change: Partial<NewJob> = {}): JobId[] =>
    store.jobs.enqueue(
      Array.from({ length: count }, () => newJob({ queue: 'reports', ...change })),
      time.now(),
    );
  const end = (state: 'completed' | 'failed'): JobId => {
    const job = claimNext(store, time.now(), 'reports@embedded');
    const error = state === 'failed' ? failure : null;
    settleOne(store, job, settlement(job, { state, attemptOutcome: state, error }), time.now());
    return job.id;
  };
  const overview = getQueueOverview(deps, control, () => limits);
  const reports = () => {
    const found = overview({ minutes: 60 }).queues.find(({ queue }) => queue === 'reports');
    if (!found) throw new Error('no such queue');
    return found;
  };
  return { ...app, add, end, overview, reports, list: listJobs(deps, control) };
};

describe('the health of a queue (E4)', () => {
  it('is good while nothing happened, for every queue there is', () => {
    const { overview } = createApp();
    expect(overview({ minutes: 60 })).toMatchObject({ isHealthy: true });
    expect(overview({ minutes: 60 }).queues.map(({ queue }) => queue)).toHaveLength(10);
  });

  it('turns bad when more than a quarter of the last 50 ended jobs failed, and says how many', () => {
    const app = createApp();
    app.add(60);
    for (let nth = 0; nth < 40; nth++) app.end('completed');
    for (let nth = 0; nth < 12; nth++) app.end('failed');
    expect(app.reports()).toMatchObject({ isHealthy: true, errorRate: 0.24, completed: 40, failed: 12, waiting: 8 });
    app.end('failed');
    expect(app.reports().reasons).toEqual([{ type: 'error-rate', rate: 0.26, limit: 0.25, window: 50 }]);
    // The next fifty make up for it, whatever came before.
    app.add(50);
    for (let nth = 0; nth < 50; nth++) app.end('completed');
    expect(app.reports()).toMatchObject({ isHealthy: true, errorRate: 0 });
  });

  it('says nothing of an error rate after a handful of jobs', () => {
    const app = createApp();
    app.add(2);
    app.end('failed');
    expect(app.reports()).toMatchObject({ isHealthy: true, errorRate: 1 });
  });

  it('turns bad when more run than a queue may have at once, which means that some don’t end', () => {
    const app = createApp();
    app.add(4);
    for (let nth = 0; nth < 3; nth++) claimNext(app.store, app.time.now(), 'reports@embedded');
    expect(app.reports().isHealthy).toBe(true);
    claimNext(app.store, app.time.now(), 'reports@embedded');
    expect(app.reports().reasons).toEqual([{ type: 'running', running: 4, limit: 3 }]);
  });

  it('turns bad past the soft limit of the backlog', () => {
    const app = createApp();
    app.add(500);
    expect(app.reports().isHealthy).toBe(true);
    app.add(1);
    expect(app.reports().reasons).toEqual([{ type: 'backlog', waiting: 501, limit: 500 }]);
  });

  it('turns bad when the oldest ready job waits for more than ten minutes, unless it can not start', () => {
    const app = createApp();
    app.add(1);
    app.time.jump(10 * 60_000);
    expect(app.reports().isHealthy).toBe(true);
    app.time.jump(1);
    expect(app.reports().reasons).toEqual([{ type: 'oldest-wait', waitMs: 600_001, limitMs: 600_000 }]);
    app.store.queue.hold('reports@embedded', 'offline', null, app.time.now());
    expect(app.reports()).toMatchObject({ isHealthy: true, held: 1, oldestWaitMs: null });
  });

  it('counts a wait from when a job became ready, not from when it was asked for', () => {
    const app = createApp();
    app.add(1, { dueAt: app.time.now() + 3_600_000 });
    app.time.jump(3_600_000);
    app.store.queue.promoteDue(app.time.now());
    app.time.jump(5_000);
    expect(app.reports().oldestWaitMs).toBe(5_000);
  });

  it('does not count a wait in which nothing could start: a pause, a hold, or a time when nothing ran (D6)', () => {
    const app = createApp();
    app.add(1);
    app.store.queues.setPaused('reports', true, app.time.now());
    app.time.jump(3_600_000);
    app.store.queues.setPaused('reports', false, app.time.now());
    app.time.jump(5_000);
    expect(app.reports()).toMatchObject({ isHealthy: true, oldestWaitMs: 5_000 });
    app.store.queue.hold('reports@embedded', 'offline', null, app.time.now());
    app.time.jump(3_600_000);
    app.store.queue.release('reports@embedded', app.time.now());
    app.time.jump(1_000);
    expect(app.reports()).toMatchObject({ isHealthy: true, oldestWaitMs: 1_000 });
  });

  it('is alerted once, and again only after it was good in between (D6)', async () => {
    const app = createApp();
    const told: AppEvent[] = [];
    const watch = watchHealth({
      overview: () => app.overview({ minutes: 1 }),
      timers: app.time,
      oldestWaitLimitMs: () => 600_000,
      tell: (event) => told.push(event),
    });
    const changed = { fromSeq: 1, toSeq: 1, changes: [], queue: {} as never };
    const hear = async () => {
      watch.hear({ name: 'store.changed', payload: changed });
      await app.time.advance(5_000);
    };
    const ids = app.add(501);
    await hear();
    await hear();
    expect(told).toMatchObject([
      { name: 'queue.alerted', payload: { queue: 'reports', reasons: [{ type: 'backlog' }] } },
    ]);
    app.engine.cancel(ids.slice(0, 10));
    await hear();
    app.add(20);
    await hear();
    expect(told).toHaveLength(2);
    watch.stop();
  });

  it('is looked at when the oldest job will have waited too long, though nothing happens (D6)', async () => {
    const app = createApp();
    const tell = vi.fn();
    const watch = watchHealth({
      overview: () => app.overview({ minutes: 1 }),
      timers: app.time,
      oldestWaitLimitMs: () => 600_000,
      tell,
    });
    app.add(1);
    watch.hear({ name: 'store.changed', payload: { fromSeq: 1, toSeq: 1, changes: [], queue: {} as never } });
    await app.time.advance(9 * 60_000);
    expect(tell).not.toHaveBeenCalled();
    await app.time.advance(61_000);
    expect(tell).toHaveBeenCalledOnce();
    watch.stop();
  });
});

describe('the records of a queue', () => {
  it('tell what each minute brought: ends, waits and durations', () => {
    const app = createApp();
    app.add(2);
    app.time.jump(30_000);
    const job = claimNext(app.store, app.time.now(), 'reports@embedded');
    app.time.jump(2_000);
    settleOne(app.store, job, settlement(job), app.time.now());
    app.end('failed');
    const { minutes, throughputPerMinute } = app.reports();
    // One waited for 30 s and worked for 2, the other waited for 32.
    expect(minutes).toMatchObject([{ completed: 1, failed: 1, retried: 0, meanWaitMs: 31_000, meanRunMs: 2_000 }]);
    expect(throughputPerMinute).toBe(0.1);
  });
});

describe('the list of jobs (B7, D4)', () => {
  it('shows open jobs in the order in which they go, with why each of them waits', () => {
    const app = createApp();
    const [running, ready, next] = app.add(3, { label: textLabel('A report') });
    const [later] = app.add(1, { dueAt: app.time.now() + 60_000 });
    const [blocked] = app.add(1, { dependsOn: ready ? [ready] : [] });
    claimNext(app.store, app.time.now(), 'reports@embedded');
    const { jobs, total } = app.list({ queue: 'reports', filter: 'open', offset: 0, limit: 10 });
    expect(total).toBe(5);
    expect(jobs.map(({ id, state, wait }) => [id, state, wait])).toEqual([
      [running, 'running', null],
      [ready, 'ready', { type: 'turn', ahead: 0, estimatedMs: null }],
      [next, 'ready', { type: 'turn', ahead: 1, estimatedMs: null }],
      [later, 'scheduled', { type: 'due', at: app.time.now() + 60_000 }],
      [blocked, 'blocked', { type: 'jobs', count: 1, failed: 0 }],
    ]);
  });

  it('gives any stretch of it, over the borders of states and lanes', () => {
    const app = createApp();
    app.add(3);
    app.add(3, { origin: 'far' });
    app.add(2, { dueAt: app.time.now() + 1 });
    app.add(4, { queue: 'images' });
    const all = app.list({ filter: 'open', offset: 0, limit: 500 }).jobs.map(({ id }) => id);
    expect(new Set(all).size).toBe(12);
    for (let offset = 0; offset < 13; offset++) {
      const page = app.list({ filter: 'open', offset, limit: 5 });
      expect([offset, page.jobs.map(({ id }) => id)]).toEqual([offset, all.slice(offset, offset + 5)]);
    }
  });

  it('leaves housekeeping out unless it is asked for by name', () => {
    const app = createApp();
    const own = app.add(1);
    const house = app.add(1, { queue: 'maintenance' });
    expect(app.list({ filter: 'open', offset: 0, limit: 9 })).toMatchObject({ total: 1, jobs: [{ id: own[0] }] });
    expect(app.list({ queue: 'maintenance', filter: 'open', offset: 0, limit: 9 }).jobs).toMatchObject([
      { id: house[0] },
    ]);
  });

  it('shows ended jobs newest first, of one queue or all', () => {
    const app = createApp();
    app.add(3);
    const ended: JobId[] = [];
    for (let nth = 0; nth < 3; nth++) {
      ended.unshift(app.end('failed'));
      app.time.jump(10);
    }
    expect(app.list({ filter: 'failed', offset: 0, limit: 9 }).jobs.map(({ id }) => id)).toEqual(ended);
    expect(app.list({ queue: 'reports', filter: 'failed', offset: 1, limit: 1 }).jobs.map(({ id }) => id)).toEqual([
      ended[1],
    ]);
    expect(app.list({ queue: 'images', filter: 'failed', offset: 0, limit: 9 })).toEqual({ jobs: [], total: 0 });
  });

  it('says of held, paused and blocked jobs what stands in their way', () => {
    const app = createApp();
    const [failing] = app.add(1);
    app.end('failed');
    const [stuck] = app.add(1, { dependsOn: failing ? [failing] : [] });
    const [held] = app.add(1);
    app.store.queue.hold('reports@embedded', 'no-key', null, app.time.now());
    const wait = (id: JobId | undefined) => (id ? getJob(app.deps, app.control)({ jobId: id }).wait : null);
    expect(wait(stuck)).toEqual({ type: 'jobs', count: 1, failed: 1 });
    expect(wait(held)).toEqual({ type: 'held', reason: 'no-key', until: null });
    app.store.queues.setPaused('reports', true, app.time.now());
    expect(wait(held)).toEqual({ type: 'held', reason: 'paused', until: null });
  });

  it('knows of one job its attempts, its input and what it depends on; an unknown one is told so', () => {
    const app = createApp();
    const [first] = app.add(1, { label: textLabel('First'), payload: { of: 1 } });
    app.end('failed');
    const [second] = app.add(1, { dependsOn: first ? [first] : [] });
    if (!first || !second) throw new Error('no jobs');
    const view = getJob(app.deps, app.control)({ jobId: first });
    expect(view).toMatchObject({ title: 'First', input: { of: 1 }, output: null, state: 'failed', error: failure });
    expect(view.attempts).toMatchObject([{ claimNo: 1, outcome: 'failed', error: failure }]);
    expect(getJob(app.deps, app.control)({ jobId: second }).dependsOn).toEqual([
      { id: first, label: textLabel('First'), title: 'First', state: 'failed' },
    ]);
    expect(() => getJob(app.deps, app.control)({ jobId: jobIdSchema.parse('none') })).toThrow();
  });
});

describe('waiting for jobs (D5)', () => {
  const create = () => {
    const app = createApp();
    const listeners = new Set<(event: AppEvent) => void>();
    const subscribe = (listener: (event: AppEvent) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    };
    const changed = (ids: readonly JobId[]) => {
      const changes = ids.map((id, seq) => ({ seq, entity: 'job' as const, id, documentId: null }));
      for (const listener of listeners) {
        listener({ name: 'store.changed', payload: { fromSeq: 1, toSeq: 1, changes, queue: {} as never } });
      }
    };
    const wait = waitForJobs(app.deps, app.control, { subscribe, timers: app.time });
    return { ...app, listeners, changed, wait };
  };

  it('answers when the last of them has ended, also when events were missed', async () => {
    const app = create();
    const jobIds = app.add(2);
    const answer = app.wait({ jobIds, timeoutMs: 300_000 });
    app.changed([app.end('completed')]);
    await settled();
    app.end('failed');
    app.changed([]);
    expect(await answer).toMatchObject({ hasEnded: true, jobs: [{ state: 'completed' }, { state: 'failed' }] });
    expect(app.listeners.size).toBe(0);
  });

  it('answers at once when all have ended', async () => {
    const app = create();
    const jobIds = app.add(1);
    app.end('completed');
    expect(await app.wait({ jobIds, timeoutMs: 0 })).toMatchObject({ hasEnded: true });
  });

  it('answers with what is open when the time is over', async () => {
    const app = create();
    const jobIds = app.add(1);
    const answer = app.wait({ jobIds, timeoutMs: 5_000 });
    await app.time.advance(5_000);
    expect(await answer).toMatchObject({ hasEnded: false, jobs: [{ state: 'ready' }] });
    expect(app.listeners.size).toBe(0);
  });

  it('says at once that there is no such job', async () => {
    await expect(create().wait({ jobIds: [jobIdSchema.parse('none')], timeoutMs: 1 })).rejects.toThrow();
  });
});
