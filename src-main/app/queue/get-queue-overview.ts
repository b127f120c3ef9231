import type { LaneView, QueueMinute, QueueOverview, QueueView, TakeoverView } from '#shared/model/queue-overview.ts';
import type { QueuePolicy } from '#shared/model/queue-policy.ts';
import { isTryable } from '#shared/model/queue-status.ts';
import type { HealthLimits } from '#shared/model/settings.ts';
import { healthOf } from '../../queue/health.ts';
import type { LaneRow } from '../../storage/queue/lanes-store.ts';
import { takeoverView } from '../models/find-stand-in.ts';
import type { AppDeps, QueueControl } from '../ports.ts';
import { estimateMs } from './estimate.ts';

const minuteMs = 60_000;

/** The minutes over which throughput is measured. */
const throughputMinutes = 10;

const sum = (lanes: readonly LaneRow[], of: (lane: LaneRow) => number): number =>
  lanes.reduce((total, lane) => total + of(lane), 0);

const waitingOf = (lane: LaneRow): number => lane.scheduled + lane.blocked + lane.ready;

/** A hold that ends when a call succeeds says how the trying goes; one that somebody takes over from says who and when. */
const holdView = (lane: LaneRow, takeover: TakeoverView | null): LaneView['hold'] => {
  const { holdReason: reason, holdUntil: until, heldAt, holdTries: tries, isTrying, holdError: error } = lane;
  if (reason === null) return null;
  const hold = { reason, until, ...(takeover === null ? {} : { takeover }) };
  return isTryable(reason) ? { ...hold, outage: { since: heldAt ?? 0, tries, isTrying, error } } : hold;
};

const isHeld = (lane: LaneRow): boolean => lane.holdReason !== null || lane.isPaused;

/** Every queue with its health, its lanes and its last minutes, from counters and one row a minute. */
export const getQueueOverview = (deps: AppDeps, control: QueueControl, limits: () => HealthLimits) => {
  const { store, clock, isMetered } = deps;

  const laneView = (lane: LaneRow, own: readonly LaneRow[]): LaneView => ({
    lane: lane.lane,
    origin: lane.origin,
    scheduled: lane.scheduled,
    blocked: lane.blocked,
    ready: lane.ready,
    running: lane.running,
    hold: holdView(lane, takeoverView(deps, own, lane)),
    nextStartAt: lane.ready > 0 ? control.nextStartAt(lane.queue, lane.lane, lane.origin) : null,
  });

  /** Lanes work in parallel, so the slowest lane that can work decides. */
  const remainingMs = (policy: QueuePolicy, lanes: readonly LaneRow[]): number | null => {
    const estimates = lanes
      .filter((lane) => !isHeld(lane))
      .map((lane) =>
        estimateMs(
          waitingOf(lane) + lane.running,
          policy,
          store.durations.laneMeanMs(lane.lane),
          isMetered(lane.origin),
        ),
      )
      .filter((estimate) => estimate !== null);
    return estimates.length > 0 ? Math.max(...estimates) : null;
  };

  const throughput = (minutes: readonly QueueMinute[], now: number): number => {
    const recent = minutes.filter(({ at }) => at > now - throughputMinutes * minuteMs);
    return recent.reduce((total, { completed }) => total + completed, 0) / throughputMinutes;
  };

  return ({ minutes: length }: { minutes: number }): QueueOverview => {
    const now = clock.now();
    const lanes = store.lanes.all();
    const rows = new Map(store.queues.all().map((row) => [row.queue, row]));
    const byQueue = store.minutes.since(now - Math.max(length, throughputMinutes) * minuteMs);
    const { errorRate, window, oldestWaitMinutes, mostRunning } = limits();
    const queues = deps.policies.all().map((policy): QueueView => {
      const { queue, ...rules } = policy;
      const own = lanes.filter((lane) => lane.queue === queue);
      const minutes = byQueue.get(queue) ?? [];
      const health = healthOf(
        policy,
        {
          waiting: sum(own, waitingOf),
          running: sum(own, (lane) => lane.running),
          completed: sum(own, (lane) => lane.completed),
          failed: sum(own, (lane) => lane.failed),
          cancelled: sum(own, (lane) => lane.cancelled),
          held: sum(own.filter(isHeld), waitingOf),
          oldestReadyAt: store.lanes.oldestReadyAt(queue),
          recent: rows.get(queue)?.recent ?? '',
          throughputPerMinute: throughput(minutes, now),
        },
        { errorRate, window, oldestWaitMs: oldestWaitMinutes * minuteMs, mostRunning },
        now,
      );
      return {
        ...health,
        isPaused: rows.get(queue)?.isPaused ?? false,
        policy: rules,
        lanes: own.map((lane) => laneView(lane, own)),
        remainingMs: remainingMs(policy, own),
        minutes: minutes.filter(({ at }) => at > now - length * minuteMs),
      };
    });
    return { at: now, isHealthy: queues.every(({ isHealthy }) => isHealthy), queues };
  };
};
