import { z } from 'zod';
import { appErrorSchema } from '../model/app-error.ts';
import { exportBatchViewSchema } from '../model/export.ts';
import { documentIdSchema, jobIdSchema, sectionIdSchema } from '../model/ids.ts';
import { jobProgressSchema } from '../model/job.ts';
import { labelSchema } from '../model/label.ts';
import { unhealthyReasonSchema } from '../model/queue-overview.ts';
import { holdReasonSchema, queueStatusSchema } from '../model/queue-status.ts';
import { documentStatusSchema } from '../model/run.ts';
import { settingsSchema } from '../model/settings.ts';

export const changedEntitySchema = z.enum(['document', 'section', 'run', 'job', 'lane', 'queue', 'usage', 'error']);
export type ChangedEntity = z.infer<typeof changedEntitySchema>;

/** A caller's own name for a request. */
export const requestIdSchema = z.string().regex(/^[\w.:-]{1,100}$/);

/** What changed in the store: enough to know which view is stale, never the content. */
export const changeSchema = z.object({
  seq: z.number().int(),
  entity: changedEntitySchema,
  id: z.string(),
  /** The document concerned, if any, so that an open workspace knows at once whether to refetch. */
  documentId: documentIdSchema.nullable(),
  /** Of a run: what its caller named the request that began it, if anything. */
  requestId: requestIdSchema.exactOptional(),
});
export type Change = z.infer<typeof changeSchema>;

/**
 * All events that clients receive without asking. `store.changed` carries sequence numbers: a client drops what its
 * snapshot already includes and asks anew when `fromSeq` isn't the next it expects.
 */
export const events = {
  'store.changed': z.object({
    fromSeq: z.number().int(),
    toSeq: z.number().int(),
    changes: z.array(changeSchema),
    queue: queueStatusSchema,
  }),
  /** The disk or the data file is broken: nothing is begun or acknowledged any more. Sent once; says what to do. */
  'store.failed': appErrorSchema,
  /** Text as it streams in, not stored yet: characters from `offset` on, of the claim `claimNo` of that section. */
  'section.delta': z.object({
    documentId: documentIdSchema,
    sectionId: sectionIdSchema,
    claimNo: z.number().int(),
    offset: z.number().int(),
    text: z.string(),
  }),
  /** A run has ended, successfully or not; shown by toasts and notifications. */
  'document.finished': z.object({
    documentId: documentIdSchema,
    title: z.string(),
    status: documentStatusSchema,
    failedSections: z.number().int(),
    /** Which part of it this was the end of, where it was one of several, such as another set of questions. */
    part: labelSchema.exactOptional(),
  }),
  /** How far a running job has got; not stored, so a client that wasn't there asks `job.get`. */
  'job.progressed': z.object({ jobId: jobIdSchema, progress: jobProgressSchema }),
  /** A queue has just become unhealthy (requirement D6); sent once, and again only after it was healthy in between. */
  'queue.alerted': z.object({ queue: z.string(), reasons: z.array(unhealthyReasonSchema).min(1) }),
  /**
   * Work towards a server is held: sent once when the hold begins, so that the user is asked once. `connection` is the
   * connection's id, null where none of that origin is set up any more; `held` counts what waits.
   */
  'provider.held': z.object({
    reason: holdReasonSchema,
    origin: z.string(),
    connection: z.string().nullable(),
    label: z.string(),
    held: z.number().int(),
  }),
  /** Work towards a server goes on by itself after it was held. */
  'provider.resumed': z.object({ origin: z.string(), label: z.string() }),
  /** A bulk export has got further, or ended. */
  'export-batch.updated': exportBatchViewSchema,
  /** A theme was made, changed or deleted. */
  'themes.updated': z.object({}),
  /** Connections, their keys or what is known of them have changed. */
  'connections.updated': z.object({}),
  'settings.updated': settingsSchema,
  /** A notification was clicked: the window is to show this document. */
  'document.requested': z.object({ documentId: documentIdSchema }),
  /** A menu item or shortcut of the operating system asks the window to do something. */
  'command.requested': z.object({
    command: z.enum(['new-document', 'search', 'palette', 'export', 'library', 'queue']),
  }),
} as const;

export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.output<(typeof events)[E]>;
/** Any event, named. */
export type AppEvent = { [E in EventName]: { readonly name: E; readonly payload: EventPayload<E> } }[EventName];
