import { z } from 'zod';
import { documentIdSchema, runIdSchema, sectionIdSchema } from '#shared/model/ids.ts';
import { sectionKeySchema } from '#shared/model/section.ts';

/** One section = one model call = one job (requirement A3). */
export const draftSectionKind = 'draft-section';

/** The queue that sections are drafted on. */
export const sectionsQueue = 'sections';

export const draftSectionPayloadSchema = z.object({
  documentId: documentIdSchema,
  runId: runIdSchema,
  sectionId: sectionIdSchema,
  sectionKey: sectionKeySchema,
  /** The section's revision when the draft was asked for: had the user written meanwhile, the draft is a proposal. */
  baseRevision: z.number().int(),
  /** The user wants another text: an answer that is there already won't do (requirement A12). */
  bypassesCache: z.boolean().exactOptional(),
});
export type DraftSectionPayload = z.infer<typeof draftSectionPayloadSchema>;
