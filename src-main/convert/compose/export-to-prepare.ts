import { z } from 'zod';
import { assetIdSchema } from '#shared/model/asset.ts';
import { anonymiseSchema } from '#shared/model/export.ts';
import { marksSchema, sectionDraftSchema, sectionOriginSchema } from '#shared/model/section.ts';
import { dressingSchema } from '../content/dressing.ts';
import { exportDocumentSchema } from '../content/export-document.ts';

/** A section as it is stored, with the heading it is printed under and what the user noted at it. */
const storedSectionSchema = sectionDraftSchema.extend({
  content: z.string(),
  /** The content once more, by the name that kinds know it by. */
  markdown: z.string(),
  origin: sectionOriginSchema.nullable(),
  marks: marksSchema,
});
export type StoredSection = z.infer<typeof storedSectionSchema>;

/** What an export is made of, but for the opened document. */
export const exportToPrepareSchema = z.object({
  /** All of it that is known before its sections are laid out; its body is still empty. */
  document: exportDocumentSchema,
  sections: z.array(storedSectionSchema),
  /** Another paper that is made of it; null for the document itself. */
  paper: z.string().nullable(),
  anonymise: anonymiseSchema.nullable(),
  dressing: dressingSchema,
});
export type ExportToPrepare = z.infer<typeof exportToPrepareSchema>;

/** A document with its sections laid out, and what it wears: anonymous where that was asked for. */
export const preparedExportSchema = z.object({
  document: exportDocumentSchema,
  dressing: dressingSchema,
  /** Its sections as rows, where its kind makes a table of them. */
  table: z.array(z.array(z.string())).nullable(),
  /** What the user is told was written anew or left out. */
  rewritten: z.array(z.string()),
  /** The pictures that its texts show. */
  shown: z.array(assetIdSchema),
});
export type PreparedExport = z.infer<typeof preparedExportSchema>;
