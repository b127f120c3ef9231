import type { EventPayload } from '#shared/contract/events.ts';
import type { JobSummary } from '#shared/model/job.ts';
import type { QueueOverview } from '#shared/model/queue-overview.ts';
import type { Client } from '../client.ts';
import { callOrThrow } from '../client.ts';

/** The queue as the monitor shows it, at one moment. */
export interface QueueLook {
  readonly overview: QueueOverview;
  /** The first running jobs, and the first waiting ones in order. */
  readonly running: readonly JobSummary[];
  readonly next: readonly JobSummary[];
}

/** More than fit on any terminal. */
const mostRows = 60;

/** Asks for everything the monitor shows. Throws an AppFailure. */
export const lookAtQueue = async (client: Client): Promise<QueueLook> => {
  const [overview, running, next] = await Promise.all([
    callOrThrow(client, 'queue.get-overview', { minutes: 1 }),
    callOrThrow(client, 'job.list', { filter: 'running', limit: mostRows }),
    callOrThrow(client, 'job.list', { filter: 'waiting', limit: mostRows }),
  ]);
  return { overview, running: running.jobs, next: next.jobs };
};

/** The same with one job's progress updated. */
export const withProgress = (look: QueueLook, { jobId, progress }: EventPayload<'job.progressed'>): QueueLook => ({
  ...look,
  running: look.running.map((job) => (job.id === jobId ? { ...job, progress } : job)),
});
