import { z } from 'zod';
import { appErrorSchema } from './app-error.ts';
import { assetFactsSchema } from './asset.ts';
import { documentIdSchema, runIdSchema } from './ids.ts';
import { jsonSchema } from './json.ts';
import { sectionGroupSchema, sectionKeySchema } from './section.ts';
import { standInSchema } from './stand-in.ts';

/** The name of a document kind; the registry of kinds knows which exist. */
export const documentKindSchema = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/)
  .max(40);
export type DocumentKindName = z.infer<typeof documentKindSchema>;

/** Who drafts: `embedded`, or the id of a connection of the settings (and in development, `scripted`). */
export const providerNameSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'small letters, digits and hyphens, 40 at most');
export type ProviderName = z.infer<typeof providerNameSchema>;

/**
 * How a run works. There is one strategy: each section is a call of its own, and summaries follow the sections they sum
 * up.
 */
export const strategySchema = z.enum(['section-by-section']);

/** The tone and length of a text: wishes to a model, which the embedded drafter ignores. */
export const toneSchema = z.enum(['neutral', 'formal', 'confident', 'warm']);
export type Tone = z.infer<typeof toneSchema>;
export const lengthSchema = z.enum(['short', 'standard', 'detailed']);
export type Length = z.infer<typeof lengthSchema>;

/** Options of one run (A5). `maxRetries` counts the tries after the first. */
export const runOptionsSchema = z.object({
  provider: providerNameSchema.default('embedded'),
  model: z.string().trim().min(1).max(200).optional(),
  strategy: strategySchema.default('section-by-section'),
  /** Unless told, what the queue's policy allows. */
  maxRetries: z.number().int().min(0).max(10).optional(),
  /** The language to write in, as its speakers or English call it; unless told, that of the candidate's own text. */
  language: z.string().trim().min(2).max(60).optional(),
  tone: toneSchema.default('neutral'),
  length: lengthSchema.default('standard'),
  /** What only the document's kind knows; it parses them. */
  kindOptions: z.record(z.string(), jsonSchema).default({}),
});
export type RunOptions = z.infer<typeof runOptionsSchema>;

/** What a caller asks for: without a provider, the one of the settings. */
export const runRequestSchema = runOptionsSchema.extend({ provider: providerNameSchema.optional() });

/** States of a run as users see them; `runStatusOf` derives them. */
export const runStatusSchema = z.enum(['queued', 'processing', 'completed', 'partial', 'failed', 'cancelled']);
export type RunStatus = z.infer<typeof runStatusSchema>;

export const documentStatusSchema = z.enum([
  'draft',
  'queued',
  'processing',
  'completed',
  'partial',
  'failed',
  'cancelled',
]);

/** The sections of a run, counted by state. */
export const runCountsSchema = z.object({
  total: z.number().int(),
  waiting: z.number().int(),
  running: z.number().int(),
  completed: z.number().int(),
  failed: z.number().int(),
  cancelled: z.number().int(),
});
export type RunCounts = z.infer<typeof runCountsSchema>;

/**
 * The status of a run, from its counters alone. While anything is open the run is queued or processing; afterwards it
 * is completed, failed, cancelled, or partial when some sections made it and others did not (A4).
 */
export const runStatusOf = (counts: RunCounts): RunStatus => {
  const open = counts.waiting + counts.running;
  if (open > 0) return counts.running > 0 || counts.completed + counts.failed > 0 ? 'processing' : 'queued';
  if (counts.completed === counts.total) return 'completed';
  if (counts.completed > 0) return 'partial';
  return counts.failed > 0 ? 'failed' : 'cancelled';
};

export const runRecordSectionSchema = z.object({
  order: z.number().int(),
  key: sectionKeySchema,
  title: z.string(),
  content: z.string(),
  /** What it holds besides its text; none where its kind keeps nothing else. */
  data: jsonSchema.exactOptional(),
  success: z.boolean(),
  error: appErrorSchema.optional(),
  processingTimeMs: z.number(),
  tokensUsed: z.number().int(),
  /** The answer came from the cache: nothing was called, nothing paid. */
  isCached: z.boolean(),
  /** Millionths of the currency prices are kept in, failed attempts included; null where nothing was paid or no price is known. */
  costMicros: z.number().int().nullable(),
  /** A second choice wrote it in place of the run's provider: who, and why. */
  standIn: standInSchema.exactOptional(),
});
export type RunRecordSection = z.infer<typeof runRecordSectionSchema>;

/** Each is its file's extension too; the order is the one they are shown in. */
export const exportFormatSchema = z.enum(['pdf', 'docx', 'html', 'md', 'txt', 'csv', 'json']);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

export const exportedFileSchema = z.object({ format: exportFormatSchema, path: z.string() });

/** The structured record of a run (A6), the same in the window, in `--json` and in a JSON export. */
export const runRecordSchema = z.object({
  runId: runIdSchema,
  documentId: documentIdSchema,
  title: z.string(),
  kind: documentKindSchema,
  status: z.enum(['completed', 'partial', 'failed', 'cancelled', 'waiting']),
  sections: z.array(runRecordSectionSchema),
  sectionsGrouped: z.record(sectionGroupSchema, z.array(runRecordSectionSchema)),
  totals: z.object({ sections: z.number().int(), succeeded: z.number().int(), failed: z.number().int() }),
  performance: z.object({
    totalTimeMs: z.number(),
    totalTokens: z.number().int(),
    averageTimePerSectionMs: z.number(),
    /** Null where nothing was paid or no price is known. */
    totalCostMicros: z.number().int().nullable(),
  }),
  provider: providerNameSchema,
  model: z.string().nullable(),
  strategy: strategySchema,
  concurrency: z.number().int(),
  createdAt: z.string(),
  /** What is known of the pictures that its sections name; none where they name none. */
  assets: z.array(assetFactsSchema).exactOptional(),
  files: z.array(exportedFileSchema),
});
export type RunRecord = z.infer<typeof runRecordSchema>;
