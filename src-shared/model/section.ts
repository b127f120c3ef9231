import { z } from 'zod';
import { appErrorSchema } from './app-error.ts';
import { runIdSchema, sectionIdSchema } from './ids.ts';
import { jsonSchema } from './json.ts';
import { labelSchema } from './label.ts';
import { holdReasonSchema } from './queue-status.ts';
import { standInSchema } from './stand-in.ts';
import { paidSchema } from './usage.ts';

/**
 * What a section is to exporters: the head of the document, running text, a list, or one entry under the heading of its
 * group.
 */
export const sectionRoleSchema = z.enum(['masthead', 'body', 'list', 'entry']);
export type SectionRole = z.infer<typeof sectionRoleSchema>;

/** A kind's own name for sections that belong together: what a run record groups by (requirement A6). */
export const sectionGroupSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40);

/** A section's name within its document: stable, e.g. `professional-summary`, `experience-1`. */
export const sectionKeySchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);

/** Who wrote the text that stands in a section now. */
export const sectionOriginSchema = z.enum(['embedded', 'model', 'user']);
export type SectionOrigin = z.infer<typeof sectionOriginSchema>;

/**
 * One section as a document kind plans it: pure data, stored with the document.
 * `hasSource` says whether the input holds anything for it; exports leave out sections that have none (A2).
 */
export const sectionDraftSchema = z.object({
  key: sectionKeySchema,
  order: z.number().int().min(0),
  /** Its name in lists. */
  label: labelSchema,
  /** What the document prints above it; null where the content brings its own (the header, single experiences). */
  heading: z.string().min(1).max(300).nullable(),
  role: sectionRoleSchema,
  group: sectionGroupSchema,
  hasSource: z.boolean(),
  /** What it is about, for its kind to read. */
  brief: jsonSchema,
  /** What it holds besides its text, for its kind to read. */
  data: jsonSchema.nullable(),
});
export type SectionDraft = z.infer<typeof sectionDraftSchema>;

/** Why a waiting section waits. */
export const waitReasonSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('in-line'), position: z.number().int().min(1) }),
  z.object({ type: z.literal('sections'), count: z.number().int().min(1) }),
  z.object({
    type: z.literal('retry'),
    dueAt: z.number(),
    attempt: z.number().int(),
    error: appErrorSchema.optional(),
  }),
  z.object({ type: z.literal('scheduled'), dueAt: z.number() }),
  z.object({ type: z.literal('held'), reason: holdReasonSchema }),
]);
export type WaitReason = z.infer<typeof waitReasonSchema>;

/** A section's state as the user sees it: a pure function of its job and its text (see section-state.ts). */
export const sectionStateSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('empty') }),
  z.object({ type: z.literal('waiting'), reason: waitReasonSchema }),
  z.object({ type: z.literal('drafting'), startedAt: z.number(), attempt: z.number().int() }),
  z.object({ type: z.literal('drafted'), processingTimeMs: z.number() }),
  z.object({ type: z.literal('edited') }),
  z.object({ type: z.literal('failed'), error: appErrorSchema, attempts: z.number().int() }),
  z.object({ type: z.literal('cancelled') }),
]);
export type SectionState = z.infer<typeof sectionStateSchema>;

/** The state alone, as a library card draws it. */
export const sectionStateTypeSchema = z.enum([
  'empty',
  'waiting',
  'drafting',
  'drafted',
  'edited',
  'failed',
  'cancelled',
]);
export type SectionStateType = z.infer<typeof sectionStateTypeSchema>;

/** What the user noted at a section without changing its text, by the name its kind gives it. */
export const marksSchema = z.record(z.string().max(40), jsonSchema);
export type Marks = z.infer<typeof marksSchema>;

/** A section as a client sees it. */
export const sectionViewSchema = z.object({
  id: sectionIdSchema,
  runId: runIdSchema.nullable(),
  key: sectionKeySchema,
  order: z.number().int(),
  label: labelSchema,
  heading: z.string().nullable(),
  role: sectionRoleSchema,
  group: sectionGroupSchema,
  hasSource: z.boolean(),
  /** Canonical Markdown; empty while nothing was drafted. */
  content: z.string(),
  /** What it holds besides its text. */
  data: jsonSchema.nullable(),
  marks: marksSchema,
  /** Grows with every change of the text; a write names the revision it started from. */
  revision: z.number().int(),
  origin: sectionOriginSchema.nullable(),
  /** A second choice wrote the text in place of the run's own drafter. */
  standIn: standInSchema.exactOptional(),
  isLocked: z.boolean(),
  /** Found by the embedded drafter while a model was out of reach: it goes when the model's outline comes, unless touched. */
  givesWay: z.literal(true).exactOptional(),
  state: sectionStateSchema,
  /** The part of a text that came before it broke off; null if there is none, or a whole text came since. */
  partial: z.string().nullable(),
  /** The cost of drafting it, over all attempts; null if nothing was called. */
  paid: paidSchema.nullable(),
  /** Text that has streamed in so far while the section is being drafted; not yet stored. */
  live: z.object({ claimNo: z.number().int(), text: z.string() }).nullable(),
});
export type SectionView = z.infer<typeof sectionViewSchema>;
