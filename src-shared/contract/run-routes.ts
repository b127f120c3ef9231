import { z } from 'zod';
import { batchIdSchema, documentIdSchema, runIdSchema, sectionIdSchema } from '../model/ids.ts';
import { documentKindSchema, runRecordSchema, runRequestSchema } from '../model/run.ts';
import { requestIdSchema } from './events.ts';
import { nothing, route } from './route.ts';

/** Drafting a document, and what is done again of it; part of `routes`. */
export const runRoutes = {
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
} as const;
