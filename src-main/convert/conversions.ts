import { z } from 'zod';
import { livePageSchema } from '#shared/contract/live-page.ts';
import { appErrorSchema } from '#shared/model/app-error.ts';
import { bytesSchema } from '#shared/model/bytes.ts';
import { importedCandidateSchema, importedJobSchema } from '#shared/model/import.ts';
import { sourceFileSchema } from '#shared/model/source-file.ts';
import { dressingSchema, logoSchema } from './content/dressing.ts';
import { exportDocumentSchema } from './content/export-document.ts';
import { readThemeSchema } from './read/theme/theme-file.ts';

/** The document and what it wears. */
const drawingSchema = z.object({ document: exportDocumentSchema, dressing: dressingSchema });

/** How many pages a print has, and on which of them each section and entry begins, counted from 1. */
const printedPagesSchema = z.object({ count: z.number().int(), pageOf: z.record(z.string(), z.number()) });

const documentSchema = z.object({ document: exportDocumentSchema });

/** An import's outcome: bad input is a value, not an exception. */
const outcomeSchema = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), error: appErrorSchema }),
  ]);

/**
 * Everything the conversion process does, with what goes in and comes out: it runs what may be slow, hungry or hit by a
 * hostile file away from the process that owns the data.
 */
export const conversions = {
  'render-html': { input: drawingSchema, output: z.string() },
  'render-print': { input: drawingSchema.extend({ pageOf: z.record(z.string(), z.number()) }), output: z.string() },
  'read-pages': { input: z.object({ pdf: bytesSchema }), output: printedPagesSchema },
  'render-edges': { input: drawingSchema.extend({ pages: printedPagesSchema }), output: z.string().nullable() },
  'finish-pdf': {
    input: drawingSchema.extend({ body: bytesSchema, edges: bytesSchema.nullable() }),
    output: bytesSchema,
  },
  'render-live-page': { input: drawingSchema.extend({ knownFonts: z.array(z.string()) }), output: livePageSchema },
  'render-docx': { input: drawingSchema, output: bytesSchema },
  'render-markdown': { input: documentSchema, output: z.string() },
  'render-text': { input: documentSchema, output: z.string() },
  'render-json': { input: documentSchema, output: z.string() },
  'read-picture': { input: z.object({ data: bytesSchema }), output: logoSchema.omit({ data: true }).nullable() },
  'read-theme': { input: sourceFileSchema, output: outcomeSchema(readThemeSchema) },
  'write-theme': { input: readThemeSchema.omit({ notes: true }), output: z.string() },
  'parse-candidate': { input: sourceFileSchema, output: outcomeSchema(importedCandidateSchema) },
  'parse-job': { input: sourceFileSchema, output: outcomeSchema(importedJobSchema) },
} as const;

export type ConversionName = keyof typeof conversions;
export type ConversionInput<T extends ConversionName> = z.input<(typeof conversions)[T]['input']>;
export type ConversionOutput<T extends ConversionName> = z.output<(typeof conversions)[T]['output']>;

const conversionNameSchema = z.custom<ConversionName>(
  (value) => typeof value === 'string' && Object.hasOwn(conversions, value),
);

/** What is sent to the conversion process. */
export const conversionRequestSchema = z.object({
  id: z.number().int(),
  conversion: conversionNameSchema,
  input: z.unknown(),
});
export type ConversionRequest = z.infer<typeof conversionRequestSchema>;

/** What it answers: the output, or why there is none. */
export const conversionReplySchema = z.discriminatedUnion('ok', [
  z.object({ id: z.number().int(), ok: z.literal(true), output: z.unknown() }),
  z.object({ id: z.number().int(), ok: z.literal(false), error: appErrorSchema }),
]);
export type ConversionReply = z.infer<typeof conversionReplySchema>;
