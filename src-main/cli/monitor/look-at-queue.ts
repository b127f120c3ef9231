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

/** Timers, injected with the clock so that tests control both. */
export interface Timers {
  /** Calls back once after `delayMs`. Returns how to cancel it. */
  set(callback: () => void, delayMs: number): () => void;
}

/** A client of the process that owns the data, to be closed when it isn't needed any more. */
interface OwnerClient extends Client {
  close(): void;
}

/** Finds the process that owns the data, for commands that run for long. */
export interface OwnerFinder {
  /**
   * Where a process owns the data, a client of it. Where none does, what `look` saw while we owned the data ourselves,
   * which we do no longer than it takes, so that a Dossier can start at any time.
   */
  find<T>(look: (client: Client) => Promise<T>): Promise<{ owner: OwnerClient } | { seen: T }>;
  /** Resolves with a client once a process owns the data, or with null when the signal is aborted. Never polls. */
  whenFound(signal: AbortSignal): Promise<OwnerClient | null>;
}
