import { describe, expect, it } from 'vitest';
import { cancelOpen } from '../../../src-main/app/queue/cancel-jobs.ts';
import { scheduleJobs, setPriority } from '../../../src-main/app/queue/order-jobs.ts';
import { pauseQueues } from '../../../src-main/app/queue/pause-queues.ts';
import { releaseLane } from '../../../src-main/app/queue/release-lane.ts';
import { retryFailed, retryJobs } from '../../../src-main/app/queue/retry-jobs.ts';
import type { NewJob } from '../../../src-main/queue/job.ts';
import type { JobId } from '../../../src-shared/model/ids.ts';
import { batchIdSchema } from '../../../src-shared/model/ids.ts';
import { addRun, claimNext, settlement, settleOne } from '../../support/sqlite-fixtures.ts';
import { createTestApp } from '../../support/test-app.ts';
import { newJob } from '../../support/test-queue.ts';

const failure = { code: 'provider.failed', message: 'It failed.' } as const;

/** An app whose queue stands still, with jobs that have failed, as many as are asked for. */
const appWithFailed = (count: number, change: Partial<NewJob> = {}) => {
  const app = createTestApp();
  const { store, time } = app;
  const add = (more: number, but: Partial<NewJob> = {}): JobId[] =>
    store.jobs.enqueue(
      Array.from({ length: more }, () => newJob({ queue: 'reports', ...change, ...but })),
      time.now(),
    );
  const fail = (more: number, but: Partial<NewJob> = {}): JobId[] => {
    const ids = add(more, but);
    const { queue = 'reports' } = { ...change, ...but };
    for (let nth = 0; nth < more; nth++) {
      const job = claimNext(store, time.now(), `${queue}@embedded`);
      settleOne(store, job, settlement(job, { state: 'failed', attemptOutcome: 'failed', error: failure }), time.now());
    }
    return ids;
  };
  return { ...app, add, fail, failed: fail(count) };
};

const states = (app: ReturnType<typeof appWithFailed>, ids: readonly JobId[]) =>
  ids.map((id) => app.store.jobs.stateOf(id));

describe('retrying (D5)', () => {
  it('puts all failed jobs of one queue back in line, more than one portion of them, and leaves other queues alone', async () => {
    const app = appWithFailed(450);
    const other = app.fail(2, { queue: 'images' });
    expect(await retryFailed(app.deps)({ queue: 'reports' })).toEqual({ jobs: 450 });
    expect(new Set(states(app, app.failed))).toEqual(new Set(['ready']));
    expect(states(app, other)).toEqual(['failed', 'failed']);
    expect(await retryFailed(app.deps)({})).toEqual({ jobs: 2 });
  });

  it('of a batch takes that batch alone, and its progress says so', async () => {
    const batchId = batchIdSchema.parse('tender');
    const app = appWithFailed(3, { batchId });
    app.fail(1, { batchId: batchIdSchema.parse('other') });
    expect(app.store.batches.get(batchId)).toMatchObject({ total: 3, failed: 3, waiting: 0 });
    expect(await retryFailed(app.deps)({ batchId })).toEqual({ jobs: 3 });
    expect(app.store.batches.get(batchId)).toMatchObject({ total: 3, failed: 0, waiting: 3, finishedAt: null });
  });

  it('of a run takes its failed jobs alone', async () => {
    const app = appWithFailed(1);
    const { runId, documentId } = addRun(app.store, 'file', 1, { queue: 'reports' });
    const job = claimNext(app.store, app.time.now(), 'reports@embedded');
    settleOne(app.store, job, settlement(job, { state: 'failed', attemptOutcome: 'failed', error: failure }));
    expect(documentId).toBe(job.documentId);
    expect(await retryFailed(app.deps)({ runId })).toEqual({ jobs: 1 });
    expect(states(app, app.failed)).toEqual(['failed']);
  });

  it('never takes a job twice that fails again while the others are put back', async () => {
    const app = appWithFailed(200);
    let turns = 0;
    const turn = async () => {
      // As soon as the first portion is back, one of them fails again.
      if (turns++ === 0) {
        app.time.jump(1);
        const job = claimNext(app.store, app.time.now(), 'reports@embedded');
        const end = settlement(job, { state: 'failed', attemptOutcome: 'failed', error: failure });
        settleOne(app.store, job, end, app.time.now());
      }
    };
    expect(await retryFailed({ ...app.deps, turn })({ queue: 'reports' })).toEqual({ jobs: 200 });
    expect(app.store.jobList.total('failed', 'reports')).toBe(1);
  });

  it('puts them behind what came since, so that what is urgent now stays so', () => {
    const app = appWithFailed(1);
    app.time.jump(7 * 24 * 60 * 60_000);
    const [urgent] = app.add(1, { priority: 6 });
    retryJobs(app.deps)({ jobIds: app.failed });
    expect(app.store.jobList.page('open', 'reports', 0, 9).map(({ id }) => id)).toEqual([urgent, ...app.failed]);
  });

  it('leaves those of deleted documents alone, so that an undo finds them as they were', async () => {
    const app = createTestApp();
    const run = addRun(app.store, 'file', 1, { queue: 'reports' });
    const job = claimNext(app.store, app.time.now(), 'reports@embedded');
    settleOne(app.store, job, settlement(job, { state: 'failed', attemptOutcome: 'failed', error: failure }));
    app.store.database.write(() => app.store.documents.remove([run.documentId], app.time.now()));
    expect(await retryFailed(app.deps)({ queue: 'reports' })).toEqual({ jobs: 0 });
    app.store.documents.restore([run.documentId]);
    expect(await retryFailed(app.deps)({ queue: 'reports' })).toEqual({ jobs: 1 });
  });

  it('passes over jobs whose key another has by now, however many they are', async () => {
    const app = createTestApp();
    const keyed = Array.from({ length: 210 }, (_, nth) => newJob({ queue: 'reports', uniqueKey: `key-${nth}` }));
    const plain = [newJob({ queue: 'reports' }), newJob({ queue: 'reports' })];
    for (const job of [...keyed, ...plain]) {
      app.store.jobs.enqueue([job], app.time.now());
      const claimed = claimNext(app.store, app.time.now(), 'reports@embedded');
      const end = settlement(claimed, { state: 'failed', attemptOutcome: 'failed', error: failure });
      settleOne(app.store, claimed, end, app.time.now());
    }
    const { uniqueKey: _key, ...rest } = newJob({ queue: 'reports' });
    for (const { uniqueKey = '' } of keyed) {
      app.store.jobs.enqueue([{ ...rest, id: newJob().id, uniqueKey }], app.time.now());
    }
    expect(await retryFailed(app.deps)({ queue: 'reports' })).toEqual({ jobs: 2 });
  });

  it('of single jobs leaves completed and open ones alone and says how many it took', () => {
    const app = appWithFailed(1);
    const open = app.add(1);
    expect(retryJobs(app.deps)({ jobIds: [...app.failed, ...open] })).toEqual({ jobs: 1 });
  });
});

describe('cancelling everything open (D5)', () => {
  it('of a queue ends what waits, in portions, and leaves the ended and the other queues alone', async () => {
    const app = appWithFailed(1);
    const open = app.add(430);
    const later = app.add(1, { dueAt: app.time.now() + 60_000 });
    const blocked = app.add(1, { dependsOn: later });
    const other = app.add(1, { queue: 'images' });
    expect(await cancelOpen(app.deps, app.control)({ queue: 'reports' })).toEqual({ jobs: 432 });
    expect(new Set(states(app, [...open, ...later, ...blocked]))).toEqual(new Set(['cancelled']));
    expect(states(app, [...app.failed, ...other])).toEqual(['failed', 'ready']);
  });

  it('of a batch takes that batch alone', async () => {
    const batchId = batchIdSchema.parse('tender');
    const app = appWithFailed(0);
    const inside = app.add(2, { batchId });
    const outside = app.add(1);
    expect(await cancelOpen(app.deps, app.control)({ batchId })).toEqual({ jobs: 2 });
    expect(states(app, [...inside, ...outside])).toEqual(['cancelled', 'cancelled', 'ready']);
    expect(app.store.batches.get(batchId)?.finishedAt).toBe(app.time.now());
  });
});

describe('pausing (B7)', () => {
  it('one queue keeps it from claims, and resuming lets it go on', () => {
    const app = appWithFailed(0);
    app.add(1);
    pauseQueues(app.deps, true)({ queue: 'reports' });
    expect(app.store.queue.claimableDepths()).toEqual([]);
    expect(app.store.queue.heads('reports')).toEqual([]);
    pauseQueues(app.deps, false)({ queue: 'reports' });
    expect(app.store.queue.claimableDepths()).toEqual([{ queue: 'reports', claimable: 1 }]);
  });

  it('all holds queues too that get their first job afterwards', () => {
    const app = appWithFailed(0);
    pauseQueues(app.deps, true)({});
    app.add(1, { queue: 'images' });
    expect(app.store.queue.claimableDepths()).toEqual([]);
  });

  it('outlasts a hold of the lane that comes and goes meanwhile (F1)', () => {
    const app = appWithFailed(0);
    app.add(1);
    pauseQueues(app.deps, true)({ queue: 'reports' });
    app.store.queue.hold('reports@embedded', 'offline', app.time.now() + 5, app.time.now());
    app.time.jump(10);
    app.store.queue.promoteDue(app.time.now());
    expect(app.store.queue.claimableDepths()).toEqual([]);
  });

  it('a hold that ends by itself does not end one that waits for the user (F1)', () => {
    const app = appWithFailed(0);
    app.add(1);
    app.store.queue.hold('reports@embedded', 'quota', null, app.time.now());
    app.store.queue.hold('reports@embedded', 'offline', app.time.now() + 5, app.time.now());
    app.time.jump(10);
    app.store.queue.promoteDue(app.time.now());
    expect(app.store.lanes.all()).toMatchObject([{ holdReason: 'quota', holdUntil: null }]);
  });

  it('releasing a held lane lets it try again; a lane that there is none of is named', () => {
    const app = appWithFailed(0);
    app.add(1);
    app.store.queue.hold('reports@embedded', 'no-key', null, app.time.now());
    expect(app.store.queue.claimableDepths()).toEqual([]);
    releaseLane(app.deps)({ lane: 'reports@embedded' });
    expect(app.store.queue.claimableDepths()).toHaveLength(1);
    expect(() => releaseLane(app.deps)({ lane: 'nowhere' })).toThrow('nowhere');
  });
});

describe('the turn of waiting jobs (D4)', () => {
  it('comes earlier with a higher priority, and what they have waited still counts', () => {
    const app = appWithFailed(0);
    const [first, second] = [app.add(1)[0], app.add(1)[0]];
    if (!first || !second) throw new Error('no jobs');
    expect(setPriority(app.deps)({ jobIds: [second], priority: 10 })).toEqual({ jobs: 1 });
    expect(app.store.jobList.page('open', 'reports', 0, 9).map(({ id }) => id)).toEqual([second, first]);
    setPriority(app.deps)({ jobIds: [second], priority: 5 });
    expect(app.store.jobList.page('open', 'reports', 0, 9).map(({ id }) => id)).toEqual([first, second]);
  });

  it('can be put off to a moment and taken back (D5)', () => {
    const app = appWithFailed(0);
    const jobIds = app.add(1);
    const dueAt = app.time.now() + 60_000;
    expect(scheduleJobs(app.deps)({ jobIds, dueAt })).toEqual({ jobs: 1 });
    expect(states(app, jobIds)).toEqual(['scheduled']);
    expect(app.store.queue.nextDueAt()).toBe(dueAt);
    scheduleJobs(app.deps)({ jobIds, dueAt: null });
    expect(states(app, jobIds)).toEqual(['ready']);
  });

  it('of ended jobs can not be changed', () => {
    const app = appWithFailed(1);
    expect(setPriority(app.deps)({ jobIds: app.failed, priority: 9 })).toEqual({ jobs: 0 });
    expect(scheduleJobs(app.deps)({ jobIds: app.failed, dueAt: null })).toEqual({ jobs: 0 });
  });
});
