import { z } from 'zod';

/** Why a lane takes no work. */
export const holdReasonSchema = z.enum([
  'offline',
  'trouble',
  'no-server',
  'no-key',
  'quota',
  'spending-limit',
  'paused',
]);
export type HoldReason = z.infer<typeof holdReasonSchema>;

/** Holds that end when a call succeeds, which is tried now and then; any other ends by itself or by the user. */
const tryableReasons = ['trouble', 'quota', 'no-key'] as const satisfies readonly HoldReason[];
export type TryableReason = (typeof tryableReasons)[number];

export const isTryable = (reason: HoldReason): reason is TryableReason => tryableReasons.some((one) => one === reason);

/** The queue in numbers, as the status bar shows them; the renderer's copy is never the truth. */
export const queueStatusSchema = z.object({
  /** Jobs that wait: ready, scheduled, blocked or held. */
  queueSize: z.number().int(),
  /** Jobs running now. */
  concurrentJobs: z.number().int(),
  processing: z.boolean(),
  /** Expected time until nothing is open, in milliseconds; null when nothing is open or nothing was measured yet. */
  remainingMs: z.number().nullable(),
  holds: z.array(z.object({ reason: holdReasonSchema, count: z.number().int() })),
  statistics: z.object({
    totalJobs: z.number().int(),
    completedJobs: z.number().int(),
    failedJobs: z.number().int(),
    /** Completed over ended, 0-1; null before anything ended. */
    successRate: z.number().nullable(),
  }),
});
export type QueueStatus = z.infer<typeof queueStatusSchema>;
