import { z } from 'zod';
import { appErrorSchema } from '#shared/model/app-error.ts';
import type { JobId } from '#shared/model/ids.ts';
import { batchIdSchema, documentIdSchema, jobIdSchema, runIdSchema } from '#shared/model/ids.ts';
import type { JobFilter, JobState } from '#shared/model/job.ts';
import { jobStateSchema } from '#shared/model/job.ts';
import type { Label } from '#shared/model/label.ts';
import { labelSchema } from '#shared/model/label.ts';
import { housekeepingQueue } from '#shared/model/queue-policy.ts';
import { holdReasonSchema } from '#shared/model/queue-status.ts';
import type { Database } from '../database.ts';
import { integerParameter, textParameter } from '../database.ts';
import { flagColumn, jsonColumn } from '../rows.ts';
import { createJobSegments } from './job-segments.ts';
import type { LaneRow, LanesStore } from './lanes-store.ts';

const labelColumn = jsonColumn.pipe(labelSchema).nullable();

const jobRowSchema = z.object({
  seq: z.number(),
  id: jobIdSchema,
  label: labelColumn,
  kind: z.string(),
  queue: z.string(),
  lane: z.string(),
  origin: z.string(),
  state: jobStateSchema,
  priority: z.number(),
  documentId: documentIdSchema.nullable(),
  documentTitle: z.string().nullable(),
  runId: runIdSchema.nullable(),
  batchId: batchIdSchema.nullable(),
  holdReason: holdReasonSchema.nullable(),
  holdUntil: z.number().nullable(),
  isPaused: flagColumn,
  dueAt: z.number().nullable(),
  waitingFor: z.number(),
  /** How many of its dependencies ended without success. */
  failedDependencies: z.number(),
  attemptsSpent: z.number(),
  attemptLimit: z.number(),
  crashes: z.number(),
  timeoutMs: z.number(),
  createdAt: z.number(),
  updatedAt: z.number(),
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
  error: jsonColumn.pipe(appErrorSchema).nullable(),
});

/** A job's row with what it waits for, for lists. */
export type JobRow = z.infer<typeof jobRowSchema> & {
  /** Ready rows of its lane that go before it, counted up to a thousand for a single job; null for one that isn't ready. */
  readonly ahead: number | null;
};

/** Without a queue's name every method covers all queues except housekeeping. */
export interface JobListStore {
  /**
   * One stretch of the jobs that fit a filter: running ones first, then ready ones lane by lane in the order in which
   * they go, then by when they are due, then those that wait for others; ended ones newest first.
   */
  page(filter: JobFilter, queue: string | null, offset: number, limit: number): JobRow[];
  /** How many fit, from the counters. */
  total(filter: JobFilter, queue: string | null): number;
  get(id: JobId): JobRow | null;
  /** How many ready rows of a lane go before a rank. */
  aheadOf(lane: string, rank: number): number;
  payloadOf(id: JobId): { readonly input: unknown; readonly output: unknown };
  dependenciesOf(id: JobId): { readonly id: JobId; readonly label: Label | null; readonly state: JobState }[];
  /** Ids of the jobs of a queue (or all) in some states, the first ones at most `limit`, for work in portions. */
  idsIn(states: readonly JobState[], queue: string | null, limit: number): JobId[];
  /** Ids of failed jobs that ended until a moment, oldest first. */
  failedUntil(moment: number, queue: string | null, limit: number): JobId[];
}

const columns = `j.seq, j.id, j.label, j.kind, j.queue, j.lane, l.origin, j.state, j.priority, j.document_id AS documentId,
  d.title AS documentTitle, j.run_id AS runId, j.batch_id AS batchId, l.hold_reason AS holdReason,
  l.hold_until AS holdUntil, q.paused_at IS NOT NULL AS isPaused, j.due_at AS dueAt, j.waiting_for AS waitingFor,
  CASE WHEN j.state = 'blocked' THEN (
    SELECT count(*) FROM job_dependencies w JOIN jobs o ON o.id = w.depends_on
    WHERE w.job_id = j.id AND w.is_satisfied = 0 AND o.state IN ('failed', 'cancelled')) ELSE 0 END AS failedDependencies,
  j.attempts_spent AS attemptsSpent, j.attempt_limit AS attemptLimit, j.crashes, j.timeout_ms AS timeoutMs,
  j.created_at AS createdAt, max(j.updated_at, coalesce(j.started_at, 0)) AS updatedAt, j.started_at AS startedAt,
  j.finished_at AS finishedAt, j.error
  FROM jobs j JOIN lanes l ON l.lane = j.lane JOIN queues q ON q.queue = j.queue LEFT JOIN documents d ON d.id = j.document_id`;

const statesOf: Readonly<Record<JobFilter, readonly JobState[]>> = {
  open: ['running', 'ready', 'scheduled', 'blocked'],
  running: ['running'],
  waiting: ['ready', 'scheduled', 'blocked'],
  failed: ['failed'],
  completed: ['completed'],
  cancelled: ['cancelled'],
};

/** Counting stops here: more precision isn't shown and would cost time. */
const mostCounted = 1_000;

export const createJobListStore = (db: Database, lanes: LanesStore): JobListStore => {
  const { connection } = db;
  const segments = createJobSegments(db);
  const selectRow = connection.prepare<[number]>(`SELECT ${columns} WHERE j.seq = ${integerParameter}`);
  const selectById = connection.prepare<[string]>(`SELECT ${columns} WHERE j.id = ${textParameter}`);
  const selectPayload = connection.prepare<[string], { payload: string; output: string | null }>(
    'SELECT payload, output FROM jobs WHERE id = ?',
  );
  const selectDependencies = connection.prepare<[string], { id: JobId; label: string | null; state: JobState }>(`
    SELECT o.id, o.label, o.state FROM job_dependencies d JOIN jobs o ON o.id = d.depends_on
    WHERE d.job_id = ? ORDER BY o.seq`);
  const countAhead = connection.prepare<[number], { ahead: number }>(`
    SELECT (SELECT count(*) FROM (
      SELECT 1 FROM jobs a WHERE a.lane = j.lane AND a.state = 'ready' AND (a.rank, a.seq) < (j.rank, j.seq)
      LIMIT ${mostCounted})) AS ahead
    FROM jobs j WHERE j.seq = ${integerParameter}`);

  const countBefore = connection.prepare<[string, number], { ahead: number }>(
    "SELECT count(*) AS ahead FROM jobs WHERE lane = ? AND state = 'ready' AND rank < ?",
  );

  const selectFailed = connection.prepare<[number, string | null, string | null, number], { id: JobId }>(`
    SELECT id FROM jobs INDEXED BY jobs_ended WHERE state = 'failed' AND finished_at <= ? AND (CASE WHEN ? IS NULL THEN queue <> '${housekeepingQueue}' ELSE queue = ? END)
    ORDER BY finished_at LIMIT ?`);
  const selectId = connection.prepare<[number], { id: JobId }>('SELECT id FROM jobs WHERE seq = ?');

  const lanesOf = (queue: string | null): LaneRow[] =>
    lanes.all().filter((lane) => (queue === null ? lane.queue !== housekeepingQueue : lane.queue === queue));

  const rowOf = (row: unknown, ahead: number | null): JobRow => ({ ...jobRowSchema.parse(row), ahead });

  const page: JobListStore['page'] = (filter, queue, offset, limit) => {
    const rows = lanesOf(queue);
    const found: JobRow[] = [];
    let start = 0;
    for (const segment of statesOf[filter].flatMap((state) => segments(state, queue, rows))) {
      const left = limit - found.length;
      const from = Math.max(0, offset - start);
      if (left > 0 && segment.count > from) {
        segment.seqs(from, Math.min(left, segment.count - from)).forEach((seq, nth) => {
          const row = selectRow.get(seq);
          if (row !== undefined) found.push(rowOf(row, segment.isReady ? from + nth : null));
        });
      }
      start += segment.count;
    }
    return found;
  };

  return {
    page,
    total: (filter, queue) => {
      const states = statesOf[filter];
      return lanesOf(queue).reduce((sum, lane) => sum + states.reduce((of, state) => of + lane[state], 0), 0);
    },
    get: (id) => {
      const row = selectById.get(id);
      if (row === undefined) return null;
      const { seq, state } = jobRowSchema.pick({ seq: true, state: true }).parse(row);
      return rowOf(row, state === 'ready' ? (countAhead.get(seq)?.ahead ?? null) : null);
    },
    aheadOf: (lane, rank) => countBefore.get(lane, rank)?.ahead ?? 0,
    payloadOf: (id) => {
      const row = selectPayload.get(id);
      const parse = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
      return { input: parse(row?.payload ?? null), output: parse(row?.output ?? null) };
    },
    dependenciesOf: (id) =>
      selectDependencies.all(id).map(({ label, ...row }) => ({ ...row, label: labelColumn.parse(label) })),
    idsIn: (states, queue, limit) => {
      const rows = lanesOf(queue);
      const seqs = states.flatMap((state) =>
        segments(state, queue, rows).flatMap((segment) => (segment.count > 0 ? segment.seqs(0, limit) : [])),
      );
      return seqs.slice(0, limit).flatMap((seq) => selectId.get(seq)?.id ?? []);
    },
    failedUntil: (moment, queue, limit) => selectFailed.all(moment, queue, queue, limit).map(({ id }) => id),
  };
};
