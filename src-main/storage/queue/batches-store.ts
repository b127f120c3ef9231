import type { BatchId, JobId } from '#shared/model/ids.ts';
import type { JobState } from '#shared/model/job.ts';
import type { BatchView } from '#shared/model/queue-overview.ts';
import type { Database } from '../database.ts';

/** Batches of jobs. Triggers keep their rows and counters; this store only reads. */
export interface BatchesStore {
  get(batchId: BatchId): BatchView | null;
  /** Jobs of a batch in some states, unless they ended after `until`; at most `limit`. */
  jobIds(batchId: BatchId, states: readonly JobState[], until: number, limit: number): JobId[];
}

export const createBatchesStore = (db: Database): BatchesStore => {
  const select = db.connection.prepare<[string], BatchView>(`
    SELECT id, created_at AS createdAt, finished_at AS finishedAt, total, waiting, running, completed, failed, cancelled
    FROM batches WHERE id = ?`);
  const selectJobs = db.connection.prepare<[string, string, number, number], { id: JobId }>(`
    SELECT id FROM jobs WHERE batch_id = ? AND state IN (SELECT value FROM json_each(?)) AND coalesce(finished_at, 0) <= ?
    LIMIT ?`);
  return {
    get: (batchId) => select.get(batchId) ?? null,
    jobIds: (batchId, states, until, limit) =>
      selectJobs.all(batchId, JSON.stringify(states), until, limit).map(({ id }) => id),
  };
};
