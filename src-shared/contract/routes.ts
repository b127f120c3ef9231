import { z } from 'zod';
import { appErrorSchema } from '../model/app-error.ts';
import { bytesSchema } from '../model/bytes.ts';
import {
  connectionReportSchema,
  connectionSchema,
  connectionViewSchema,
  presetNameSchema,
} from '../model/connection.ts';
import { documentSummarySchema, documentViewSchema, sectionAnswerSchema } from '../model/document.ts';
import { errorLogEntrySchema } from '../model/error-log.ts';
import { exportVariantSchema } from '../model/export.ts';
import { batchIdSchema, documentIdSchema, jobIdSchema, runIdSchema, sectionIdSchema } from '../model/ids.ts';
import { importNoteSchema } from '../model/import.ts';
import { jobFilterSchema, jobSummarySchema, jobViewSchema } from '../model/job.ts';
import { jsonSchema } from '../model/json.ts';
import { batchViewSchema, queueOverviewSchema } from '../model/queue-overview.ts';
import { queueNameSchema } from '../model/queue-policy.ts';
import { queueStatusSchema } from '../model/queue-status.ts';
import { documentKindSchema, providerNameSchema, runRecordSchema, runRequestSchema } from '../model/run.ts';
import { settingsChangeSchema, settingsSchema } from '../model/settings.ts';
import { sourceFileSchema } from '../model/source-file.ts';
import { themeIdSchema } from '../model/theme.ts';
import { spendingSchema, usageMonthSchema } from '../model/usage.ts';
import { assetRoutes } from './asset-routes.ts';
import { requestIdSchema } from './events.ts';
import { exportRoutes } from './export-routes.ts';
import { livePageSchema } from './live-page.ts';
import { route } from './route.ts';
import { themeRoutes } from './theme-routes.ts';

/** The form of a new document as its kind's window keeps it while it is filled in, one a kind; part of `routes`. */
const formDraftRoutes = {
  /** What was kept of the form; null where nothing was. */
  'form-draft.get': route(z.object({ kind: documentKindSchema }), z.object({ value: jsonSchema })),
  /** Keeps the form in place of what was kept before; null forgets it. */
  'form-draft.save': route(z.object({ kind: documentKindSchema, value: jsonSchema }), z.object({})),
} as const;

const nothing = z.object({});

const jobIds = z.object({ jobIds: z.array(jobIdSchema).min(1).max(500) });

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
      /** What `store.failed` said, for a client that came later; null while the disk and the data file are well. */
      storeError: appErrorSchema.nullable(),
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

  /** Creates a document and queues its sections in one transaction. */
  'run.start': route(
    z.object({
      kind: documentKindSchema,
      /** The kind parses it. */
      input: z.unknown(),
      title: z.string().trim().min(1).max(200).optional(),
      options: runRequestSchema.prefault({}),
      /** 1-10, higher goes first; 5 unless told (requirement D4). */
      priority: z.number().int().min(1).max(10).optional(),
      /** Not before this moment, epoch milliseconds (requirement D5). */
      startAt: z.number().int().min(0).optional(),
      batchId: batchIdSchema.optional(),
      /**
       * The caller's own name for this request, unique to it: asked again, after a lost answer or a restart too, it gives the
       * run that is there instead of another one (requirement B1). Events of the run carry it.
       */
      requestId: requestIdSchema.optional(),
    }),
    z.object({
      documentId: documentIdSchema,
      runId: runIdSchema,
      sections: z.number().int(),
      /** How many jobs stand before this run's first one. */
      position: z.number().int(),
      /** Expected time until the first of them starts, in milliseconds; null when nothing was measured yet. */
      estimatedWaitMs: z.number().nullable(),
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
  /**
   * Drafts the document anew with other options, e.g. another provider: a new run over the same sections. Locked sections
   * are left out; what the user edited stays, the new text beside it as a proposal. Throws `conflict` while a draft is open.
   */
  'run.redraft': route(
    z.object({ documentId: documentIdSchema, options: runRequestSchema.prefault({}) }),
    z.object({ runId: runIdSchema, sections: z.number().int() }),
  ),
  /** Asks the model once more for one section that has ended, past the cache (requirement A12). */
  'section.regenerate': route(
    z.object({ sectionId: sectionIdSchema, comment: z.string().trim().min(1).max(4_000).optional() }),
    nothing,
  ),
  /** Drafts one failed or cancelled section again. */
  'section.retry': route(z.object({ sectionId: sectionIdSchema }), nothing),

  ...assetRoutes,
  ...exportRoutes,
  ...themeRoutes,
  ...formDraftRoutes,

  /** All queues with their health, lanes, and what happened in the last `minutes`. */
  'queue.get-overview': route(
    z.object({ minutes: z.number().int().min(1).max(10_080).default(60) }),
    queueOverviewSchema,
  ),
  /** Takes no more work from a queue, or from all; what runs goes on to its end. */
  'queue.pause': route(z.object({ queue: queueNameSchema.optional() }), nothing),
  'queue.resume': route(z.object({ queue: queueNameSchema.optional() }), nothing),
  /** Lets a held lane try again now; the hold comes back if its reason is still there. */
  'queue.release': route(z.object({ lane: z.string().min(1).max(300) }), nothing),
  /** Puts failed jobs back in line, with all their attempts: of one queue, run or batch, or all there are. */
  'queue.retry-failed': route(
    z.object({ queue: queueNameSchema.optional(), runId: runIdSchema.optional(), batchId: batchIdSchema.optional() }),
    z.object({ jobs: z.number().int() }),
  ),
  /** Cancels waiting and running jobs of one queue or batch, or of all. */
  'queue.cancel': route(
    z.object({ queue: queueNameSchema.optional(), batchId: batchIdSchema.optional() }),
    z.object({ jobs: z.number().int() }),
  ),
  /** Removes ended jobs that may go (requirement E6): older than `olderThanDays`, or than each queue's own days. */
  'queue.clean-up': route(
    z.object({ olderThanDays: z.number().int().min(0).max(3_650).optional() }),
    z.object({ removed: z.number().int() }),
  ),

  /** One stretch of the list: open jobs in the order in which they go, ended ones newest first. */
  'job.list': route(
    z.object({
      queue: queueNameSchema.optional(),
      filter: jobFilterSchema.default('open'),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    z.object({ jobs: z.array(jobSummarySchema), total: z.number().int() }),
  ),
  'job.get': route(z.object({ jobId: jobIdSchema }), jobViewSchema),
  'job.retry': route(jobIds, z.object({ jobs: z.number().int() })),
  'job.cancel': route(jobIds, nothing),
  /** Changes how soon waiting jobs get their turn; running and ended ones stay as they are. */
  'job.set-priority': route(
    jobIds.extend({ priority: z.number().int().min(1).max(10) }),
    z.object({ jobs: z.number().int() }),
  ),
  /** Puts waiting jobs off to a moment (epoch milliseconds), or lets them go now. */
  'job.schedule': route(jobIds.extend({ dueAt: z.number().int().nullable() }), z.object({ jobs: z.number().int() })),
  /** Answers when all the jobs have ended, or with what is open after `timeoutMs` (requirement D5: 300 s by default). */
  'job.wait': route(
    jobIds.extend({ timeoutMs: z.number().int().min(0).max(86_400_000).default(300_000) }),
    z.object({ hasEnded: z.boolean(), jobs: z.array(jobSummarySchema) }),
  ),
  'batch.get': route(z.object({ batchId: batchIdSchema }), batchViewSchema),

  /** What providers were paid for, month by month, newest first; it outlives the jobs. */
  'usage.get-totals': route(nothing, z.object({ months: z.array(usageMonthSchema) })),
  'usage.get-spending': route(nothing, spendingSchema),

  /** Every server with models that is set up. */
  'connection.list': route(
    nothing,
    z.object({
      connections: z.array(connectionViewSchema),
      /** Where keys are kept: in the system's key store, or in memory until Dossier quits, where the system has none. */
      keyStorage: z.enum(['system', 'memory']),
    }),
  ),
  /** Adds a connection, or changes the one of that id. Throws `input.invalid` for an address Dossier may not send to. */
  'connection.save': route(connectionSchema, z.object({ connection: connectionViewSchema })),
  'connection.remove': route(z.object({ id: providerNameSchema }), nothing),
  /** Keeps a key for the connection's server, or forgets it. No route ever returns one. */
  'connection.set-key': route(
    z.object({
      id: providerNameSchema,
      key: z.string().trim().min(1).max(4_000).nullable(),
      /** Only as long as this process lives, in memory. */
      isPassing: z.boolean().default(false),
    }),
    z.object({ isKept: z.boolean() }),
  ),
  /** Tries a connection as it stands in a form, saved or not, without anything that costs; stores nothing. */
  'connection.test': route(
    z.object({
      connection: connectionSchema,
      /** To try instead of the one that is kept. */
      key: z.string().trim().min(1).max(4_000).optional(),
    }),
    connectionReportSchema,
  ),
  /** Looks for servers with models on the usual ports of this machine; only ever when asked to. */
  'connection.find-local': route(
    nothing,
    z.object({
      found: z.array(z.object({ preset: presetNameSchema, baseUrl: z.string(), models: z.array(z.string()) })),
    }),
  ),
  /** Says that the machine has a network again, or none: what is held looks anew at once. */
  'network.changed': route(z.object({ isOnline: z.boolean() }), nothing),

  /** What stands in the cache of answers. */
  'response-cache.get': route(nothing, z.object({ entries: z.number().int(), bytes: z.number().int() })),
  'response-cache.clear': route(nothing, nothing),

  /** Failures with their context, newest first; `before` is the last seq of the page before. */
  'error-log.list': route(
    z.object({
      before: z.number().int().optional(),
      limit: z.number().int().min(1).max(500).default(50),
    }),
    z.object({ entries: z.array(errorLogEntrySchema), total: z.number().int(), hasMore: z.boolean() }),
  ),
  /** Writes the log as a JSON file into a folder picked in a native dialog; null when that was closed. */
  'error-log.export': route(nothing, z.object({ path: z.string().nullable() })),
  'error-log.clear': route(nothing, nothing),

  'settings.update': route(settingsChangeSchema, settingsSchema),
} as const;

export type RouteName = keyof typeof routes;

/** Routes that name paths: a window may not, since a page that was taken over could then read or write anywhere. */
export const terminalRoutes: ReadonlySet<string> = new Set<RouteName>([
  'export.run-to-folder',
  'export.start-batch-to-folder',
]);
/** What a caller passes (before defaults). */
export type RouteInput<R extends RouteName> = z.input<(typeof routes)[R]['input']>;
/** What a handler receives (after defaults). */
export type RouteParsedInput<R extends RouteName> = z.output<(typeof routes)[R]['input']>;
export type RouteOutput<R extends RouteName> = z.output<(typeof routes)[R]['output']>;
