import { z } from 'zod';
import { competenceFileInputSchema } from '../kinds/competence-file.ts';
import { bytesSchema } from '../model/bytes.ts';
import { candidateSchema } from '../model/candidate.ts';
import { documentSummarySchema, documentViewSchema } from '../model/document.ts';
import { documentIdSchema, exportIdSchema, runIdSchema, sectionIdSchema } from '../model/ids.ts';
import { importNoteSchema } from '../model/import.ts';
import { jobDescriptionSchema } from '../model/job-description.ts';
import { queueStatusSchema } from '../model/queue-status.ts';
import { documentKindSchema, exportFormatSchema, runOptionsSchema, runRecordSchema } from '../model/run.ts';
import { settingsSchema } from '../model/settings.ts';
import { sourceFileSchema } from '../model/source-file.ts';
import { route } from './route.ts';

const nothing = z.object({});

const exportedSchema = z.object({
  id: exportIdSchema,
  format: exportFormatSchema,
  path: z.string(),
  name: z.string(),
});

/** Every call that crosses a boundary, in one list: from the window, the terminal and the tests alike. */
export const routes = {
  /** The numbers to start from; events with seq above `seq` come on top. */
  'app.get-snapshot': route(
    nothing,
    z.object({
      seq: z.number().int(),
      queue: queueStatusSchema,
      settings: settingsSchema,
      appVersion: z.string(),
      /** The folder exports go to until the user chooses another, for display. */
      suggestedExportFolder: z.string(),
      /** Where the data lives, for display. */
      dataFolder: z.string(),
    }),
  ),

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
  /** Deletes documents; `document.restore` brings them back until the app quits. Open work of theirs is cancelled. */
  'document.delete': route(z.object({ documentIds: z.array(documentIdSchema).min(1).max(500) }), nothing),
  'document.restore': route(z.object({ documentIds: z.array(documentIdSchema).min(1).max(500) }), nothing),
  'document.rename': route(
    z.object({ documentId: documentIdSchema, title: z.string().trim().min(1).max(200) }),
    nothing,
  ),
  /** The very PDF an export would write. */
  'document.print-preview': route(
    z.object({ documentId: documentIdSchema }),
    z.object({ pdf: bytesSchema, sha256: z.string() }),
  ),

  /** Reads a candidate file and says what was understood; stores nothing. */
  'candidate.read': route(
    sourceFileSchema,
    z.object({ candidate: candidateSchema, format: z.string(), notes: z.array(importNoteSchema) }),
  ),
  /** Reads a job description from a file or pasted text; stores nothing. */
  'job-description.read': route(
    sourceFileSchema,
    z.object({ job: jobDescriptionSchema, format: z.string(), notes: z.array(importNoteSchema) }),
  ),
  /** The sample candidate and job that an empty library offers. */
  'sample.get': route(nothing, z.object({ candidate: candidateSchema, job: jobDescriptionSchema })),

  /** Creates a document and queues its sections in one transaction. */
  'run.start': route(
    z.object({
      kind: documentKindSchema,
      input: competenceFileInputSchema,
      title: z.string().trim().min(1).max(200).optional(),
      options: runOptionsSchema.prefault({}),
    }),
    z.object({
      documentId: documentIdSchema,
      runId: runIdSchema,
      sections: z.number().int(),
      /** How many jobs stand before this run's first one. */
      position: z.number().int(),
      /** Expected time to finish, in milliseconds; null when nothing was measured yet. */
      estimatedMs: z.number().nullable(),
      /** The queue is past its soft limit: it will take a while. */
      isBusy: z.boolean(),
    }),
  ),
  'run.cancel': route(z.object({ runId: runIdSchema }), nothing),
  /** Drafts the failed and cancelled sections of a run again; the others stay. */
  'run.retry-failed': route(z.object({ runId: runIdSchema }), z.object({ sections: z.number().int() })),
  'run.get-record': route(z.object({ runId: runIdSchema }), runRecordSchema),
  /** Drafts one failed or cancelled section again. */
  'section.retry': route(z.object({ sectionId: sectionIdSchema }), nothing),

  /** Opens the native folder dialog; null when the user closed it. Becomes the settings' export folder. */
  'export.pick-folder': route(nothing, z.object({ folder: z.string().nullable() })),
  /** Writes the document in each format to the export folder. Names that exist get " (2)". */
  'export.run': route(
    z.object({ documentId: documentIdSchema, formats: z.array(exportFormatSchema).min(1) }),
    z.object({ folder: z.string(), files: z.array(exportedSchema) }),
  ),
  /** The same into a folder the caller names: for the terminal, whose user may name paths; refused from the window. */
  'export.run-to-folder': route(
    z.object({
      documentId: documentIdSchema,
      formats: z.array(exportFormatSchema).min(1),
      folder: z.string().min(1).max(4_096),
    }),
    z.object({ folder: z.string(), files: z.array(exportedSchema) }),
  ),
  /** Opens an exported file, or shows it in its folder. */
  'export.open': route(z.object({ exportId: exportIdSchema, how: z.enum(['open', 'show-in-folder']) }), nothing),

  'settings.update': route(settingsSchema.omit({ exportFolder: true }).partial(), settingsSchema),
} as const;

export type RouteName = keyof typeof routes;

/** Routes that name paths: a window may not, since a page that was taken over could then read or write anywhere. */
export const terminalRoutes: ReadonlySet<string> = new Set<RouteName>(['export.run-to-folder']);
/** What a caller passes (before defaults). */
export type RouteInput<R extends RouteName> = z.input<(typeof routes)[R]['input']>;
/** What a handler receives (after defaults). */
export type RouteParsedInput<R extends RouteName> = z.output<(typeof routes)[R]['input']>;
export type RouteOutput<R extends RouteName> = z.output<(typeof routes)[R]['output']>;
