import type { Effect } from '#shared/model/effect.ts';
import type { SettlingJob } from '../../queue/ports.ts';
import type { DurationsStore } from './durations-store.ts';
import type { MinutesStore, MinuteTotals } from './minutes-store.ts';
import { noTotals } from './minutes-store.ts';
import type { QueuesStore } from './queues-store.ts';

/** Adds ended jobs to the numbers behind estimates, charts and health. */
export interface StatisticsStore {
  /** Adds a group of ends; shared rows are written once. */
  add(ends: readonly SettlingJob<Effect>[], now: number): void;
}

interface StatisticsParts {
  readonly durations: DurationsStore;
  readonly minutes: MinutesStore;
  readonly queues: QueuesStore;
}

interface QueueSums {
  totals: MinuteTotals;
  /** How jobs ended, newest first, as queues-store keeps it. */
  ends: string;
}

const sumUp = ({ totals, ends }: QueueSums, { job, settlement }: SettlingJob<Effect>, now: number): QueueSums => {
  const { state, attemptOutcome } = settlement;
  const isRetried = attemptOutcome === 'retry' && state === 'scheduled';
  if (state !== 'completed' && state !== 'failed' && !isRetried) return { totals, ends };
  const isCompleted = state === 'completed';
  const isFailed = state === 'failed';
  return {
    ends: isRetried ? ends : `${isCompleted ? 'c' : 'f'}${ends}`,
    totals: {
      completed: totals.completed + Number(isCompleted),
      failed: totals.failed + Number(isFailed),
      retried: totals.retried + Number(isRetried),
      waits: totals.waits + 1,
      // The clock may have been set back in between.
      waitMs: totals.waitMs + Math.max(0, job.startedAt - job.readyAt),
      runMs: totals.runMs + (isCompleted ? Math.max(0, now - job.startedAt) : 0),
    },
  };
};

export const createStatisticsStore = ({ durations, minutes, queues }: StatisticsParts): StatisticsStore => ({
  add: (ends, now) => {
    const byQueue = new Map<string, QueueSums>();
    for (const end of ends) {
      const { job, settlement } = end;
      byQueue.set(job.queue, sumUp(byQueue.get(job.queue) ?? { totals: noTotals, ends: '' }, end, now));
      if (settlement.state === 'completed') durations.add(job, now - job.startedAt);
    }
    for (const [queue, sums] of byQueue) {
      if (sums.totals.waits > 0) minutes.add(queue, sums.totals, now);
      if (sums.ends !== '') queues.noteEnds(queue, sums.ends);
    }
  },
});
