import { z } from 'zod';
import { appErrorSchema } from './app-error.ts';
import { batchIdSchema, documentIdSchema, jobIdSchema, runIdSchema } from './ids.ts';
import { labelSchema } from './label.ts';
import { holdReasonSchema } from './queue-status.ts';
import { usageBasisSchema } from './usage.ts';

/**
 * `scheduled` waits for a moment, `blocked` for other jobs, `ready` for its turn; `running` is claimed. The last three
 * are ends. Future rows are kept apart from ready ones so that a claim never walks over them.
 */
export const jobStateSchema = z.enum(['scheduled', 'blocked', 'ready', 'running', 'completed', 'failed', 'cancelled']);
export type JobState = z.infer<typeof jobStateSchema>;

/** How far a running job has got, in units of its kind: sections, photos, pages, seconds of audio (requirement A7). */
export const jobProgressSchema = z.object({
  done: z.number().nonnegative(),
  total: z.number().positive().nullable(),
  unit: z.string().max(40),
});
export type JobProgress = z.infer<typeof jobProgressSchema>;

/** Why a job that is not running has not started. */
export const jobWaitSchema = z.discriminatedUnion('type', [
  /** It waits for its turn behind this many others in its lane. */
  z.object({ type: z.literal('turn'), ahead: z.number().int(), estimatedMs: z.number().nullable() }),
  /** Its lane takes no work. */
  z.object({ type: z.literal('held'), reason: holdReasonSchema, until: z.number().nullable() }),
  /** It is due later, or backs off after a failed attempt. */
  z.object({ type: z.literal('due'), at: z.number() }),
  /** It waits for other jobs; `failed` of them have failed and must be retried first. */
  z.object({ type: z.literal('jobs'), count: z.number().int(), failed: z.number().int() }),
  /** The process died with it twice: it runs when nothing else does. */
  z.object({ type: z.literal('alone') }),
]);
export type JobWait = z.infer<typeof jobWaitSchema>;

/** One job as a list shows it (requirement D4). Moments are epoch milliseconds. */
export const jobSummarySchema = z.object({
  id: jobIdSchema,
  /** What a person calls it; null where its kind has no name for it. */
  label: labelSchema.nullable(),
  /** The same in English, for scripts. */
  title: z.string().nullable(),
  kind: z.string(),
  queue: z.string(),
  origin: z.string(),
  state: jobStateSchema,
  /** 1-10, higher goes first. */
  priority: z.number().int(),
  documentId: documentIdSchema.nullable(),
  documentTitle: z.string().nullable(),
  runId: runIdSchema.nullable(),
  batchId: batchIdSchema.nullable(),
  wait: jobWaitSchema.nullable(),
  progress: jobProgressSchema.nullable(),
  attemptsSpent: z.number().int(),
  attemptLimit: z.number().int(),
  crashes: z.number().int(),
  createdAt: z.number(),
  updatedAt: z.number(),
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
  error: appErrorSchema.nullable(),
});
export type JobSummary = z.infer<typeof jobSummarySchema>;

/** How a claim ended. */
export const attemptOutcomeSchema = z.enum([
  'completed',
  'retry',
  'snoozed',
  'held',
  'failed',
  'cancelled',
  'released',
  'lost',
]);
export type AttemptOutcome = z.infer<typeof attemptOutcomeSchema>;

/** One claim of a job: when, what came of it, what it cost. */
export const attemptSchema = z.object({
  claimNo: z.number().int(),
  startedAt: z.number(),
  finishedAt: z.number().nullable(),
  /** Null while it runs. */
  outcome: attemptOutcomeSchema.nullable(),
  error: appErrorSchema.nullable(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  /** Millionths of the currency that prices are kept in; null where no price is known. */
  costMicros: z.number().int().nullable(),
  /** The provider's name for the call, for its support. */
  requestId: z.string().nullable(),
  /**
   * Where the numbers come from; null if nothing was called. An `estimated` call broke off after it was sent and may
   * have been billed.
   */
  basis: usageBasisSchema.nullable(),
});
export type Attempt = z.infer<typeof attemptSchema>;

/** One job with all its details. */
export const jobViewSchema = jobSummarySchema.extend({
  input: z.unknown(),
  output: z.unknown(),
  timeoutMs: z.number(),
  attempts: z.array(attemptSchema),
  dependsOn: z.array(
    z.object({ id: jobIdSchema, label: labelSchema.nullable(), title: z.string().nullable(), state: jobStateSchema }),
  ),
});
export type JobView = z.infer<typeof jobViewSchema>;

/** Which jobs a list shows: running and waiting ones, or one kind of end. */
export const jobFilterSchema = z.enum(['open', 'running', 'waiting', 'failed', 'completed', 'cancelled']);
export type JobFilter = z.infer<typeof jobFilterSchema>;
