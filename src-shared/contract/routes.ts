import { z } from 'zod';
import { appErrorSchema } from '../model/app-error.ts';
import { errorLogEntrySchema } from '../model/error-log.ts';
import { jsonSchema } from '../model/json.ts';
import { queueStatusSchema } from '../model/queue-status.ts';
import { documentKindSchema } from '../model/run.ts';
import { settingsChangeSchema, settingsSchema } from '../model/settings.ts';
import { assetRoutes } from './asset-routes.ts';
import { documentRoutes } from './document-routes.ts';
import { exportRoutes } from './export-routes.ts';
import { modelRoutes } from './model-routes.ts';
import { queueRoutes } from './queue-routes.ts';
import { nothing, route } from './route.ts';
import { runRoutes } from './run-routes.ts';
import { themeRoutes } from './theme-routes.ts';

/** The form of a new document as its kind's window keeps it while it is filled in, one a kind; part of `routes`. */
const formDraftRoutes = {
  /** What was kept of the form; null where nothing was. */
  'form-draft.get': route(z.object({ kind: documentKindSchema }), z.object({ value: jsonSchema })),
  /** Keeps the form in place of what was kept before; null forgets it. */
  'form-draft.save': route(z.object({ kind: documentKindSchema, value: jsonSchema }), z.object({})),
} as const;

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

  ...documentRoutes,
  ...runRoutes,
  ...queueRoutes,
  ...modelRoutes,
  ...assetRoutes,
  ...exportRoutes,
  ...themeRoutes,
  ...formDraftRoutes,

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
