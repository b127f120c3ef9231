import { housekeepingQueue } from '#shared/model/queue-policy.ts';
import type { HoldReason, QueueStatus } from '#shared/model/queue-status.ts';
import type { LaneRow } from '../../storage/queue/lanes-store.ts';
import type { AppDeps } from '../ports.ts';
import { estimateMs } from './estimate.ts';

const waitingOf = (lane: LaneRow): number => lane.scheduled + lane.blocked + lane.ready;

const sum = (lanes: readonly LaneRow[], of: (lane: LaneRow) => number): number =>
  lanes.reduce((total, lane) => total + of(lane), 0);

const holdOf = (lane: LaneRow): HoldReason | null => (lane.isPaused ? 'paused' : lane.holdReason);

/** The queue in numbers, from the lanes' counters alone: a handful of rows, whatever the backlog. */
export const getQueueStatus =
  ({ store, policies, isMetered }: AppDeps) =>
  (): QueueStatus => {
    // Housekeeping is always scheduled and must not look like waiting work.
    const lanes = store.lanes.all().filter(({ queue }) => queue !== housekeepingQueue);
    // Of all time: removed rows still count.
    const queues = store.queues.all().filter(({ queue }) => queue !== housekeepingQueue);
    const completedJobs = queues.reduce((total, { completed }) => total + completed, 0);
    const failedJobs = queues.reduce((total, { failed }) => total + failed, 0);
    const queueSize = sum(lanes, waitingOf);
    const concurrentJobs = sum(lanes, (lane) => lane.running);
    const holds = new Map<HoldReason, number>();
    let remainingMs: number | null = null;
    for (const lane of lanes) {
      const open = waitingOf(lane) + lane.running;
      if (open === 0) continue;
      const hold = holdOf(lane);
      if (hold !== null) {
        holds.set(hold, (holds.get(hold) ?? 0) + open);
        continue;
      }
      const meanMs = store.durations.laneMeanMs(lane.lane);
      const estimate = estimateMs(open, policies.of(lane.queue), meanMs, isMetered(lane.origin));
      if (estimate !== null) remainingMs = Math.max(remainingMs ?? 0, estimate);
    }
    return {
      queueSize,
      concurrentJobs,
      processing: concurrentJobs > 0,
      remainingMs,
      holds: [...holds].map(([reason, count]) => ({ reason, count })),
      statistics: {
        totalJobs: queueSize + concurrentJobs + completedJobs + failedJobs + sum(lanes, (lane) => lane.cancelled),
        completedJobs,
        failedJobs,
        successRate: completedJobs + failedJobs > 0 ? completedJobs / (completedJobs + failedJobs) : null,
      },
    };
  };
