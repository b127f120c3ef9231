import { z } from 'zod';
import { appErrorSchema } from './app-error.ts';
import { batchIdSchema, documentIdSchema, jobIdSchema, runIdSchema, sectionIdSchema } from './ids.ts';
import { sectionOriginSchema } from './section.ts';

/** A job to enqueue, as data (queue/job.ts has the meaning of each field). */
export const newJobSchema = z.object({
  id: jobIdSchema,
  kind: z.string().min(1),
  queue: z.string().min(1),
  origin: z.string().min(1),
  payload: z.unknown(),
  title: z.string().exactOptional(),
  priority: z.number().int().min(1).max(10),
  dueAt: z.number().int().exactOptional(),
  documentId: documentIdSchema.exactOptional(),
  runId: runIdSchema.exactOptional(),
  batchId: batchIdSchema.exactOptional(),
  uniqueKey: z.string().exactOptional(),
  dependsOn: z.array(jobIdSchema),
  dependencyRule: z.enum(['all-succeeded', 'all-finished']),
  attemptLimit: z.number().int().min(1),
  timeoutMs: z.number().int().min(1),
});

/**
 * What the end of a job does to the store, as data: it can be logged, tested and sent from another machine, and storage
 * applies it in the transaction that ends the attempt, so it happens exactly once.
 */
export const effectSchema = z.discriminatedUnion('type', [
  /** Puts drafted text into its section; a proposal instead where the user locked or changed it since `baseRevision`. */
  z.object({
    type: z.literal('put-section-text'),
    sectionId: sectionIdSchema,
    runId: runIdSchema,
    baseRevision: z.number().int(),
    content: z.string(),
    origin: sectionOriginSchema,
  }),
  /** Writes a section's line of the run record, which outlives the job. */
  z.object({
    type: z.literal('record-section'),
    runId: runIdSchema,
    sectionId: sectionIdSchema,
    success: z.boolean(),
    content: z.string(),
    error: appErrorSchema.nullable(),
    tokensUsed: z.number().int(),
  }),
  /** Books what a call cost, by attempt; applied even when the claim is outdated, since paid is paid. */
  z.object({
    type: z.literal('add-usage'),
    provider: z.string(),
    model: z.string().nullable(),
    inputTokens: z.number().int(),
    cachedTokens: z.number().int(),
    outputTokens: z.number().int(),
    reasoningTokens: z.number().int(),
    requestId: z.string().nullable(),
    /** Millionths of the currency that prices are kept in; none where no price is known. */
    costMicros: z.number().int().exactOptional(),
  }),
  z.object({ type: z.literal('enqueue-jobs'), jobs: z.array(newJobSchema) }),
]);
export type Effect = z.infer<typeof effectSchema>;
