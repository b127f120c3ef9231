import type { JobId } from '#shared/model/ids.ts';
import { isEnded } from '../../queue/job.ts';
import { agingStepMs } from '../../queue/rank.ts';
import type { Database } from '../database.ts';
import type { EventsStore } from '../log/events-store.ts';
import type { JobDependants } from './job-dependants.ts';
import type { JobsStore } from './jobs-store.ts';
import type { OpenJobs } from './open-jobs.ts';
import type { StandInsStore } from './stand-ins-store.ts';

interface RetryableRow {
  readonly id: JobId;
  readonly uniqueKey: string | null;
  readonly documentId: string | null;
}

interface RetryParts {
  readonly events: EventsStore;
  readonly open: OpenJobs;
  readonly dependants: JobDependants;
  readonly place: JobsStore['place'];
  readonly standIns: Pick<StandInsStore, 'forget'>;
}

/** Opens ended jobs again, for the drafter of their run: whoever stood in had its turn. */
export const createRetries = (
  db: Database,
  { events, open, dependants, place, standIns }: RetryParts,
): Pick<JobsStore, 'retry' | 'redo'> => {
  const { connection } = db;
  // The wait starts now: days spent in failure must not put it before newer jobs.
  const restart = connection.prepare<[number, number, string]>(`
    UPDATE jobs SET rank = ? - priority * ${agingStepMs}, state = CASE WHEN waiting_for > 0 THEN 'blocked' ELSE 'ready' END, attempts_spent = 0, crashes = 0,
      snoozes = 0, due_at = NULL, error = NULL, output = NULL, progress = NULL, finished_at = NULL, updated_at = ?
    WHERE id = ? AND state IN ('failed', 'cancelled')`);
  const redoOne = connection.prepare<[string, number, number, string], { documentId: string | null }>(`
    UPDATE jobs SET payload = ?, rank = ? - priority * ${agingStepMs}, state = 'ready', waiting_for = 0,
      attempts_spent = 0, crashes = 0, snoozes = 0, due_at = NULL, error = NULL, output = NULL, progress = NULL,
      finished_at = NULL, updated_at = ?
    WHERE id = ? AND state IN ('completed', 'failed', 'cancelled') RETURNING document_id AS documentId`);
  const selectRetryable = connection.prepare<[string], RetryableRow>(`
    SELECT id, unique_key AS uniqueKey, document_id AS documentId FROM jobs
    WHERE id = ? AND state IN ('failed', 'cancelled')
      AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.id = jobs.document_id AND d.deleted_at IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM steps s
        WHERE s.document_id = jobs.document_id AND s.key = json_extract(jobs.payload, '$.stepKey')
          AND s.job_id <> jobs.id AND jobs.run_id IS NOT NULL)`);

  /** The jobs that ended without success and may be opened again together. */
  const retryableOf = (ids: readonly JobId[]): RetryableRow[] => {
    const keys = new Set<string>();
    return [...new Set(ids)].flatMap((id) => {
      const row = selectRetryable.get(id);
      if (!row || open.withKey(row.uniqueKey) !== null || (row.uniqueKey !== null && keys.has(row.uniqueKey)))
        return [];
      if (row.uniqueKey !== null) keys.add(row.uniqueKey);
      return [row];
    });
  };

  return {
    retry: (ids, now) =>
      db.write(() => {
        const ended = retryableOf(ids);
        for (const { id } of ended) dependants.block(id);
        for (const { id, documentId } of ended) {
          standIns.forget(id);
          place(id);
          restart.run(now, now, id);
          events.append('job', id, documentId);
        }
        return ended.length;
      }),
    redo: (id, payload, now) =>
      db.write(() => {
        const state = open.stateOf(id);
        if (state !== null && isEnded(state)) standIns.forget(id);
        place(id);
        const row = redoOne.get(JSON.stringify(payload), now, now, id);
        if (row) events.append('job', id, row.documentId);
        return row !== undefined;
      }),
  };
};
