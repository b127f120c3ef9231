import { z } from 'zod';
import type { Result } from './app-error.ts';

/** How a source was understood: our own JSON, the JSON Resume standard, or running text. */
export const importFormatSchema = z.enum(['dossier', 'json-resume', 'text']);
export type ImportFormat = z.infer<typeof importFormatSchema>;

/**
 * What a note is about. `left-out`: something the source holds is not used; `missing`: the source lacks something that
 * a document needs; the others: something was kept, but not exactly as it stood.
 */
export const importNoteCodeSchema = z.enum([
  'left-out',
  'missing',
  'date-unread',
  'date-ambiguous',
  'dates-reversed',
  'end-unknown',
  'shortened',
  'markup-removed',
  'read-differently',
  'guessed',
]);
export type ImportNoteCode = z.infer<typeof importNoteCodeSchema>;

/** One thing the user should know about how a file was read. `path` is the place in the file, empty for the whole file. */
export const importNoteSchema = z.object({
  path: z.string(),
  code: importNoteCodeSchema,
  /** One sentence a person understands, in English; the UI translates by `code` where it can. */
  message: z.string(),
});
export type ImportNote = z.infer<typeof importNoteSchema>;

const notes = z.array(importNoteSchema);

/** A value of whatever its reader reads, and how it was read. */
export const importedSchema = z.object({ value: z.unknown(), format: importFormatSchema, notes });

/** A value read from a source, and how it was read. */
export type Imported<T> = {
  readonly value: T;
  readonly format: ImportFormat;
  readonly notes: ImportNote[];
};

/** What every importer returns: the value with its notes, or one error that names every wrong field. */
export type ParseOutcome<T> = Result<Imported<T>>;
