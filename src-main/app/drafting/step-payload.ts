import { z } from 'zod';
import { documentIdSchema, runIdSchema, sectionIdSchema } from '#shared/model/ids.ts';
import { sectionKeySchema } from '#shared/model/section.ts';

/** The queue that steps are done on. */
export const sectionsQueue = 'sections';

/** One step = one model call = one job (requirement A3). */
export const stepPayloadSchema = z.object({
  documentId: documentIdSchema,
  runId: runIdSchema,
  stepKey: sectionKeySchema,
  /** The section it writes; none where it writes none. */
  sectionId: sectionIdSchema.exactOptional(),
  /**
   * The section's revision when the draft was asked for: if the user has changed it since, the draft becomes a
   * proposal.
   */
  baseRevision: z.number().int(),
  /** The user wants another text, so the cache isn't used (requirement A12). */
  bypassesCache: z.boolean().exactOptional(),
  /** A remark of the user's on this one text. */
  comment: z.string().min(1).max(4_000).exactOptional(),
});
export type StepPayload = z.infer<typeof stepPayloadSchema>;
