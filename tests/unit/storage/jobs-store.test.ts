import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src-main/storage/store.ts';
import type { JobId } from '../../../src-shared/model/ids.ts';
import { claimNext, settlement, settleOne, testError } from '../../support/sqlite-fixtures.ts';
import { rowOf, rowsOf, startOfTime, storePlaces, testStore } from '../../support/sqlite-store.ts';
import { newJob } from '../../support/test-queue.ts';

const end = (store: Store, id: JobId, state: 'completed' | 'failed' | 'cancelled'): void => {
  const job = claimNext(store);
  expect(job.id).toBe(id);
  const error = state === 'completed' ? null : testError;
  settleOne(store, job, settlement(job, { state, attemptOutcome: state, error }), startOfTime);
};

const jobRow = (store: Store, id: JobId) => rowOf(store, 'SELECT * FROM jobs WHERE id = ?', id);

describe.each(storePlaces)('jobs, %s', (place) => {
  it('with the key of an open job are that job; once it has ended a new one is made', () => {
    const store = testStore(place);
    const first = newJob({ uniqueKey: 'questions-1' });
    const second = newJob({ uniqueKey: 'questions-1' });
    const other = newJob({ uniqueKey: 'questions-2' });
    expect(store.jobs.enqueue([first, second, other], startOfTime)).toEqual([first.id, first.id, other.id]);
    expect(rowsOf(store, 'SELECT id FROM jobs')).toHaveLength(2);
    claimNext(store);
    expect(store.jobs.enqueue([second], startOfTime)).toEqual([first.id]);
    store.jobs.cancelWaiting([other.id], startOfTime);
    const again = newJob({ uniqueKey: 'questions-2' });
    expect(store.jobs.enqueue([again], startOfTime)).toEqual([again.id]);
  });

  it('begin as what their time and their dependencies make of them', () => {
    const store = testStore(place);
    const ready = newJob();
    const past = newJob({ dueAt: startOfTime });
    const later = newJob({ dueAt: startOfTime + 1 });
    const blocked = newJob({ dependsOn: [ready.id] });
    const blockedLater = newJob({ dependsOn: [ready.id], dueAt: startOfTime + 50 });
    const jobs = [ready, past, later, blocked, blockedLater];
    store.jobs.enqueue(jobs, startOfTime);
    expect(jobs.map(({ id }) => store.jobs.stateOf(id))).toEqual(['ready', 'ready', 'scheduled', 'blocked', 'blocked']);
    end(store, ready.id, 'completed');
    expect([blocked, blockedLater].map(({ id }) => store.jobs.stateOf(id))).toEqual(['ready', 'scheduled']);
  });

  it('whose dependencies have all ended already start at once, where their rule allows', () => {
    const store = testStore(place);
    const first = newJob();
    store.jobs.enqueue([first], startOfTime);
    end(store, first.id, 'failed');
    const any = newJob({ dependsOn: [first.id], dependencyRule: 'all-finished' });
    const strict = newJob({ dependsOn: [first.id] });
    store.jobs.enqueue([any, strict], startOfTime);
    expect([any, strict].map(({ id }) => store.jobs.stateOf(id))).toEqual(['ready', 'blocked']);
  });

  it('wait for the last of several dependencies', () => {
    const store = testStore(place);
    const before = [newJob(), newJob(), newJob()];
    const after = newJob({ dependsOn: before.map(({ id }) => id) });
    store.jobs.enqueue([...before, after], startOfTime);
    const states = before.map(({ id }) => {
      end(store, id, 'completed');
      return [jobRow(store, after.id)['waiting_for'], store.jobs.stateOf(after.id)];
    });
    expect(states).toEqual([
      [2, 'blocked'],
      [1, 'blocked'],
      [0, 'ready'],
    ]);
  });

  it('are all made or none', () => {
    const store = testStore(place);
    const good = newJob();
    expect(() => store.jobs.enqueue([good, newJob({ priority: 11 })], startOfTime)).toThrow(/CHECK/);
    expect(store.jobs.stateOf(good.id)).toBeNull();
    expect(store.lanes.all()).toEqual([]);
  });

  it('keep their payload as it was, whatever it holds', () => {
    const store = testStore(place);
    const payload = { text: "Zoë's 'quotes' \u2028 😀 \\ %_", list: [1, null, { a: true }], nested: { '': '' } };
    store.jobs.enqueue([newJob({ payload })], startOfTime);
    expect(claimNext(store).payload).toEqual(payload);
  });

  it('that are cancelled end at once if they wait; the running ones are named', () => {
    const store = testStore(place);
    const [running, waiting, later] = [newJob(), newJob(), newJob({ dueAt: startOfTime + 10 })];
    const blocked = newJob({ dependsOn: [waiting.id] });
    const jobs = [running, waiting, later, blocked];
    store.jobs.enqueue(jobs, startOfTime);
    claimNext(store);
    const all = jobs.map(({ id }) => id);
    expect(store.jobs.cancelWaiting(all, startOfTime)).toEqual([running.id]);
    expect(all.map((id) => store.jobs.stateOf(id))).toEqual(['running', 'cancelled', 'cancelled', 'cancelled']);
    expect(jobRow(store, later.id)).toMatchObject({ due_at: null, finished_at: startOfTime });
    expect(store.jobs.cancelWaiting([waiting.id], startOfTime + 5)).toEqual([]);
    expect(jobRow(store, waiting.id)).toMatchObject({ finished_at: startOfTime });
  });
});

describe.each(storePlaces)('trying again (A4), %s', (place) => {
  const setUp = (rule: 'all-succeeded' | 'all-finished') => {
    const store = testStore(place);
    const first = newJob();
    const after = newJob({ dependsOn: [first.id], dependencyRule: rule });
    store.jobs.enqueue([first, after], startOfTime);
    return { store, first, after };
  };

  it('gives a job all its attempts back and forgets how it ended, but not its claims', () => {
    const { store, first } = setUp('all-succeeded');
    const job = claimNext(store);
    const failed = { state: 'failed', attemptOutcome: 'failed', attemptsSpent: 3, crashes: 2, snoozes: 4 } as const;
    settleOne(store, job, settlement(job, { ...failed, error: testError, output: { part: 1 } }), startOfTime);
    store.jobs.retry([first.id], startOfTime + 1);
    expect(jobRow(store, first.id)).toMatchObject({
      state: 'ready',
      attempts_spent: 0,
      crashes: 0,
      snoozes: 0,
      error: null,
      output: null,
      finished_at: null,
      claim_no: 1,
    });
    expect(claimNext(store).claimNo).toBe(2);
  });

  it('lets a dependant that has failed with it wait for it again', () => {
    const { store, first, after } = setUp('all-finished');
    end(store, first.id, 'failed');
    end(store, after.id, 'failed');
    store.jobs.retry([after.id, first.id], startOfTime);
    expect([first, after].map(({ id }) => store.jobs.stateOf(id))).toEqual(['ready', 'blocked']);
    end(store, first.id, 'completed');
    expect(store.jobs.stateOf(after.id)).toBe('ready');
  });

  it('blocks a dependant that was let go and has not run', () => {
    const { store, first, after } = setUp('all-finished');
    end(store, first.id, 'failed');
    expect(store.jobs.stateOf(after.id)).toBe('ready');
    store.jobs.retry([first.id], startOfTime);
    expect(jobRow(store, after.id)).toMatchObject({ state: 'blocked', waiting_for: 1 });
    end(store, first.id, 'failed');
    expect(jobRow(store, after.id)).toMatchObject({ state: 'ready', waiting_for: 0 });
  });

  it('leaves a dependant that is done or running as it is', () => {
    const { store, first, after } = setUp('all-finished');
    const next = newJob({ dependsOn: [first.id], dependencyRule: 'all-finished' });
    store.jobs.enqueue([next], startOfTime);
    end(store, first.id, 'failed');
    end(store, after.id, 'completed');
    claimNext(store);
    store.jobs.retry([first.id], startOfTime);
    expect(jobRow(store, after.id)).toMatchObject({ state: 'completed', waiting_for: 0 });
    expect(jobRow(store, next.id)).toMatchObject({ state: 'running', waiting_for: 0 });
    end(store, first.id, 'completed');
    expect(jobRow(store, after.id)).toMatchObject({ state: 'completed', waiting_for: 0 });
  });

  it('changes nothing around a job that has not failed', () => {
    const store = testStore(place);
    const [done, open] = [newJob(), newJob()];
    const after = newJob({ dependsOn: [done.id, open.id] });
    store.jobs.enqueue([done, open, after], startOfTime);
    end(store, done.id, 'completed');
    store.jobs.retry([done.id, open.id], startOfTime);
    expect(store.jobs.stateOf(done.id)).toBe('completed');
    expect(jobRow(store, after.id)).toMatchObject({ state: 'blocked', waiting_for: 1 });
    end(store, open.id, 'completed');
    expect(store.jobs.stateOf(after.id)).toBe('ready');
  });
});
