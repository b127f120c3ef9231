import { z } from 'zod';
import type { DocumentId, JobId, RunId } from '#shared/model/ids.ts';
import { documentIdSchema, jobIdSchema } from '#shared/model/ids.ts';
import type { JobState } from '#shared/model/job.ts';
import type { NewJob } from '../queue/job.ts';
import { isEnded, laneName } from '../queue/job.ts';
import { agingStepMs, rankOf } from '../queue/rank.ts';
import type { Database } from './database.ts';
import { textParameter } from './database.ts';
import type { EventsStore } from './events-store.ts';
import type { LanesStore } from './lanes-store.ts';

/** A job that was cancelled before it ran: what its end may have effects by. */
export interface WaitingJob {
  readonly id: JobId;
  readonly kind: string;
  readonly payload: unknown;
  readonly documentId: DocumentId | null;
  readonly claimNo: number;
}

const waitingJobSchema = z.object({
  id: jobIdSchema,
  kind: z.string(),
  payload: z.string().transform((text): unknown => JSON.parse(text)),
  documentId: documentIdSchema.nullable(),
  claimNo: z.number(),
});

export interface JobsStore {
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
  /** Gives what waits of a provider's runs another origin: its server's address was corrected. How many jobs. */
  moveToOrigin(provider: string, origin: string): number;
  idsOfRun(runId: RunId, states?: readonly JobState[]): JobId[];
  /** The jobs of a run that were cancelled at a moment or later. */
  cancelledSince(runId: RunId, since: number): JobId[];
  stateOf(id: JobId): JobState | null;
}

interface RetryableRow {
  readonly id: JobId;
  readonly uniqueKey: string | null;
  readonly documentId: string | null;
}

interface DependantRow {
  jobId: JobId;
  rule: string;
  documentId: string | null;
}

export const createJobsStore = (db: Database, lanes: LanesStore, events: EventsStore): JobsStore => {
  const { connection } = db;
  // By position: names cost a fifth of the whole insert.
  const insert = connection.prepare<(string | number | null)[]>(`
    INSERT INTO jobs (id, kind, queue, lane, payload, state, priority, rank, due_at, document_id, run_id, batch_id,
      unique_key, dependency_rule, waiting_for, attempt_limit, timeout_ms, label, created_at, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const insertDependency = connection.prepare<[string, string, number]>(
    'INSERT INTO job_dependencies (job_id, depends_on, is_satisfied) VALUES (?, ?, ?)',
  );
  const selectState = connection.prepare<[string], { state: JobState }>('SELECT state FROM jobs WHERE id = ?');
  const selectByUniqueKey = connection.prepare<[string], { id: JobId }>(
    "SELECT id FROM jobs WHERE unique_key = ? AND state IN ('scheduled', 'blocked', 'ready', 'running')",
  );
  // It waits from now on: days spent failed must not put it before everything that came since.
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
  const rearm = connection.prepare<[string], { id: string; documentId: string | null }>(`
    UPDATE jobs SET waiting_for = waiting_for + 1,
      state = CASE WHEN state IN ('scheduled', 'ready') THEN 'blocked' ELSE state END
    WHERE state NOT IN ('running', 'completed')
      AND id IN (SELECT job_id FROM job_dependencies WHERE depends_on = ? AND is_satisfied = 1)
    RETURNING id, document_id AS documentId`);
  const rearmDependency = connection.prepare<[string]>(`
    UPDATE job_dependencies SET is_satisfied = 0 WHERE depends_on = ? AND is_satisfied = 1
      AND (SELECT state FROM jobs WHERE id = job_id) NOT IN ('running', 'completed')`);
  const cancelOne = connection.prepare<{ now: number; id: string }>(`
    UPDATE jobs SET state = 'cancelled', due_at = NULL, finished_at = @now, updated_at = @now
    WHERE id = @id AND state IN ('scheduled', 'blocked', 'ready')
    RETURNING id, kind, payload, document_id AS documentId, claim_no AS claimNo`);
  const selectDependants = connection.prepare<[string], DependantRow>(`
    SELECT d.job_id AS jobId, j.dependency_rule AS rule, j.document_id AS documentId
    FROM job_dependencies d JOIN jobs j ON j.id = d.job_id
    WHERE d.depends_on = ${textParameter} AND d.is_satisfied = 0`);
  const satisfy = connection.prepare<[string, string]>(
    'UPDATE job_dependencies SET is_satisfied = 1 WHERE job_id = ? AND depends_on = ?',
  );
  const countDown = connection.prepare<[number, string]>(`
    UPDATE jobs SET waiting_for = waiting_for - 1, updated_at = ?,
      state = CASE WHEN waiting_for > 1 OR state <> 'blocked' THEN state
                   WHEN due_at IS NOT NULL THEN 'scheduled' ELSE 'ready' END
    WHERE id = ?`);
  const selectOfRun = connection.prepare<[string], { id: JobId; state: JobState }>(
    'SELECT id, state FROM jobs WHERE run_id = ? ORDER BY seq',
  );
  const selectCancelled = connection.prepare<[string, number], { id: JobId }>(
    "SELECT id FROM jobs WHERE run_id = ? AND state = 'cancelled' AND finished_at >= ? ORDER BY seq",
  );

  const selectMovable = connection.prepare<
    [string],
    { id: JobId; queue: string; lane: string; documentId: string | null }
  >(`
    SELECT j.id, j.queue, j.lane, j.document_id AS documentId FROM runs r CROSS JOIN jobs j ON j.run_id = r.id
    WHERE r.provider = ? AND r.waiting > 0 AND j.state IN ('scheduled', 'blocked', 'ready')`);
  const setLane = connection.prepare<[string, string]>('UPDATE jobs SET lane = ? WHERE id = ?');

  const stateOf = (id: JobId): JobState | null => selectState.get(id)?.state ?? null;

  const openWithKey = (key: string | null | undefined): JobId | null =>
    key === undefined || key === null ? null : (selectByUniqueKey.get(key)?.id ?? null);

  /** Those of the jobs that have ended without success and may be open again, all of them together. */
  const retryableOf = (ids: readonly JobId[]): RetryableRow[] => {
    const keys = new Set<string>();
    return [...new Set(ids)].flatMap((id) => {
      const row = selectRetryable.get(id);
      if (!row || openWithKey(row.uniqueKey) !== null || (row.uniqueKey !== null && keys.has(row.uniqueKey))) return [];
      if (row.uniqueKey !== null) keys.add(row.uniqueKey);
      return [row];
    });
  };

  /** The jobs it depends on, with whether each has already ended as the rule wants. */
  const dependenciesOf = ({ dependsOn, dependencyRule }: NewJob): { on: JobId; isSatisfied: boolean }[] =>
    dependsOn.map((on) => {
      const state = stateOf(on);
      const isSatisfied =
        state !== null && (dependencyRule === 'all-finished' ? isEnded(state) : state === 'completed');
      return { on, isSatisfied };
    });

  const initialState = (job: NewJob, waitingFor: number, now: number): JobState => {
    if (waitingFor > 0) return 'blocked';
    return job.dueAt !== undefined && job.dueAt > now ? 'scheduled' : 'ready';
  };

  const insertJob = (job: NewJob, lane: string, waitingFor: number, now: number): void => {
    const dueAt = job.dueAt ?? null;
    insert.run(
      job.id,
      job.kind,
      job.queue,
      lane,
      JSON.stringify(job.payload),
      initialState(job, waitingFor, now),
      job.priority,
      rankOf(job.priority, Math.max(now, dueAt ?? now)),
      dueAt,
      job.documentId ?? null,
      job.runId ?? null,
      job.batchId ?? null,
      job.uniqueKey ?? null,
      job.dependencyRule,
      waitingFor,
      job.attemptLimit,
      job.timeoutMs,
      job.label === undefined ? null : JSON.stringify(job.label),
      now,
      now,
    );
  };

  const enqueueOne = (job: NewJob, lane: string, now: number): JobId => {
    const open = openWithKey(job.uniqueKey);
    if (open !== null) return open;
    const dependencies = dependenciesOf(job);
    insertJob(job, lane, dependencies.filter(({ isSatisfied }) => !isSatisfied).length, now);
    for (const { on, isSatisfied } of dependencies) insertDependency.run(job.id, on, isSatisfied ? 1 : 0);
    events.append('job', job.id, job.documentId ?? null);
    return job.id;
  };

  const releaseDependants = (id: JobId, isSuccess: boolean, now: number): void => {
    for (const dependant of selectDependants.all(id)) {
      if (!isSuccess && dependant.rule !== 'all-finished') continue;
      satisfy.run(dependant.jobId, id);
      countDown.run(now, dependant.jobId);
      events.append('job', dependant.jobId, dependant.documentId);
    }
  };

  return {
    enqueue: (jobs, now) =>
      db.write(() => {
        const ensured = new Map<string, string>();
        const laneOf = ({ queue, origin }: NewJob): string => {
          const key = laneName(queue, origin);
          const lane = ensured.get(key) ?? lanes.ensure(queue, origin);
          ensured.set(key, lane);
          return lane;
        };
        return jobs.map((job) => enqueueOne(job, laneOf(job), now));
      }),
    retry: (ids, now) =>
      db.write(() => {
        const ended = retryableOf(ids);
        for (const { id } of ended) {
          for (const dependant of rearm.all(id)) events.append('job', dependant.id, dependant.documentId);
          rearmDependency.run(id);
        }
        for (const { id, documentId } of ended) {
          restart.run(now, now, id);
          events.append('job', id, documentId);
        }
        return ended.length;
      }),
    redo: (id, payload, now) =>
      db.write(() => {
        const row = redoOne.get(JSON.stringify(payload), now, now, id);
        if (row) events.append('job', id, row.documentId);
        return row !== undefined;
      }),
    cancelWaiting: (ids, now, onCancelled = () => {}) =>
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
      }),
    releaseDependants,
    moveToOrigin: (provider, origin) =>
      db.write(() => {
        const moved = selectMovable.all(provider).filter(({ queue, lane }) => lane !== laneName(queue, origin));
        for (const { id, queue, documentId } of moved) {
          setLane.run(lanes.ensure(queue, origin), id);
          events.append('job', id, documentId);
        }
        return moved.length;
      }),
    idsOfRun: (runId, states) =>
      selectOfRun
        .all(runId)
        .filter((row) => !states || states.includes(row.state))
        .map((row) => row.id),
    cancelledSince: (runId, since) => selectCancelled.all(runId, since).map(({ id }) => id),
    stateOf,
  };
};
