import { z } from 'zod';
import { livePageSchema } from '#shared/contract/live-page.ts';
import { appErrorSchema } from '#shared/model/app-error.ts';
import { bytesSchema } from '#shared/model/bytes.ts';
import { importedSchema } from '#shared/model/import.ts';
import { sourceFileSchema } from '#shared/model/source-file.ts';
import { contentSchema, documentToOpenSchema, firstOutlineSchema, workSchema } from './compose/document-to-open.ts';
import { exportToPrepareSchema, preparedExportSchema } from './compose/export-to-prepare.ts';
import { dressingSchema, logoSchema } from './content/dressing.ts';
import { exportDocumentSchema } from './content/export-document.ts';
import { pictureReadingSchema } from './read/picture/picture-reading.ts';
import { readThemeSchema } from './read/theme/theme-file.ts';

/** The document and what it wears. */
const drawingSchema = z.object({ document: exportDocumentSchema, dressing: dressingSchema });

/** How many pages a print has, and on which of them each section and entry begins, counted from 1. */
const printedPagesSchema = z.object({ count: z.number().int(), pageOf: z.record(z.string(), z.number()) });

const documentSchema = z.object({ document: exportDocumentSchema });

/** A reading's outcome: bad input is a value, not an exception. */
const outcomeSchema = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), error: appErrorSchema }),
  ]);

/** A conversion of the user's own document. */
const own = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output, isForeign: false });

/** A conversion of a file that anybody may have made. */
const foreign = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output, isForeign: true });

/** What a source is read as: one reader each, in read/. */
const sourceReaderNameSchema = z.enum(['candidate', 'job']);

/**
 * Everything the conversion process does, with what goes in and comes out: it runs what may be slow, hungry or hit by a
 * hostile file away from the process that owns the data. The work itself is run-conversion.ts, which that process alone
 * holds: with its fonts and formats it is many times the size of the rest of the app.
 */
export const conversions = {
  /** One self-contained page for a browser. */
  'render-html': own(drawingSchema, z.string()),
  /** The page that a PDF is printed from; `pageOf` are the pages of its anchors, as far as they are known. */
  'render-print': own(drawingSchema.extend({ pageOf: z.record(z.string(), z.number()) }), z.string()),
  'read-pages': own(z.object({ pdf: bytesSchema }), printedPagesSchema),
  /** What stands in the margins, one page for each of the document's; null where nothing does. */
  'render-edges': own(drawingSchema.extend({ pages: printedPagesSchema }), z.string().nullable()),
  /** The PDF that is kept, made of the prints of the document and of its margins. */
  'finish-pdf': own(drawingSchema.extend({ body: bytesSchema, edges: bytesSchema.nullable() }), bytesSchema),
  /** The page while words come; fonts whose keys are known aren't in it. */
  'render-live-page': own(drawingSchema.extend({ knownFonts: z.array(z.string()) }), livePageSchema),
  'render-docx': own(drawingSchema, bytesSchema),
  'render-markdown': own(documentSchema, z.string()),
  'render-text': own(documentSchema, z.string()),
  'render-csv': own(z.object({ rows: z.array(z.array(z.string())) }), z.string()),
  'render-json': own(documentSchema, z.string()),
  /** A section that the embedded drafter composes of a long input. */
  'compose-step': own(z.object({ document: documentToOpenSchema, work: workSchema }), contentSchema),
  /** What an outline of such an input leads to. */
  'compose-outline': own(z.object({ document: documentToOpenSchema, work: workSchema }), firstOutlineSchema),
  /** What an export of such a document is made of. */
  'prepare-export': own(
    z.object({ document: documentToOpenSchema, subject: exportToPrepareSchema }),
    preparedExportSchema,
  ),
  /** A theme as the file that `read-theme` reads. */
  'write-theme': own(readThemeSchema.omit({ notes: true }), z.string()),
  /** Type and size of a PNG or JPEG as a logo; null for anything else. */
  'read-logo': foreign(z.object({ data: bytesSchema }), logoSchema.omit({ data: true }).nullable()),
  /** Type and size of a picture, by its content, or why it can't be used. */
  'read-picture': foreign(z.object({ data: bytesSchema }), pictureReadingSchema),
  /** Reads a theme file, or takes the look of a company's Word file. */
  'read-theme': foreign(sourceFileSchema, outcomeSchema(readThemeSchema)),
  /** Reads a user's file into what a document is made from; its value is of the reader's own schema. */
  'read-source': foreign(
    z.object({ reads: sourceReaderNameSchema, file: sourceFileSchema }),
    outcomeSchema(importedSchema),
  ),
} as const;

export type ConversionName = keyof typeof conversions;
export type ConversionInput<T extends ConversionName> = z.input<(typeof conversions)[T]['input']>;
/** An input as its schema has parsed it. */
export type ParsedInput<T extends ConversionName> = z.output<(typeof conversions)[T]['input']>;
export type ConversionOutput<T extends ConversionName> = z.output<(typeof conversions)[T]['output']>;

/**
 * Has one conversion done. Rejects with an AppFailure where there is no output, and with the signal's reason when that
 * stops it.
 */
export type Convert = <T extends ConversionName>(
  name: T,
  input: ConversionInput<T>,
  signal?: AbortSignal,
) => Promise<ConversionOutput<T>>;

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
