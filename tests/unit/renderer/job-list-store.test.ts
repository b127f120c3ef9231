import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RouteInput, RouteOutput } from '#shared/contract/routes.ts';
import type { Result } from '#shared/model/app-error.ts';
import { jobAt } from '../../../src-renderer/stores/job-pages.ts';
import { jobSummary } from './job-summary.ts';

type Listed = RouteOutput<'job.list'>;
interface Asked {
  readonly input: RouteInput<'job.list'>;
  readonly answer: (result: Result<Listed>) => Promise<void>;
}

const asked: Asked[] = [];
const call = (_name: string, input: RouteInput<'job.list'>) =>
  new Promise<Result<Listed>>((resolve) => {
    asked.push({
      input,
      answer: async (result) => {
        resolve(result);
        // Lets the store take the answer in.
        await vi.advanceTimersByTimeAsync(0);
      },
    });
  });
const listed = (id: string, total = 1_000): Result<Listed> => ({ ok: true, value: { jobs: [jobSummary(id)], total } });
const offsets = () => asked.map(({ input }) => input.offset);

/** The store of one life of the window. */
const freshStore = async () => {
  vi.resetModules();
  return import('../../../src-renderer/stores/job-list-store.ts');
};

describe('the rows of the Queue page', () => {
  const page = { hidden: false };
  beforeEach(() => {
    vi.useFakeTimers();
    asked.length = 0;
    page.hidden = false;
    vi.stubGlobal('document', page);
    vi.stubGlobal('window', { dossier: { call, on: () => () => {} } });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('are asked for when the page opens, and not before', async () => {
    const store = await freshStore();
    store.jobsChanged();
    expect(asked).toHaveLength(0);
    store.setJobsShown(true);
    expect(asked.map(({ input }) => input)).toEqual([{ filter: 'open', offset: 0, limit: 100 }]);
  });

  it('are read again at most every 250 ms under load, the last change included', async () => {
    const store = await freshStore();
    store.setJobsShown(true);
    await asked[0]?.answer(listed('a'));
    for (let at = 0; at < 100; at += 1) {
      store.jobsChanged();
      await vi.advanceTimersByTimeAsync(10);
      for (const { answer } of asked) await answer(listed('b'));
    }
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked.length).toBeGreaterThanOrEqual(5);
    expect(asked.length).toBeLessThanOrEqual(7);
  });

  it('are not read while the window is hidden', async () => {
    const store = await freshStore();
    store.setJobsShown(true);
    await asked[0]?.answer(listed('a'));
    page.hidden = true;
    store.jobsChanged();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(1);
  });

  it('of all the places a drag passes are asked for where it stops', async () => {
    const store = await freshStore();
    store.setJobsShown(true);
    await asked[0]?.answer(listed('a', 100_000));
    for (let first = 1_000; first <= 90_000; first += 1_000) store.showRows(first, first + 20);
    expect(offsets()).toEqual([0, 1_000, 2_000]);
    for (const { answer } of asked.slice(1)) await answer(listed('b', 100_000));
    expect(offsets()).toEqual([0, 1_000, 2_000, 90_000]);
  });

  it('of another list replace those of the one before, whatever answer comes first', async () => {
    const store = await freshStore();
    store.setJobsShown(true);
    store.queryJobs({ filter: 'failed', queue: 'sections' });
    expect(asked[1]?.input).toEqual({ filter: 'failed', queue: 'sections', offset: 0, limit: 100 });
    await asked[1]?.answer(listed('failed', 3));
    await asked[0]?.answer(listed('open', 900));
    const state = store.jobListStore.getState();
    expect([jobAt(state, 0)?.id, state.total]).toEqual(['failed', 3]);
  });

  it('stay when they can’t be read again, and are not asked for in a circle', async () => {
    const store = await freshStore();
    store.setJobsShown(true);
    await asked[0]?.answer(listed('a'));
    store.jobsChanged();
    await asked[1]?.answer({ ok: false, error: { code: 'internal', message: '' } });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toHaveLength(2);
    expect(jobAt(store.jobListStore.getState(), 0)?.id).toBe('a');
    store.refreshJobs();
    expect(asked).toHaveLength(3);
  });

  it('show at once what was asked for', async () => {
    const store = await freshStore();
    const { id } = jobSummary('a');
    store.wish([id], 'cancel');
    expect(store.jobListStore.getState().wishes.get(id)).toBe('cancel');
    store.wishesSettled([id]);
    expect(store.jobListStore.getState().wishes.size).toBe(0);
  });
});
