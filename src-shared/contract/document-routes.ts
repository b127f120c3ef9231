import { z } from 'zod';
import { bytesSchema } from '../model/bytes.ts';
import { documentSummarySchema, documentViewSchema, sectionAnswerSchema } from '../model/document.ts';
import { exportVariantSchema } from '../model/export.ts';
import { documentIdSchema, sectionIdSchema } from '../model/ids.ts';
import { importNoteSchema } from '../model/import.ts';
import { jsonSchema } from '../model/json.ts';
import { documentKindSchema } from '../model/run.ts';
import { sourceFileSchema } from '../model/source-file.ts';
import { themeIdSchema } from '../model/theme.ts';
import { livePageSchema } from './live-page.ts';
import { nothing, route } from './route.ts';

/** The library, documents with their sections, and what they are made from; part of `routes`. */
export const documentRoutes = {
  /** One page of the library, newest change first; `cursor` is the previous page's `nextCursor`. */
  'document.list': route(
    z.object({
      search: z.string().max(200).optional(),
      cursor: z.string().max(200).optional(),
      limit: z.number().int().min(1).max(200).default(60),
    }),
    z.object({
      documents: z.array(documentSummarySchema),
      nextCursor: z.string().nullable(),
      /** How many match the search in all. */
      total: z.number().int(),
    }),
  ),
  'document.get': route(z.object({ documentId: documentIdSchema }), documentViewSchema),
  /** One section, for who holds the document and heard that only this one has changed. */
  'section.get': route(z.object({ sectionId: sectionIdSchema }), sectionAnswerSchema),
  /** Deletes documents; `document.restore` brings them back until the app quits. Open work of theirs is cancelled. */
  'document.delete': route(z.object({ documentIds: z.array(documentIdSchema).min(1).max(500) }), nothing),
  'document.restore': route(z.object({ documentIds: z.array(documentIdSchema).min(1).max(500) }), nothing),
  'document.rename': route(
    z.object({ documentId: documentIdSchema, title: z.string().trim().min(1).max(200) }),
    nothing,
  ),
  /** Asks for more of a document, as its kind understands it: another set, a section of the user's own. */
  'document.extend': route(
    z.object({ documentId: documentIdSchema, wish: z.unknown() }),
    z.object({ sections: z.number().int(), steps: z.number().int() }),
  ),
  /** Notes something at a section without changing its text, or takes the note away where `data` is null. */
  'section.mark': route(
    z.object({ sectionId: sectionIdSchema, name: z.string().min(1).max(40), data: jsonSchema.nullable() }),
    nothing,
  ),
  /** The theme a document wears; null for the one of the settings. */
  'document.set-theme': route(z.object({ documentId: documentIdSchema, themeId: themeIdSchema.nullable() }), nothing),
  /** The very PDF an export would write. `rewritten` names sections that were drafted anew to be anonymous. */
  'document.print-preview': route(
    z.object({ documentId: documentIdSchema, variant: exportVariantSchema.prefault({}) }),
    z.object({ pdf: bytesSchema, sha256: z.string(), rewritten: z.array(z.string()) }),
  ),
  /** The page that the PDF is printed from, with what is streaming in just now: style sheet and body apart. */
  'document.get-live-page': route(
    z.object({
      documentId: documentIdSchema,
      /** Keys of fonts the caller has: they aren't sent again. */
      knownFonts: z.array(z.string().max(400)).max(400).default([]),
    }),
    livePageSchema,
  ),

  /** Reads a file (or pasted text) for a part of a kind's input, and says what was understood; stores nothing. */
  'source.read': route(
    z.object({
      kind: documentKindSchema,
      /** The part of the input it is for, as the kind calls it. */
      role: z.string().min(1).max(40),
      file: sourceFileSchema,
    }),
    z.object({ value: jsonSchema, format: z.string(), notes: z.array(importNoteSchema) }),
  ),
  /** A sample of a kind's input, which an empty library offers. */
  'sample.get': route(z.object({ kind: documentKindSchema }), z.object({ input: jsonSchema })),
} as const;
