import { z } from 'zod';
import { batchIdSchema, jobIdSchema, runIdSchema } from '../model/ids.ts';
import { jobFilterSchema, jobSummarySchema, jobViewSchema } from '../model/job.ts';
import { batchViewSchema, queueOverviewSchema } from '../model/queue-overview.ts';
import { queueNameSchema } from '../model/queue-policy.ts';
import { nothing, route } from './route.ts';

const jobIds = z.object({ jobIds: z.array(jobIdSchema).min(1).max(500) });

/** The queues and their jobs; part of `routes`. */
export const queueRoutes = {
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
} as const;
