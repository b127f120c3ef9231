import { z } from 'zod';
import { runIdSchema } from '#shared/model/ids.ts';
import { jsonSchema } from '#shared/model/json.ts';
import { labelSchema } from '#shared/model/label.ts';
import { lengthSchema, toneSchema } from '#shared/model/run.ts';
import { marksSchema, sectionDraftSchema } from '#shared/model/section.ts';
import { stepSchema } from '#shared/model/step.ts';

/** A document that is too long to be worked on in the process that has the window; its kind parses input and options. */
export const documentToOpenSchema = z.object({
  /** Input and options of a run never change: what was opened for it serves all that is asked of it. */
  runId: runIdSchema,
  kind: z.string(),
  /** JSON, as it is stored. */
  input: z.string(),
  options: z.unknown(),
  context: z.object({
    today: z.string(),
    language: z.string().optional(),
    tone: toneSchema.optional(),
    length: lengthSchema.optional(),
  }),
});
export type DocumentToOpen = z.infer<typeof documentToOpenSchema>;

const peerSchema = z.object({
  key: z.string(),
  order: z.number(),
  group: z.string(),
  label: labelSchema,
  markdown: z.string(),
  data: jsonSchema.nullable(),
  givesWay: z.boolean().exactOptional(),
});

/** What a step is composed from besides the document; the kind parses the brief. */
export const workSchema = z.object({
  key: z.string(),
  brief: jsonSchema,
  peers: z.array(peerSchema).readonly(),
  marks: marksSchema.optional(),
  comment: z.string().optional(),
});

export const contentSchema = z.object({ markdown: z.string(), data: jsonSchema.nullable() });

/** What an outline leads to: sections, steps, and the texts of sections by their keys. */
export const firstOutlineSchema = z.object({
  sections: z.array(sectionDraftSchema),
  steps: z.array(stepSchema),
  contents: z.map(z.string(), contentSchema),
});
