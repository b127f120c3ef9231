import type { QueueHealth, UnhealthyReason } from '#shared/model/queue-overview.ts';
import type { QueuePolicy } from '#shared/model/queue-policy.ts';

/** The limits past which a queue is unhealthy (requirement E4). */
export interface HealthThresholds {
  /** Failed over ended, 0-1, among the last `window` jobs. */
  readonly errorRate: number;
  readonly window: number;
  readonly oldestWaitMs: number;
  /** How many jobs may run at once. */
  readonly mostRunning: number;
}

/** What a verdict is made from. */
export interface QueueFacts {
  readonly waiting: number;
  readonly running: number;
  readonly completed: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly held: number;
  /** Since when the oldest job that could start has been ready, epoch milliseconds; null when none could. */
  readonly oldestReadyAt: number | null;
  /** The last ends, newest first: c for a job completed, f for one failed. */
  readonly recent: string;
  readonly throughputPerMinute: number;
}

/** With fewer ends than this there is no error rate: one failure of two isn't 50 %. */
const fewestEnds = 5;

/** The verdict on a queue, with the reasons when it is bad (requirement E4). Pure; `now` is epoch milliseconds. */
export const healthOf = (
  { queue, softLimit }: Pick<QueuePolicy, 'queue' | 'softLimit'>,
  facts: QueueFacts,
  thresholds: HealthThresholds,
  now: number,
): QueueHealth => {
  const { oldestReadyAt, recent, ...counts } = facts;
  const ends = recent.slice(0, thresholds.window);
  const failures = [...ends].filter((end) => end === 'f').length;
  const errorRate = ends.length === 0 ? null : failures / ends.length;
  const oldestWaitMs = oldestReadyAt === null ? null : Math.max(0, now - oldestReadyAt);
  const reasons: UnhealthyReason[] = [];
  if (errorRate !== null && ends.length >= fewestEnds && errorRate > thresholds.errorRate) {
    reasons.push({ type: 'error-rate', rate: errorRate, limit: thresholds.errorRate, window: ends.length });
  }
  if (facts.waiting > softLimit) reasons.push({ type: 'backlog', waiting: facts.waiting, limit: softLimit });
  if (facts.running > thresholds.mostRunning) {
    reasons.push({ type: 'running', running: facts.running, limit: thresholds.mostRunning });
  }
  if (oldestWaitMs !== null && oldestWaitMs > thresholds.oldestWaitMs) {
    reasons.push({ type: 'oldest-wait', waitMs: oldestWaitMs, limitMs: thresholds.oldestWaitMs });
  }
  return { queue, ...counts, oldestWaitMs, errorRate, isHealthy: reasons.length === 0, reasons };
};
