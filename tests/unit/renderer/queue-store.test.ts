import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Result } from '#shared/model/app-error.ts';
import { jobIdSchema } from '#shared/model/ids.ts';
import type { QueueOverview } from '#shared/model/queue-overview.ts';
import { applyProgress } from '../../../src-renderer/stores/job-detail-store.ts';
import { overviewOf } from '../../support/preview/fake-queues.ts';

const overview = (at: number, isPaused = false): QueueOverview =>
  overviewOf([], { paused: isPaused ? 'all' : [], holds: {}, nextStartAt: {}, active: [], unhealthy: [] }, 60, at);

interface Asked {
  readonly name: string;
  readonly input: unknown;
  readonly answer: (result: Result<unknown>) => Promise<void>;
}
const asked: Asked[] = [];
const call = (name: string, input: unknown) =>
  new Promise<Result<unknown>>((resolve) => {
    const answer = async (result: Result<unknown>) => {
      resolve(result);
      await vi.advanceTimersByTimeAsync(0);
    };
    asked.push({ name, input, answer });
  });

const freshStore = async () => {
  vi.resetModules();
  return import('../../../src-renderer/stores/queue-store.ts');
};

describe('the queues’ numbers', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    asked.length = 0;
    vi.stubGlobal('document', { hidden: false });
    vi.stubGlobal('window', { dossier: { call, on: () => () => {} } });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('are those of the latest request, whatever answer comes last', async () => {
    const { queueStore, refreshQueues } = await freshStore();
    void refreshQueues();
    void refreshQueues();
    await asked[1]?.answer({ ok: true, value: overview(2) });
    await asked[0]?.answer({ ok: true, value: overview(1) });
    expect(queueStore.getState().overview?.at).toBe(2);
  });

  it('show a pause at once, and no answer that doesn’t know of it yet', async () => {
    const { queueStore, refreshQueues, setPaused } = await freshStore();
    const isPaused = () => queueStore.getState().overview?.queues.map((queue) => queue.isPaused);
    void refreshQueues();
    await asked[0]?.answer({ ok: true, value: overview(1) });
    void refreshQueues();
    const done = setPaused(null, true);
    expect(new Set(isPaused())).toEqual(new Set([true]));
    await asked[1]?.answer({ ok: true, value: overview(2) });
    expect(new Set(isPaused())).toEqual(new Set([true]));
    await asked[2]?.answer({ ok: true, value: {} });
    await asked[3]?.answer({ ok: true, value: overview(3, true) });
    expect(await done).toBeNull();
    expect(asked.map(({ name }) => name).slice(2)).toEqual(['queue.pause', 'queue.get-overview']);
  });

  it('take a pause back that could not be made', async () => {
    const { queueStore, setPaused } = await freshStore();
    queueStore.setState({ overview: overview(1) });
    const done = setPaused('sections', true);
    await asked[0]?.answer({ ok: false, error: { code: 'internal', message: '' } });
    await asked[1]?.answer({ ok: true, value: overview(2) });
    expect(await done).toMatchObject({ code: 'internal' });
    expect(queueStore.getState().overview?.queues.some((queue) => queue.isPaused)).toBe(false);
  });

  it('are read again at most once a second, and only while the page is open', async () => {
    const { queuesChanged, setQueuesShown } = await freshStore();
    queuesChanged();
    expect(asked).toHaveLength(0);
    setQueuesShown(true);
    for (let at = 0; at < 50; at += 1) {
      queuesChanged();
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(asked.length).toBeLessThanOrEqual(4);
    expect(asked.length).toBeGreaterThanOrEqual(3);
  });
});

describe('progress as it is told (A7)', () => {
  it('keeps the latest word of each, and forgets the ones heard of longest ago', () => {
    const said = (id: string, done: number) => ({
      jobId: jobIdSchema.parse(id),
      progress: { done, total: 12, unit: 'photos' },
    });
    const held = applyProgress(new Map(), [said('a', 1), said('b', 1), said('a', 2)]);
    expect(held.get(jobIdSchema.parse('a'))?.done).toBe(2);
    const many = applyProgress(
      held,
      Array.from({ length: 300 }, (_, at) => said(`c${at}`, at)),
    );
    expect(many.size).toBe(200);
    expect(many.has(jobIdSchema.parse('a'))).toBe(false);
  });
});
