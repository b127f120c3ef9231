import { z } from 'zod';
import { appErrorSchema } from './app-error.ts';
import { queueRulesSchema } from './queue-policy.ts';
import { holdReasonSchema } from './queue-status.ts';

/** Why a queue is not healthy (requirement E4), with the numbers behind it. */
export const unhealthyReasonSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('error-rate'), rate: z.number(), limit: z.number(), window: z.number().int() }),
  z.object({ type: z.literal('backlog'), waiting: z.number().int(), limit: z.number().int() }),
  z.object({ type: z.literal('running'), running: z.number().int(), limit: z.number().int() }),
  z.object({ type: z.literal('oldest-wait'), waitMs: z.number(), limitMs: z.number() }),
]);
export type UnhealthyReason = z.infer<typeof unhealthyReasonSchema>;

/** One queue in numbers, with a verdict. */
export const queueHealthSchema = z.object({
  queue: z.string(),
  /** Scheduled, blocked and ready jobs, held ones included. */
  waiting: z.number().int(),
  running: z.number().int(),
  completed: z.number().int(),
  failed: z.number().int(),
  cancelled: z.number().int(),
  /** Waiting jobs that can't start, since their lane is held or the queue paused. */
  held: z.number().int(),
  /** How long the oldest job that could start has been ready, in milliseconds; null when none could. */
  oldestWaitMs: z.number().nullable(),
  /** Jobs completed a minute, over the last ten. */
  throughputPerMinute: z.number(),
  /** Failed over ended among the last jobs, 0-1; null before anything ended. */
  errorRate: z.number().nullable(),
  isHealthy: z.boolean(),
  reasons: z.array(unhealthyReasonSchema),
});
export type QueueHealth = z.infer<typeof queueHealthSchema>;

/** What happened in one minute of a queue; a minute without a row had nothing. */
export const queueMinuteSchema = z.object({
  /** The minute's beginning, epoch milliseconds. */
  at: z.number(),
  completed: z.number().int(),
  failed: z.number().int(),
  /** Attempts that failed and were tried again. */
  retried: z.number().int(),
  /** Mean time from ready to started of the jobs that ended, milliseconds; null when none did. */
  meanWaitMs: z.number().nullable(),
  /** Mean time of the attempts that completed, milliseconds; null when none did. */
  meanRunMs: z.number().nullable(),
});
export type QueueMinute = z.infer<typeof queueMinuteSchema>;

/** How it goes with a hold that ends when a call succeeds (requirement F13). */
const outageViewSchema = z.object({
  /** When it began, epoch milliseconds. */
  since: z.number(),
  /** Calls that have tried again in vain. */
  tries: z.number().int(),
  /** One call may try now; otherwise the hold's `until` says when the next one does. */
  isTrying: z.boolean(),
  /** What failed last; null where an earlier version held it. */
  error: appErrorSchema.nullable(),
});

/** Who takes over the work that waits in a lane, unless its server is back before (requirement F13). */
const takeoverViewSchema = z.object({
  /** Epoch milliseconds. */
  at: z.number(),
  /** A connection's id, or `embedded`. */
  provider: z.string(),
  /** What the user calls it; null for the embedded drafter. */
  label: z.string().nullable(),
});
export type TakeoverView = z.infer<typeof takeoverViewSchema>;

const laneHoldSchema = z.object({
  reason: holdReasonSchema,
  until: z.number().nullable(),
  outage: outageViewSchema.optional(),
  takeover: takeoverViewSchema.exactOptional(),
});

/** A lane: a queue towards one provider origin. */
export const laneViewSchema = z.object({
  lane: z.string(),
  origin: z.string(),
  scheduled: z.number().int(),
  blocked: z.number().int(),
  ready: z.number().int(),
  running: z.number().int(),
  hold: laneHoldSchema.nullable(),
  /** When the lane's start limit allows the next start; null if it allows one now. */
  nextStartAt: z.number().nullable(),
});
export type LaneView = z.infer<typeof laneViewSchema>;

export const queueViewSchema = queueHealthSchema.extend({
  isPaused: z.boolean(),
  policy: queueRulesSchema,
  lanes: z.array(laneViewSchema),
  /** Expected time until nothing is open, in milliseconds; null when nothing is or nothing was measured. */
  remainingMs: z.number().nullable(),
  /** Oldest first; only minutes in which something happened. */
  minutes: z.array(queueMinuteSchema),
});
export type QueueView = z.infer<typeof queueViewSchema>;

/** Every queue, the ones that never had a job included. */
export const queueOverviewSchema = z.object({
  /** When this was looked at, epoch milliseconds. */
  at: z.number(),
  isHealthy: z.boolean(),
  queues: z.array(queueViewSchema),
});
export type QueueOverview = z.infer<typeof queueOverviewSchema>;

/** A batch with its jobs counted by state. */
export const batchViewSchema = z.object({
  id: z.string(),
  createdAt: z.number(),
  finishedAt: z.number().nullable(),
  total: z.number().int(),
  waiting: z.number().int(),
  running: z.number().int(),
  completed: z.number().int(),
  failed: z.number().int(),
  cancelled: z.number().int(),
});
export type BatchView = z.infer<typeof batchViewSchema>;
