import { z } from 'zod';
import { appErrorSchema } from './app-error.ts';
import { batchIdSchema, documentIdSchema, exportIdSchema, jobIdSchema } from './ids.ts';
import { exportFormatSchema } from './run.ts';
import { themeIdSchema } from './theme.ts';

/**
 * How a document is anonymised: always initials and no contact data, and hidden employers if asked for (requirement
 * F6).
 */
export const anonymiseSchema = z.object({ employers: z.enum(['keep', 'hide']).default('keep') });
export type Anonymise = z.infer<typeof anonymiseSchema>;

/** The variant in which a document is exported. */
export const exportVariantSchema = z.object({
  /** Instead of the document's own theme. */
  themeId: themeIdSchema.nullable().default(null),
  anonymise: anonymiseSchema.nullable().default(null),
  /** Another paper that its kind makes of it, by the kind's name for it; null for the document itself. */
  paper: z.string().min(1).max(40).nullable().default(null),
});
export type ExportVariant = z.infer<typeof exportVariantSchema>;

export const exportFormatsSchema = z.array(exportFormatSchema).min(1).max(exportFormatSchema.options.length);

export const exportedSchema = z.object({
  id: exportIdSchema,
  format: exportFormatSchema,
  path: z.string(),
  name: z.string(),
});

/** Most documents of one bulk export. */
export const mostBulkDocuments = 2_000;

/** A bulk export and its progress; counters are documents. Moments are epoch milliseconds. */
export const exportBatchViewSchema = z.object({
  batchId: batchIdSchema,
  folder: z.string(),
  formats: exportFormatsSchema,
  variant: exportVariantSchema,
  isZip: z.boolean(),
  total: z.number().int(),
  waiting: z.number().int(),
  running: z.number().int(),
  completed: z.number().int(),
  failed: z.number().int(),
  cancelled: z.number().int(),
  /** Files that stand in the folder now, or in the ZIP. */
  files: z.number().int(),
  createdAt: z.number(),
  finishedAt: z.number().nullable(),
  /** Expected time until the last file; null when nothing is known or open. */
  remainingMs: z.number().nullable(),
  /** What failed and why, newest first, at most 50. */
  failures: z.array(
    z.object({
      jobId: jobIdSchema,
      documentId: documentIdSchema.nullable(),
      title: z.string(),
      error: appErrorSchema,
    }),
  ),
});
export type ExportBatchView = z.infer<typeof exportBatchViewSchema>;
