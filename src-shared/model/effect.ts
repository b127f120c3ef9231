import { z } from 'zod';
import { appErrorSchema } from './app-error.ts';
import { assetIdSchema } from './asset.ts';
import { batchIdSchema, documentIdSchema, exportIdSchema, jobIdSchema, runIdSchema, sectionIdSchema } from './ids.ts';
import { jsonSchema } from './json.ts';
import { labelSchema } from './label.ts';
import { exportFormatSchema } from './run.ts';
import { sectionDraftSchema, sectionKeySchema, sectionOriginSchema } from './section.ts';
import { standInSchema } from './stand-in.ts';
import { stepSchema } from './step.ts';
import { usageBasisSchema } from './usage.ts';

/** A job to enqueue, as data (queue/job.ts has the meaning of each field). */
export const newJobSchema = z.object({
  id: jobIdSchema,
  kind: z.string().min(1),
  queue: z.string().min(1),
  origin: z.string().min(1),
  payload: z.unknown(),
  label: labelSchema.exactOptional(),
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
  /** Puts what was drafted into its section; a proposal instead where the user locked or changed it since `baseRevision`. */
  z.object({
    type: z.literal('put-section'),
    sectionId: sectionIdSchema,
    runId: runIdSchema,
    baseRevision: z.number().int(),
    markdown: z.string(),
    /** What it holds besides its text; null leaves what is there. */
    data: jsonSchema.nullable(),
    /** Assets that it needs and that neither its text nor its data names. */
    assets: z.array(assetIdSchema).exactOptional(),
    origin: sectionOriginSchema,
    /** Who wrote it in place of the run's own drafter. */
    standIn: standInSchema.exactOptional(),
    /** Only into a section that has no text yet: dropped, not proposed, where one came first. */
    isFirstDraft: z.boolean().exactOptional(),
  }),
  /** Keeps what had arrived of a text that broke off, beside the section and never in its place. */
  z.object({ type: z.literal('keep-partial-text'), sectionId: sectionIdSchema, content: z.string() }),
  /** Writes a section's line of the run record, which outlives the job. */
  z.object({
    type: z.literal('record-section'),
    runId: runIdSchema,
    sectionId: sectionIdSchema,
    success: z.boolean(),
    content: z.string(),
    data: jsonSchema.exactOptional(),
    error: appErrorSchema.nullable(),
    tokensUsed: z.number().int(),
    /** The answer came out of the cache. */
    isCached: z.boolean().exactOptional(),
    /** Who wrote it in place of the run's own drafter. */
    standIn: standInSchema.exactOptional(),
  }),
  /** Books what a call cost, by attempt; applied even if the claim is outdated, because the call was paid. */
  z.object({
    type: z.literal('add-usage'),
    /** What the call was for: none where it was for no run. */
    runId: runIdSchema.exactOptional(),
    /** The section that its step writes; none for a step that finds sections. */
    sectionId: sectionIdSchema.exactOptional(),
    provider: z.string(),
    model: z.string().nullable(),
    inputTokens: z.number().int(),
    cachedTokens: z.number().int(),
    outputTokens: z.number().int(),
    reasoningTokens: z.number().int(),
    requestId: z.string().nullable(),
    /** Millionths of the currency that prices are kept in; none where no price is known. */
    costMicros: z.number().int().exactOptional(),
    /**
     * Counted by the provider if absent. `estimated`: the call broke off and may have been billed; the numbers come
     * from what was sent and received. `cached`: the answer came from the cache.
     */
    basis: usageBasisSchema.exactOptional(),
  }),
  /** Keeps an answer for whoever asks exactly the same. */
  z.object({
    type: z.literal('cache-response'),
    key: z.string(),
    provider: z.string(),
    model: z.string(),
    content: z.string(),
    inputTokens: z.number().int(),
    outputTokens: z.number().int(),
  }),
  /** Notes that a cached answer was used, which renews its age. */
  z.object({ type: z.literal('touch-response'), key: z.string() }),
  /** Forgets a call that went on at the provider without us: it has ended. */
  z.object({ type: z.literal('forget-remote-call') }),
  /** Writes what a provider's failure was into the error log: facts, never content. */
  z.object({
    type: z.literal('log-fault'),
    fault: z.string(),
    origin: z.string(),
    model: z.string().nullable(),
    status: z.number().int().nullable(),
    providerCode: z.string().nullable(),
    requestId: z.string().nullable(),
  }),
  /** Notes files that were written to a folder. */
  z.object({
    type: z.literal('record-exports'),
    files: z.array(
      z.object({
        id: exportIdSchema,
        documentId: documentIdSchema,
        runId: runIdSchema.nullable(),
        format: exportFormatSchema,
        path: z.string(),
        batchId: batchIdSchema.exactOptional(),
      }),
    ),
  }),
  /** Notes the path of a bulk export's ZIP. */
  z.object({ type: z.literal('record-archive'), batchId: batchIdSchema, path: z.string() }),
  z.object({ type: z.literal('enqueue-jobs'), jobs: z.array(newJobSchema) }),
  /** Adds sections that a step found, and their lines of the run record. A key that is there already stays as it is. */
  z.object({
    type: z.literal('add-sections'),
    documentId: documentIdSchema,
    runId: runIdSchema,
    /** With the job that writes each; null where none was asked for, so that what was found is all there is of it. */
    sections: z.array(sectionDraftSchema.extend({ id: sectionIdSchema, jobId: jobIdSchema.nullable() })),
  }),
  /**
   * Stores what the embedded drafter found for a step while its model is out of reach. Dropped where the step is done or
   * got a first outline before.
   */
  z.object({
    type: z.literal('put-first-outline'),
    documentId: documentIdSchema,
    runId: runIdSchema,
    stepKey: sectionKeySchema,
    kindVersion: z.number().int(),
    /** With the embedded drafter's text of each; null where none was composed. */
    sections: z.array(sectionDraftSchema.extend({ id: sectionIdSchema, markdown: z.string().nullable() })),
    steps: z.array(stepSchema.extend({ sectionId: sectionIdSchema.nullable() })),
  }),
  /**
   * Removes the sections of a step's first outline that nobody touched, since the step's own outline has come. Those that
   * stay are ordinary sections from then on, with a line of the run record each.
   */
  z.object({
    type: z.literal('replace-first-outline'),
    documentId: documentIdSchema,
    runId: runIdSchema,
    stepKey: sectionKeySchema,
    /** All stay: the step found nothing that could take their place. */
    keepsAll: z.boolean(),
  }),
  /** Notes that a step is done. */
  z.object({ type: z.literal('finish-step'), documentId: documentIdSchema, stepKey: sectionKeySchema }),
  /** Adds steps; a job of theirs is enqueued by an effect after this one. A key that is there already stays as it is. */
  z.object({
    type: z.literal('add-steps'),
    documentId: documentIdSchema,
    kindVersion: z.number().int(),
    steps: z.array(stepSchema.extend({ sectionId: sectionIdSchema.nullable(), jobId: jobIdSchema.nullable() })),
  }),
]);
export type Effect = z.infer<typeof effectSchema>;
