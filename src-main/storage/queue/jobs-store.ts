import { z } from 'zod';
import type { DocumentId, JobId, RunId } from '#shared/model/ids.ts';
import { documentIdSchema, jobIdSchema } from '#shared/model/ids.ts';
import type { JobState } from '#shared/model/job.ts';
import type { NewJob } from '../../queue/job.ts';
import type { Database } from '../database.ts';
import type { EventsStore } from '../log/events-store.ts';
import { jsonColumn } from '../rows.ts';
import { createEnqueue } from './enqueue-jobs.ts';
import { createJobDependants } from './job-dependants.ts';
import type { JobLanes } from './job-lanes.ts';
import { createJobLanes } from './job-lanes.ts';
import type { LanesStore } from './lanes-store.ts';
import { createOpenJobs } from './open-jobs.ts';
import { createRetries } from './retry-jobs.ts';
import type { StandInsStore } from './stand-ins-store.ts';
import { createStandInsStore } from './stand-ins-store.ts';

/** A job that was cancelled before it ran, as its effects need it. */
export interface WaitingJob {
  readonly id: JobId;
  readonly kind: string;
  readonly payload: unknown;
  readonly documentId: DocumentId | null;
  readonly claimNo: number;
}

export interface JobsStore extends JobLanes {
  readonly standIns: StandInsStore;
  /** Writes jobs, in the order given. One with the unique key of an open job isn't made; its id maps to that job's. */
  enqueue(jobs: readonly NewJob[], now: number): JobId[];
  /**
   * Puts ended jobs back in line with all their attempts, and blocks again the dependants that haven't run; how many. One
   * whose unique key an open job has by now is left as it is: that job does the same work.
   */
  retry(ids: readonly JobId[], now: number): number;
  /** Puts one ended job back in line with another payload, whatever it ended as. Says whether it had ended. */
  redo(id: JobId, payload: unknown, now: number): boolean;
  /** Cancels jobs that wait; returns the ids of those that run, which someone must stop. */
  cancelWaiting(ids: readonly JobId[], now: number, onCancelled?: (job: WaitingJob) => void): JobId[];
  /** Marks the dependencies on an ended job as satisfied where their rule allows, and frees who waited for the last one. */
  releaseDependants(id: JobId, isSuccess: boolean, now: number): void;
  idsOfRun(runId: RunId, states?: readonly JobState[]): JobId[];
  /** The jobs of a run that were cancelled at a moment or later. */
  cancelledSince(runId: RunId, since: number): JobId[];
  stateOf(id: JobId): JobState | null;
  /** How many of some jobs failed or were cancelled, by queue. */
  countUnsuccessful(ids: readonly JobId[]): { readonly queue: string; readonly jobs: number }[];
}

const waitingJobSchema = z.object({
  id: jobIdSchema,
  kind: z.string(),
  payload: jsonColumn,
  documentId: documentIdSchema.nullable(),
  claimNo: z.number(),
});

interface JobParts {
  readonly lanes: LanesStore;
  readonly events: EventsStore;
}

/** Cancels jobs that wait; those that depend on them and take any end are released afterwards. */
const createCancelWaiting = (
  db: Database,
  { events, stateOf, releaseDependants }: Pick<JobsStore, 'stateOf' | 'releaseDependants'> & Pick<JobParts, 'events'>,
): JobsStore['cancelWaiting'] => {
  const cancelOne = db.connection.prepare<{ now: number; id: string }>(`
    UPDATE jobs SET state = 'cancelled', due_at = NULL, finished_at = @now, updated_at = @now
    WHERE id = @id AND state IN ('scheduled', 'blocked', 'ready')
    RETURNING id, kind, payload, document_id AS documentId, claim_no AS claimNo`);
  return (ids, now, onCancelled = () => {}) =>
    db.write(() => {
      const running: JobId[] = [];
      const ended: JobId[] = [];
      for (const id of ids) {
        if (stateOf(id) === 'running') running.push(id);
        const row = cancelOne.get({ now, id });
        if (row === undefined) continue;
        const job = waitingJobSchema.parse(row);
        ended.push(id);
        events.append('job', id, job.documentId);
        onCancelled(job);
      }
      // Only now: a dependant that is itself being cancelled must not become ready for a moment.
      for (const id of ended) releaseDependants(id, false, now);
      return running;
    });
};

export const createJobsStore = (db: Database, lanes: LanesStore, events: EventsStore): JobsStore => {
  const { connection } = db;
  const selectOfRun = connection.prepare<[string], { id: JobId; state: JobState }>(
    'SELECT id, state FROM jobs WHERE run_id = ? ORDER BY seq',
  );
  const selectCancelled = connection.prepare<[string, number], { id: JobId }>(
    "SELECT id FROM jobs WHERE run_id = ? AND state = 'cancelled' AND finished_at >= ? ORDER BY seq",
  );
  const countUnsuccessful = connection.prepare<[string], { queue: string; jobs: number }>(`
    SELECT queue, count(*) AS jobs FROM jobs
    WHERE id IN (SELECT value FROM json_each(?)) AND state IN ('failed', 'cancelled') GROUP BY queue`);
  const open = createOpenJobs(db);
  const { stateOf } = open;
  const dependants = createJobDependants(db, events);
  const jobLanes = createJobLanes(db, { lanes, events });
  const standIns = createStandInsStore(db, { lanes, events, place: jobLanes.place });
  const releaseDependants = dependants.release;

  return {
    enqueue: createEnqueue(db, { lanes, events, open }),
    ...jobLanes,
    standIns,
    ...createRetries(db, { events, open, dependants, place: jobLanes.place, standIns }),
    cancelWaiting: createCancelWaiting(db, { events, stateOf, releaseDependants }),
    releaseDependants,
    idsOfRun: (runId, states) =>
      selectOfRun
        .all(runId)
        .filter((row) => !states || states.includes(row.state))
        .map((row) => row.id),
    countUnsuccessful: (ids) => countUnsuccessful.all(JSON.stringify(ids)),
    cancelledSince: (runId, since) => selectCancelled.all(runId, since).map(({ id }) => id),
    stateOf,
  };
};
