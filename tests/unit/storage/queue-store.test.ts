import { describe, expect, it } from 'vitest';
import { SettlementRefused } from '../../../src-main/queue/settlement-refused.ts';
import { bootIdSchema } from '../../../src-shared/model/ids.ts';
import {
  addRun,
  claimNext,
  draftOf,
  settlement,
  settleOne,
  testBoot,
  testError,
  usageOf,
} from '../../support/sqlite-fixtures.ts';
import { rowOf, rowsOf, startOfTime, storePlaces, testStore } from '../../support/sqlite-store.ts';
import { newJob } from '../../support/test-queue.ts';

const lane = 'test@embedded';
const far = 'test@far';

describe.each(storePlaces)('claims, %s', (place) => {
  it('take the best row, write their attempt, and never the same row twice', () => {
    const store = testStore(place);
    const [low, high] = [newJob({ priority: 1 }), newJob({ priority: 9 })];
    store.jobs.enqueue([low, high], startOfTime);
    expect([claimNext(store).id, claimNext(store).id]).toEqual([high.id, low.id]);
    expect(
      store.queue.claim({
        lanes: [{ lane, limit: 1, isMetered: false }],
        limit: 1,
        bootId: testBoot,
        now: startOfTime,
      })[0] ?? null,
    ).toBeNull();
    expect(rowsOf(store, 'SELECT job_id, claim_no, boot_id, outcome FROM attempts ORDER BY job_id')).toHaveLength(2);
  });

  it('take nothing of a lane that is held, also when the hold came after the lane was chosen (F1)', () => {
    const store = testStore(place);
    store.jobs.enqueue([newJob()], startOfTime);
    const [head] = store.queue.heads('test');
    store.queue.hold(lane, 'paused', null, startOfTime);
    expect(head?.lane).toBe(lane);
    expect(
      store.queue.claim({
        lanes: [{ lane, limit: 1, isMetered: false }],
        limit: 1,
        bootId: testBoot,
        now: startOfTime,
      })[0] ?? null,
    ).toBeNull();
    store.queue.release(lane, startOfTime);
    expect(claimNext(store).claimNo).toBe(1);
  });

  it('note when metered lanes started work, and only those', () => {
    const store = testStore(place);
    store.jobs.enqueue([newJob(), newJob({ origin: 'far' }), newJob({ origin: 'far' })], startOfTime);
    claimNext(store);
    claimNext(store, startOfTime + 1, far, true);
    claimNext(store, startOfTime + 5, far, true);
    expect(store.queue.startsSince(lane, 0)).toEqual([]);
    expect(store.queue.startsSince(far, startOfTime + 2)).toEqual([startOfTime + 5]);
    expect(store.queue.startsSince(far, 0)).toEqual([startOfTime + 1, startOfTime + 5]);
  });

  it('of another life of the process are found, those of this one are not', () => {
    const store = testStore(place);
    store.jobs.enqueue([newJob(), newJob()], startOfTime);
    const mine = claimNext(store);
    const old =
      store.queue.claim({
        lanes: [{ lane, limit: 1, isMetered: false }],
        limit: 1,
        bootId: bootIdSchema.parse('boot-0'),
        now: startOfTime,
      })[0] ?? null;
    expect(store.queue.lostClaims(testBoot)).toEqual([old]);
    expect(store.queue.lostClaims(bootIdSchema.parse('boot-2'))).toEqual([mine, old]);
  });
});

describe.each(storePlaces)('settlements, %s', (place) => {
  it('apply everything in one go: state, attempt, effects, duration (F4)', () => {
    const store = testStore(place);
    const run = addRun(store, 'file');
    const job = claimNext(store);
    const [sectionId] = run.sectionIds;
    const record = {
      type: 'record-section',
      runId: run.runId,
      sectionId: draftOf(run, '').sectionId,
      success: true,
      content: 'text',
      error: null,
      tokensUsed: 17,
    } as const;
    const effects = [draftOf(run, 'text'), usageOf(7), record];
    const result = settleOne(store, job, settlement(job, { effects, output: { n: 1 } }), startOfTime + 250);
    expect(result).toEqual({ isApplied: true, state: 'completed' });
    expect(sectionId && store.sections.get(sectionId)).toMatchObject({ content: 'text', jobState: 'completed' });
    expect(store.runs.sectionsOf(run.runId)).toMatchObject([{ success: true, processingTimeMs: 250, tokensUsed: 17 }]);
    expect(store.runs.get(run.runId)).toMatchObject({ totalTokens: 17, completed: 1 });
    expect(rowsOf(store, 'SELECT outcome, finished_at FROM attempts')).toEqual([
      { outcome: 'completed', finished_at: startOfTime + 250 },
    ]);
    expect(store.durations.meanMs('test', 'test', 'embedded')).toBe(250);
    expect(rowOf(store, 'SELECT output FROM jobs')).toEqual({ output: '{"n":1}' });
  });

  it('of an older claim change nothing but the books: paid is paid (F4)', () => {
    const store = testStore(place);
    const run = addRun(store, 'file');
    const old = claimNext(store);
    const back = settlement(old, { state: 'ready', attemptOutcome: 'lost', crashes: 1 });
    settleOne(store, old, back, startOfTime);
    const current = claimNext(store);
    const late = settlement(old, { effects: [draftOf(run, 'zombie'), usageOf(7)] });
    expect(settleOne(store, old, late, startOfTime + 1)).toEqual({ isApplied: false, state: 'running' });
    const [sectionId] = run.sectionIds;
    expect(sectionId && store.sections.get(sectionId)).toMatchObject({ content: '', jobState: 'running' });
    expect(rowsOf(store, 'SELECT claim_no, output_tokens FROM usage')).toEqual([{ claim_no: 1, output_tokens: 7 }]);
    expect(rowsOf(store, 'SELECT claim_no, outcome FROM attempts')).toEqual([
      { claim_no: 1, outcome: 'lost' },
      { claim_no: 2, outcome: null },
    ]);
    settleOne(store, current, settlement(current, { effects: [draftOf(run, 'text'), usageOf(9)] }), startOfTime + 2);
    expect(rowsOf(store, 'SELECT content FROM section_versions')).toEqual([{ content: 'text' }]);
    expect(rowsOf(store, 'SELECT output_tokens FROM usage')).toHaveLength(2);
  });

  it('said twice count once', () => {
    const store = testStore(place);
    const run = addRun(store, 'file');
    const job = claimNext(store);
    const done = settlement(job, { effects: [draftOf(run, 'text'), usageOf(7)] });
    settleOne(store, job, done, startOfTime);
    expect(settleOne(store, job, done, startOfTime + 1)).toEqual({ isApplied: false, state: 'completed' });
    expect(rowsOf(store, 'SELECT revision FROM section_versions')).toEqual([{ revision: 1 }]);
    expect(rowsOf(store, 'SELECT output_tokens FROM usage')).toEqual([{ output_tokens: 7 }]);
  });

  it('whose effects fail are taken back whole: the job still runs', () => {
    const store = testStore(place);
    const run = addRun(store, 'file');
    const job = claimNext(store);
    const bad = { type: 'enqueue-jobs', jobs: [newJob({ id: job.id })] } as const;
    const effects = [draftOf(run, 'text'), usageOf(7), { ...bad, jobs: [...bad.jobs] }];
    expect(() => settleOne(store, job, settlement(job, { effects }), startOfTime)).toThrow(SettlementRefused);
    expect(store.jobs.stateOf(job.id)).toBe('running');
    expect(rowsOf(store, 'SELECT * FROM section_versions')).toEqual([]);
    expect(rowsOf(store, 'SELECT * FROM usage')).toEqual([]);
    expect(rowsOf(store, 'SELECT outcome FROM attempts')).toEqual([{ outcome: null }]);
  });

  it('enqueue the jobs that are their effects', () => {
    const store = testStore(place);
    store.jobs.enqueue([newJob()], startOfTime);
    const job = claimNext(store);
    const next = newJob();
    const effects = [{ type: 'enqueue-jobs', jobs: [next] }] as const;
    settleOne(store, job, settlement(job, { effects: [{ ...effects[0], jobs: [next] }] }), startOfTime);
    expect(store.jobs.stateOf(next.id)).toBe('ready');
  });

  it('keep the error of a failure with the job and the attempt', () => {
    const store = testStore(place);
    store.jobs.enqueue([newJob()], startOfTime);
    const job = claimNext(store);
    const failed = settlement(job, { state: 'failed', attemptOutcome: 'failed', error: testError });
    settleOne(store, job, failed, startOfTime);
    const error = JSON.stringify(testError);
    expect(rowOf(store, 'SELECT error FROM jobs')).toEqual({ error });
    expect(rowOf(store, 'SELECT error, outcome FROM attempts')).toEqual({ error, outcome: 'failed' });
    expect(store.durations.meanMs('test', 'test', 'embedded')).toBeNull();
  });
});

describe.each(storePlaces)('lanes and holds (F1), %s', (place) => {
  it('are left alone while held: no head, no depth; released they are back', () => {
    const store = testStore(place);
    store.jobs.enqueue([newJob(), newJob({ origin: 'far' }), newJob({ origin: 'far' })], startOfTime);
    store.queue.hold(far, 'offline', null, startOfTime);
    expect(store.queue.heads('test').map((head) => head.lane)).toEqual([lane]);
    expect(store.queue.claimableDepths()).toEqual([{ queue: 'test', claimable: 1 }]);
    expect(store.lanes.all().map(({ holdReason }) => holdReason)).toEqual([null, 'offline']);
    expect(store.lanes.waitingIn('test')).toBe(3);
    store.queue.release(far, startOfTime);
    expect(store.queue.claimableDepths()).toEqual([{ queue: 'test', claimable: 3 }]);
  });

  it('are released when their time is over, not before, and someone hears of it', () => {
    const store = testStore(place);
    store.jobs.enqueue([newJob()], startOfTime);
    store.queue.hold(lane, 'quota', startOfTime + 1_000, startOfTime);
    expect(store.queue.nextDueAt()).toBe(startOfTime + 1_000);
    store.queue.promoteDue(startOfTime + 999);
    expect(store.queue.heads('test')).toEqual([]);
    const seq = store.events.lastSeq();
    store.queue.promoteDue(startOfTime + 1_000);
    expect(store.queue.heads('test')).toHaveLength(1);
    expect(store.queue.nextDueAt()).toBeNull();
    expect(store.events.since(seq, 10)).toMatchObject([{ entity: 'lane', id: lane }]);
  });

  it('are held in the transaction that ends the attempt, without cost to the job', () => {
    const store = testStore(place);
    store.jobs.enqueue([newJob()], startOfTime);
    const job = claimNext(store);
    const held = settlement(job, { state: 'ready', attemptOutcome: 'held', hold: { reason: 'offline', until: null } });
    settleOne(store, job, held, startOfTime);
    expect(store.lanes.all()).toMatchObject([{ lane, holdReason: 'offline', ready: 1, running: 0 }]);
    expect(rowOf(store, 'SELECT state, attempts_spent FROM jobs')).toEqual({ state: 'ready', attempts_spent: 0 });
  });

  it('wake for the earliest of what is due, and take only what is', () => {
    const store = testStore(place);
    const [soon, later] = [newJob({ dueAt: startOfTime + 10 }), newJob({ dueAt: startOfTime + 20 })];
    store.jobs.enqueue([later, soon], startOfTime);
    expect(store.queue.nextDueAt()).toBe(startOfTime + 10);
    store.queue.promoteDue(startOfTime + 15);
    expect([soon, later].map(({ id }) => store.jobs.stateOf(id))).toEqual(['ready', 'scheduled']);
    expect(store.queue.nextDueAt()).toBe(startOfTime + 20);
  });

  it('write nothing when nothing is due', () => {
    const store = testStore(place);
    store.jobs.enqueue([newJob({ dueAt: startOfTime + 10 })], startOfTime);
    let commits = 0;
    store.database.onCommit(() => commits++);
    store.queue.promoteDue(startOfTime + 9);
    expect(commits).toBe(0);
  });
});

describe('durations', () => {
  it('are a mean by kind and lane that follows a change within some twenty jobs', () => {
    const store = testStore();
    store.jobs.enqueue([newJob()], startOfTime);
    const job = claimNext(store);
    for (const ms of [100, 200, 300]) store.durations.add(job, ms);
    expect(store.durations.meanMs('test', 'test', 'embedded')).toBeCloseTo(200, 9);
    for (let i = 0; i < 1_000; i++) store.durations.add(job, 200);
    for (let i = 0; i < 60; i++) store.durations.add(job, 1_000);
    expect(store.durations.meanMs('test', 'test', 'embedded')).toBeGreaterThan(900);
    expect(store.durations.meanMs('test', 'test', 'far')).toBeNull();
  });
});

describe.each(storePlaces)('the outbox, %s', (place) => {
  it('numbers changes without a gap and never uses a number twice, also after trimming', () => {
    const store = testStore(place);
    expect(store.events.lastSeq()).toBe(0);
    store.database.write(() => {
      for (let i = 0; i < 10_003; i++) store.events.append('job', `job-${i}`, null);
    });
    expect(store.events.since(10_000, 10).map(({ seq }) => seq)).toEqual([10_001, 10_002, 10_003]);
    expect(store.events.since(0, 2).map(({ seq }) => seq)).toEqual([1, 2]);
    store.events.trim();
    expect(rowOf(store, 'SELECT min(seq) AS first, count(*) AS n FROM events')).toEqual({ first: 4, n: 10_000 });
    store.events.trim();
    store.events.append('lane', lane, null);
    expect(store.events.lastSeq()).toBe(10_004);
  });

  it('holds nothing of a transaction that was taken back', () => {
    const store = testStore(place);
    expect(() =>
      store.database.write(() => {
        store.events.append('lane', lane, null);
        throw new Error('no');
      }),
    ).toThrow('no');
    expect([store.events.lastSeq(), store.events.since(0, 10)]).toEqual([0, []]);
  });
});
