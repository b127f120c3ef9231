import { z } from 'zod';
import { documentIdSchema, runIdSchema, sectionIdSchema } from './ids.ts';
import { jsonSchema } from './json.ts';
import { documentKindSchema, documentStatusSchema, providerNameSchema, runCountsSchema } from './run.ts';
import { sectionStateTypeSchema, sectionViewSchema, waitReasonSchema } from './section.ts';
import { stepViewSchema } from './step.ts';
import { themeIdSchema } from './theme.ts';
import { paidSchema } from './usage.ts';

/** A run as a client sees it: its numbers and its clock. Moments are epoch milliseconds. */
export const runViewSchema = z.object({
  id: runIdSchema,
  provider: providerNameSchema,
  /** What the user calls the server behind it; null for a drafter of Dossier's own, or one that is set up no more. */
  providerLabel: z.string().nullable(),
  model: z.string().nullable(),
  counts: runCountsSchema,
  createdAt: z.number(),
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
  /** Expected time until the last section, in milliseconds, from measured durations; null when nothing is known or open. */
  remainingMs: z.number().nullable(),
  totalTokens: z.number().int(),
});
export type RunView = z.infer<typeof runViewSchema>;

/** A document as a library card shows it. `thread` is the state of each section in order: the spine, small. */
export const documentSummarySchema = z.object({
  id: documentIdSchema,
  kind: documentKindSchema,
  title: z.string(),
  /** Who it is for: the job description's company, when there is one. */
  client: z.string().nullable(),
  status: documentStatusSchema,
  thread: z.array(sectionStateTypeSchema),
  createdAt: z.number(),
  updatedAt: z.number(),
  run: runViewSchema.nullable(),
});
export type DocumentSummary = z.infer<typeof documentSummarySchema>;

/** What of a document changes while its sections are drafted. */
const documentProgressSchema = documentSummarySchema
  .pick({ status: true, thread: true, run: true, updatedAt: true })
  .extend({
    /** What drafting all of it has cost so far; null where nothing was called. */
    paid: paidSchema.nullable(),
    /** What it is written in (BCP 47): headings are in that language. */
    language: z.string(),
  });
export type DocumentProgress = z.infer<typeof documentProgressSchema>;

/**
 * One section of a document as it stands, with what changes beside it: what of the document does, and why each section
 * waits that does. `seq` is the last event it includes.
 */
export const sectionAnswerSchema = z.object({
  seq: z.number().int(),
  documentId: documentIdSchema,
  section: sectionViewSchema,
  /** The steps that write it. */
  steps: z.array(stepViewSchema),
  waiting: z.array(z.object({ sectionId: sectionIdSchema, reason: waitReasonSchema })),
  document: documentProgressSchema,
});
export type SectionAnswer = z.infer<typeof sectionAnswerSchema>;

/** A document with everything the workspace shows. `seq` is the last event it includes. */
export const documentViewSchema = documentSummarySchema.extend(documentProgressSchema.shape).extend({
  seq: z.number().int(),
  sections: z.array(sectionViewSchema),
  steps: z.array(stepViewSchema),
  /** Whom or what it is about; empty where nobody says. */
  subject: z.string(),
  /** What its kind shows of its input. */
  view: jsonSchema,
  /** The theme it wears of its own; null for the settings' one. */
  themeId: themeIdSchema.nullable(),
});
export type DocumentView = z.infer<typeof documentViewSchema>;
