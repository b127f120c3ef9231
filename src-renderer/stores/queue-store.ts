import { createStore } from 'zustand/vanilla';
import type { AppError } from '#shared/model/app-error.ts';
import type { QueueOverview } from '#shared/model/queue-overview.ts';
import type { QueueName } from '#shared/model/queue-policy.ts';
import { client } from '../client.ts';
import { throttle } from './coalesce.ts';

/** Minutes a chart can look back. */
export const chartRanges = [60, 360, 1_440] as const;
export type ChartRange = (typeof chartRanges)[number];

/** All queues in numbers. A copy that events keep fresh while the Queue page is open. */
export interface QueueState {
  readonly overview: QueueOverview | null;
  /** The same over a longer time, for the charts; null while they show the last hour. */
  readonly history: QueueOverview | null;
  readonly range: ChartRange;
  /** Number of the request whose answer is held: earlier ones are no news. */
  readonly requestNo: number;
  readonly error: AppError | null;
  readonly isShown: boolean;
}

const overviewMs = 1_000;
const historyMs = 15_000;

export const queueStore = createStore<QueueState>()(() => ({
  overview: null,
  history: null,
  range: 60,
  requestNo: 0,
  error: null,
  isShown: false,
}));

/** Takes an answer in unless a later request was answered, or asked to be waited for, before it. Pure. */
export const applyOverview = (state: QueueState, requestNo: number, overview: QueueOverview): QueueState =>
  requestNo < state.requestNo ? state : { ...state, overview, requestNo, error: null };

/** Shows a queue, or all with null, as paused or not before the main side says so. Pure. */
export const withPaused = (overview: QueueOverview, queue: string | null, isPaused: boolean): QueueOverview => ({
  ...overview,
  queues: overview.queues.map((it) => (queue === null || it.queue === queue ? { ...it, isPaused } : it)),
});

let lastNo = 0;

/** Asks for all queues anew. */
export const refreshQueues = async (): Promise<void> => {
  lastNo += 1;
  const requestNo = lastNo;
  const result = await client.call('queue.get-overview', { minutes: 60 });
  if (result.ok) queueStore.setState((state) => applyOverview(state, requestNo, result.value));
  else if (requestNo >= queueStore.getState().requestNo) queueStore.setState({ error: result.error });
};

const refreshHistory = async (): Promise<void> => {
  const { range } = queueStore.getState();
  if (range === 60) return;
  const result = await client.call('queue.get-overview', { minutes: range });
  if (result.ok && queueStore.getState().range === range) queueStore.setState({ history: result.value });
};

const whileSeen = (run: () => Promise<void>) => () => {
  if (queueStore.getState().isShown && !document.hidden) void run();
};
const refreshSoon = throttle(whileSeen(refreshQueues), overviewMs);
const refreshHistorySoon = throttle(whileSeen(refreshHistory), historyMs);

/** Notes that queues changed: an open Queue page reads again soon. */
export const queuesChanged = (): void => {
  refreshSoon();
  refreshHistorySoon();
};

/** Opens or closes the page; a closed one asks for nothing. */
export const setQueuesShown = (isShown: boolean): void => {
  queueStore.setState({ isShown });
  if (!isShown) return;
  void refreshQueues();
  void refreshHistory();
};

/** Lets the charts look back further, or less far. What they showed stays until the answer is there. */
export const setChartRange = (range: ChartRange): void => {
  queueStore.setState({ range, ...(range === 60 ? { history: null } : {}) });
  void refreshHistory();
};

/**
 * Pauses or resumes a queue, or all with null: shown at once, taken back if it could not be done.
 * @returns the error, or null when it was done.
 */
export const setPaused = async (queue: QueueName | null, isPaused: boolean): Promise<AppError | null> => {
  const { overview } = queueStore.getState();
  // Answers that were asked for before this moment don't know of it.
  lastNo += 1;
  queueStore.setState({ requestNo: lastNo, ...(overview ? { overview: withPaused(overview, queue, isPaused) } : {}) });
  const result = await client.call(isPaused ? 'queue.pause' : 'queue.resume', queue ? { queue } : {});
  await refreshQueues();
  return result.ok ? null : result.error;
};
