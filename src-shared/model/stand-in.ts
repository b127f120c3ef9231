import { z } from 'zod';
import { holdReasonSchema } from './queue-status.ts';

/** Holds after which a second choice may take over: all but the user's own pause and a server that was removed. */
export const takeoverReasonSchema = holdReasonSchema.extract([
  'offline',
  'trouble',
  'no-key',
  'quota',
  'spending-limit',
]);
export type TakeoverReason = z.infer<typeof takeoverReasonSchema>;

/** Who does work in place of its run's own drafter, and why (requirement F13). Stays with the text that comes of it. */
export const standInSchema = z.object({
  /** The connection's id, or `embedded`. */
  provider: z.string(),
  /** What the user calls it; null for the embedded drafter. */
  label: z.string().nullable(),
  /** The run's own drafter, and what the user calls it. */
  insteadOf: z.string(),
  insteadOfLabel: z.string(),
  /** What held the run's own drafter. */
  reason: takeoverReasonSchema,
});
export type StandIn = z.infer<typeof standInSchema>;
