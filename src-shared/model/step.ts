import { z } from 'zod';
import { appErrorSchema } from './app-error.ts';
import { jobIdSchema, sectionIdSchema } from './ids.ts';
import { jobStateSchema } from './job.ts';
import { jsonSchema } from './json.ts';
import { labelSchema } from './label.ts';
import { holdReasonSchema } from './queue-status.ts';
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

/** A step as a client sees it. Moments are epoch milliseconds. */
export const stepViewSchema = z.object({
  key: sectionKeySchema,
  sectionId: sectionIdSchema.nullable(),
  label: labelSchema,
  /** While one with this name is open, no other with it may be asked for. */
  exclusive: z.string().nullable(),
  /** The job that does it, or did; null where none was asked for. */
  jobId: jobIdSchema.nullable(),
  /** Null where nothing was asked for, or the job is long gone. */
  state: jobStateSchema.nullable(),
  /** Why it waits though it could go; null where nothing holds it. */
  hold: holdReasonSchema.nullable(),
  askedAt: z.number().nullable(),
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
  /** When it was done last; null where it never was. */
  doneAt: z.number().nullable(),
  error: appErrorSchema.nullable(),
});
export type StepView = z.infer<typeof stepViewSchema>;
