import { z } from 'zod';
import { runIdSchema } from '#shared/model/ids.ts';
import { jsonSchema } from '#shared/model/json.ts';
import { labelSchema } from '#shared/model/label.ts';
import { lengthSchema, toneSchema } from '#shared/model/run.ts';
import { marksSchema } from '#shared/model/section.ts';

const peerSchema = z.object({
  key: z.string(),
  order: z.number(),
  group: z.string(),
  label: labelSchema,
  markdown: z.string(),
  data: jsonSchema.nullable(),
});

/** A step with all that its kind composes it from; input, options and brief are the kind's to parse. */
export const stepToComposeSchema = z.object({
  /** Input and options of a run never change: what was opened for it serves its further steps. */
  runId: runIdSchema,
  kind: z.string(),
  input: z.unknown(),
  options: z.unknown(),
  context: z.object({
    today: z.string(),
    language: z.string().optional(),
    tone: toneSchema.optional(),
    length: lengthSchema.optional(),
  }),
  work: z.object({
    key: z.string(),
    brief: jsonSchema,
    peers: z.array(peerSchema).readonly(),
    marks: marksSchema.optional(),
    comment: z.string().optional(),
  }),
});
export type StepToCompose = z.infer<typeof stepToComposeSchema>;

export const contentSchema = z.object({ markdown: z.string(), data: jsonSchema.nullable() });
