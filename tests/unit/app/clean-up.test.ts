import { describe, expect, it } from 'vitest';
import { sectionStateOf } from '../../../src-main/app/documents/section-state.ts';
import { cleanUpHandler, scheduleCleanUp } from '../../../src-main/app/queue/clean-up.handler.ts';
import { cleanUp } from '../../../src-main/app/queue/clean-up.ts';
import type { NewJob } from '../../../src-main/queue/job.ts';
import type { JobId } from '../../../src-shared/model/ids.ts';
import { batchIdSchema } from '../../../src-shared/model/ids.ts';
import type { Retention } from '../../../src-shared/model/settings.ts';
import { addRun, claimNext, draftOf, settlement, settleOne, usageOf } from '../../support/sqlite-fixtures.ts';
import { rowOf } from '../../support/sqlite-store.ts';
import { createTestApp } from '../../support/test-app.ts';
import { newJob } from '../../support/test-queue.ts';

const dayMs = 24 * 60 * 60_000;
const failure = { code: 'provider.failed', message: 'It failed.' } as const;
const keepNone: Retention = { failedDays: 30, keepCompleted: 0, keepFailed: 0 };

const createApp = () => {
  const app = createTestApp();
  const { store, time, deps } = app;
  const end = (state: 'completed' | 'failed', count: number, change: Partial<NewJob> = {}): JobId[] => {
    const jobs = Array.from({ length: count }, () => newJob({ queue: 'reports', ...change }));
    const ids = store.jobs.enqueue(jobs, time.now());
    for (const { queue } of jobs) {
      const job = claimNext(store, time.now(), `${queue}@embedded`);
      const error = state === 'failed' ? failure : null;
      settleOne(store, job, settlement(job, { state, attemptOutcome: state, error }), time.now());
    }
    return ids;
  };
  return {
    ...app,
    end,
    sweep: (retention: Retention, input: { olderThanDays?: number } = {}) => cleanUp(deps, () => retention)(input),
    left: () => Number(rowOf(store, 'SELECT count(*) AS n FROM jobs')['n']),
  };
};

describe('cleaning up (E6)', () => {
  it('removes completed jobs past their queue’s days, and not before (C4, D5)', async () => {
    const app = createApp();
    app.end('completed', 3, { queue: 'chat' });
    app.end('completed', 2);
    app.time.jump(8 * dayMs);
    expect(await app.sweep(keepNone)).toEqual({ removed: 3 });
    app.time.jump(23 * dayMs);
    expect(await app.sweep(keepNone)).toEqual({ removed: 2 });
  });

  it('keeps the newest 50 completed and 100 failed of each kind, however old they are', async () => {
    const app = createApp();
    app.end('completed', 60);
    app.time.jump(1);
    app.end('completed', 52, { kind: 'other' });
    app.end('failed', 103);
    app.time.jump(1);
    const newest = app.end('completed', 50);
    app.time.jump(400 * dayMs);
    // Of 60 + 50 completed ones 60 go; jobs that ended in the same millisecond as the oldest kept one stay with it.
    expect(await app.sweep({ failedDays: 30, keepCompleted: 50, keepFailed: 100 })).toEqual({ removed: 60 });
    expect(newest.every((id) => app.store.jobs.stateOf(id) === 'completed')).toBe(true);
    expect(app.left()).toBe(52 + 103 + 50);
  });

  it('leaves the jobs of a run that is not over, and takes them when it is', async () => {
    const app = createApp();
    const run = addRun(app.store, 'file', 2, { queue: 'reports' });
    const first = claimNext(app.store, app.time.now(), 'reports@embedded');
    settleOne(app.store, first, settlement(first), app.time.now());
    app.time.jump(400 * dayMs);
    expect(await app.sweep(keepNone)).toEqual({ removed: 0 });
    const second = claimNext(app.store, app.time.now(), 'reports@embedded');
    settleOne(app.store, second, settlement(second), app.time.now());
    app.time.jump(400 * dayMs);
    expect(await app.sweep(keepNone)).toEqual({ removed: 2 });
    expect(app.store.runs.get(run.runId)).toMatchObject({ total: 2, completed: 2 });
    expect(app.store.runs.sectionsOf(run.runId)).toHaveLength(2);
  });

  it('leaves a failed section retryable as long as its document is there (C4)', async () => {
    const app = createApp();
    const run = addRun(app.store, 'file', 1, { queue: 'reports' });
    const job = claimNext(app.store, app.time.now(), 'reports@embedded');
    settleOne(app.store, job, settlement(job, { state: 'failed', attemptOutcome: 'failed', error: failure }));
    app.time.jump(400 * dayMs);
    expect(await app.sweep(keepNone)).toEqual({ removed: 0 });
    expect(app.store.jobs.retry(run.jobIds, app.time.now())).toBe(1);
  });

  it('leaves a job that another still waits for, or would if it were tried again', async () => {
    const app = createApp();
    const failed = app.end('failed', 1);
    const [waiting] = app.store.jobs.enqueue([newJob({ queue: 'reports', dependsOn: failed })], app.time.now());
    app.time.jump(400 * dayMs);
    expect(await app.sweep(keepNone)).toEqual({ removed: 0 });
    app.engine.cancel(waiting ? [waiting] : []);
    // Somebody may still try that one again, and it must then find what it waits for.
    expect(await app.sweep(keepNone)).toEqual({ removed: 0 });
    app.time.jump(31 * dayMs);
    expect(await app.sweep(keepNone)).toEqual({ removed: 1 });
    expect(await app.sweep(keepNone)).toEqual({ removed: 1 });
  });

  it('leaves texts, usage and its totals, and a batch’s progress, when the jobs are gone', async () => {
    const app = createApp();
    const batchId = batchIdSchema.parse('tender');
    const run = addRun(app.store, 'file', 1, { queue: 'reports', batchId });
    const job = claimNext(app.store, app.time.now(), 'reports@embedded');
    const effects = [draftOf(run, 'The text.'), { ...usageOf(7), costMicros: 900, requestId: 'req-1' }];
    settleOne(app.store, job, settlement(job, { effects }), app.time.now());
    expect(app.store.attempts.of(job.id)).toMatchObject([{ outputTokens: 7, costMicros: 900, requestId: 'req-1' }]);
    app.time.jump(400 * dayMs);
    expect(await app.sweep(keepNone)).toEqual({ removed: 1 });
    expect(app.store.sections.ofDocuments([run.documentId])).toMatchObject([{ content: 'The text.', jobState: null }]);
    expect(app.store.usage.months()).toMatchObject([{ calls: 1, outputTokens: 7, costMicros: 900 }]);
    expect(app.store.batches.get(batchId)).toMatchObject({ total: 1, completed: 1 });
    expect(app.store.lanes.all().filter(({ completed }) => completed !== 0)).toEqual([]);
  });

  it('leaves the time that drafting took, which the workspace shows', async () => {
    const app = createApp();
    const run = addRun(app.store, 'file', 1, { queue: 'reports' });
    const job = claimNext(app.store, app.time.now(), 'reports@embedded');
    app.time.jump(4_200);
    const [sectionId] = run.sectionIds;
    if (!sectionId) throw new Error('no section');
    const record = {
      type: 'record-section',
      runId: run.runId,
      sectionId,
      success: true,
      content: 'The text.',
    } as const;
    const effects = [draftOf(run, 'The text.'), { ...record, error: null, tokensUsed: 0 }];
    settleOne(app.store, job, settlement(job, { effects }), app.time.now());
    const stateNow = () => app.store.sections.ofDocuments([run.documentId]).map(sectionStateOf);
    expect(stateNow()).toEqual([{ type: 'drafted', processingTimeMs: 4_200 }]);
    app.time.jump(400 * dayMs);
    expect(await app.sweep(keepNone)).toEqual({ removed: 1 });
    expect(stateNow()).toEqual([{ type: 'drafted', processingTimeMs: 4_200 }]);
  });

  it('by hand goes by the days it is given, in many portions, and still keeps the newest', async () => {
    const app = createApp();
    app.end('completed', 700);
    app.time.jump(dayMs + 1);
    app.end('completed', 50);
    expect(await app.sweep({ ...keepNone, keepCompleted: 50 }, { olderThanDays: 1 })).toEqual({ removed: 700 });
    expect(app.left()).toBe(50);
  });

  it('trims the events that no client needs', async () => {
    const app = createApp();
    app.store.database.write(() => {
      for (let nth = 0; nth < 16_000; nth++) app.store.events.append('job', `job-${nth}`, null);
    });
    await app.sweep(keepNone);
    expect(Number(rowOf(app.store, 'SELECT count(*) AS n FROM events')['n'])).toBe(10_000);
    expect(app.store.events.lastSeq()).toBe(16_000);
  });

  it('is a job of the maintenance queue: one at a time, and the next comes however this one ends', async () => {
    const app = createApp();
    scheduleCleanUp(app.deps);
    scheduleCleanUp(app.deps);
    expect(app.store.jobList.page('open', 'maintenance', 0, 9)).toMatchObject([
      { kind: 'clean-up', state: 'scheduled' },
    ]);
    const handler = cleanUpHandler(app.deps, async () => ({ removed: 3 }));
    const [job] = app.store.jobList.page('open', 'maintenance', 0, 9);
    if (!job) throw new Error('no job');
    const effects = handler.effectsOnEnd?.({}, { state: 'failed', error: failure });
    expect(effects).toMatchObject([{ type: 'enqueue-jobs', jobs: [{ queue: 'maintenance', uniqueKey: 'clean-up' }] }]);
    expect(handler.effectsOnEnd?.({}, { state: 'cancelled', error: failure })).toEqual([]);
  });
});
