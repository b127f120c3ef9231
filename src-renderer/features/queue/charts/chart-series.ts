import type { QueueMinute, QueueView } from '#shared/model/queue-overview.ts';
import type { ChartRange } from '../../../stores/queue-store.ts';

const minuteMs = 60_000;

/** Minutes that one point of a chart stands for. */
const bucketMinutes: Readonly<Record<ChartRange, number>> = { 60: 2, 360: 10, 1440: 30 };

/** One point of the charts. */
export interface Bucket {
  /** Its beginning, epoch milliseconds. */
  readonly at: number;
  readonly completed: number;
  readonly completedPerMinute: number;
  readonly failed: number;
  readonly retried: number;
  readonly meanWaitMs: number | null;
  readonly meanRunMs: number | null;
}

/** Mean of means, each weighing as much as what it is the mean of; null of nothing. */
const meanOf = (
  minutes: readonly QueueMinute[],
  value: (minute: QueueMinute) => number | null,
  weight: (minute: QueueMinute) => number,
): number | null => {
  let sum = 0;
  let weights = 0;
  for (const minute of minutes) {
    const of = value(minute);
    if (of === null) continue;
    const by = Math.max(1, weight(minute));
    sum += of * by;
    weights += by;
  }
  return weights === 0 ? null : sum / weights;
};

const bucketOf = (at: number, minutes: readonly QueueMinute[], elapsedMinutes: number): Bucket => {
  const sum = (value: (minute: QueueMinute) => number) => minutes.reduce((total, minute) => total + value(minute), 0);
  const completed = sum((minute) => minute.completed);
  return {
    at,
    completed,
    completedPerMinute: completed / elapsedMinutes,
    failed: sum((minute) => minute.failed),
    retried: sum((minute) => minute.retried),
    meanWaitMs: meanOf(
      minutes,
      (minute) => minute.meanWaitMs,
      (minute) => minute.completed + minute.failed,
    ),
    meanRunMs: meanOf(
      minutes,
      (minute) => minute.meanRunMs,
      (minute) => minute.completed,
    ),
  };
};

/**
 * What happened in some queues, as equally long stretches of time, oldest first. The last one ends in the present, and
 * is as long as it has lasted so far, so that it doesn't look like a slump.
 * @param range how many minutes to look back. @param now epoch milliseconds.
 */
export const bucketsOf = (queues: readonly QueueView[], range: ChartRange, now: number): Bucket[] => {
  const lengthMs = bucketMinutes[range] * minuteMs;
  const count = range / bucketMinutes[range];
  const last = Math.floor(now / lengthMs);
  const groups = new Map<number, QueueMinute[]>();
  for (const minute of queues.flatMap(({ minutes }) => minutes)) {
    const group = Math.floor(minute.at / lengthMs);
    const held = groups.get(group);
    if (held) held.push(minute);
    else groups.set(group, [minute]);
  }
  return Array.from({ length: count }, (_, at) => {
    const group = last - count + 1 + at;
    const elapsedMs = group === last ? Math.max(minuteMs, now - group * lengthMs) : lengthMs;
    return bucketOf(group * lengthMs, groups.get(group) ?? [], elapsedMs / minuteMs);
  });
};

/** All of it as one: the numbers over a chart. */
export const wholeOf = (queues: readonly QueueView[], range: ChartRange, now: number): Bucket => {
  const minutes = queues.flatMap((queue) => queue.minutes).filter(({ at }) => at > now - range * minuteMs);
  return bucketOf(now - range * minuteMs, minutes, range);
};
