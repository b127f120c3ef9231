import { z } from 'zod';
import { jsonSchema } from './json.ts';
import { labelSchema } from './label.ts';
import { sectionKeySchema } from './section.ts';

/**
 * What kind of job a step is done by: `draft-section` writes the section it belongs to; `draft-outline` writes none, and
 * the document's kind makes sections and further steps of what it found.
 */
export const stepJobSchema = z.enum(['draft-section', 'draft-outline']);
export type StepJob = z.infer<typeof stepJobSchema>;

/**
 * One piece of work on a document as its kind plans it: pure data, stored with the document, so that whoever does it
 * needs brief, input and the other sections, and never plans again.
 */
export const stepSchema = z.object({
  /** Its name within the document; that of its section, where it has one. */
  key: sectionKeySchema,
  job: stepJobSchema,
  /** The section it writes; null where it writes none. */
  section: sectionKeySchema.nullable(),
  label: labelSchema,
  /** What is to be done, for the kind to read; null where the section's own brief says it. */
  brief: jsonSchema.nullable(),
  /** Keys of the steps that must have ended before this one starts. */
  waitsFor: z.array(sectionKeySchema),
  /** Whether those must have succeeded. */
  rule: z.enum(['all-succeeded', 'all-finished']),
  /** Whether the embedded drafter may fill in while a model can't be reached (requirement F2). */
  canEmbed: z.boolean(),
  /** Whether it starts by itself, or when the user asks for it. */
  start: z.enum(['now', 'on-request']),
  /** While a step with this name is open, no other with it may be asked for. */
  exclusive: z.string().min(1).max(80).nullable(),
});
export type Step = z.infer<typeof stepSchema>;
