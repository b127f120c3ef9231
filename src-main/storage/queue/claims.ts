import { z } from 'zod';
import type { Effect } from '#shared/model/effect.ts';
import { bootIdSchema, documentIdSchema, jobIdSchema, runIdSchema } from '#shared/model/ids.ts';
import { longestStartWindowMs } from '#shared/model/queue-policy.ts';
import type { ClaimedJob } from '../../queue/job.ts';
import type { LaneAllowance, LaneHead, LoneJob, QueueStore } from '../../queue/ports.ts';
import type { Database } from '../database.ts';
import { textParameter } from '../database.ts';
import type { EventsStore } from '../log/events-store.ts';
import { jsonColumn } from '../rows.ts';
import type { AttemptsStore } from './attempts-store.ts';
import type { LanesStore } from './lanes-store.ts';
import { isOpenCondition } from './lanes-store.ts';

const claimedRowSchema = z.object({
  id: jobIdSchema,
  kind: z.string(),
  queue: z.string(),
  lane: z.string(),
  payload: jsonColumn,
  documentId: documentIdSchema.nullable(),
  runId: runIdSchema.nullable(),
  claimNo: z.number(),
  bootId: bootIdSchema,
  attemptsSpent: z.number(),
  attemptLimit: z.number(),
  crashes: z.number(),
  snoozes: z.number(),
  lastErrorCode: z.string().nullable(),
  timeoutMs: z.number(),
  readyAt: z.number(),
  startedAt: z.number(),
});

const loneRowSchema = z.object({ id: jobIdSchema, queue: z.string(), lane: z.string(), origin: z.string() });

const claimedColumns = `id, kind, queue, lane, payload, document_id AS documentId, run_id AS runId, claim_no AS claimNo,
  boot_id AS bootId, attempts_spent AS attemptsSpent, attempt_limit AS attemptLimit, crashes, snoozes,
  json_extract(error, '$.code') AS lastErrorCode, timeout_ms AS timeoutMs, updated_at AS readyAt, started_at AS startedAt`;

/** The statements of claims, prepared once. */
const prepareClaims = ({ connection }: Database) => {
  // A job that died with the process twice is claimed by name alone. There are few: the filter passes over them quickly.
  const selectHead = connection.prepare<[string], { seq: number; rank: number }>(
    `SELECT seq, rank FROM jobs WHERE lane = ${textParameter} AND state = 'ready' AND crashes < 2
     ORDER BY rank, seq LIMIT 1`,
  );
  // `updated_at` stays: until the claim ends it says since when the job was ready. Found first and claimed by its row
  // number: with the search as a subquery of the update, SQLite took six times as long (measured on 3.53).
  const begin = "UPDATE jobs SET state = 'running', claim_no = claim_no + 1, boot_id = ?, started_at = ?";
  const claimRow = connection.prepare<[string, number, number]>(`${begin} WHERE seq = ? RETURNING ${claimedColumns}`);
  const claimById = connection.prepare<[string, number, string]>(
    `${begin} WHERE id = ? AND state = 'ready' RETURNING ${claimedColumns}`,
  );
  const loneIn = (condition: string) => `
    SELECT j.id, j.queue, j.lane, l.origin FROM jobs j INDEXED BY jobs_alone
      JOIN lanes l ON l.lane = j.lane JOIN queues q ON q.queue = j.queue
    WHERE j.state = 'ready' AND j.crashes >= 2 AND ${isOpenCondition}${condition}
    ORDER BY j.rank LIMIT 1`;
  const selectLone = connection.prepare<[]>(loneIn(''));
  const selectLoneBut = connection.prepare<[string]>(loneIn(' AND j.lane NOT IN (SELECT value FROM json_each(?))'));
  const insertStart = connection.prepare<[string, number, string, number]>(
    'INSERT INTO lane_starts (lane, started_at, job_id, claim_no) VALUES (?, ?, ?, ?)',
  );
  const dropStarts = connection.prepare<[string, number]>('DELETE FROM lane_starts WHERE lane = ? AND started_at < ?');
  const selectStarts = connection.prepare<[string, number], { startedAt: number }>(
    'SELECT started_at AS startedAt FROM lane_starts WHERE lane = ? AND started_at >= ? ORDER BY started_at',
  );
  // The index is named: for the ORDER BY, SQLite would scan all jobs instead.
  const selectLost = connection.prepare<[string]>(`
    SELECT ${claimedColumns} FROM jobs INDEXED BY jobs_running WHERE state = 'running' AND boot_id <> ? ORDER BY seq`);
  return {
    selectHead,
    claimRow,
    claimById,
    selectLone,
    selectLoneBut,
    insertStart,
    dropStarts,
    selectStarts,
    selectLost,
  };
};

interface ClaimParts {
  readonly lanes: LanesStore;
  readonly attempts: AttemptsStore;
  readonly events: EventsStore;
}

/** The row that goes first in a lane. */
export interface Head {
  readonly seq: number;
  readonly rank: number;
}

/** The port's methods that claim jobs and list claims. */
type Claims = Pick<QueueStore<Effect>, 'heads' | 'claim' | 'loneJob' | 'claimLone' | 'startsSince' | 'lostClaims'>;

/**
 * Takes ready jobs in the order of their rank, each in one transaction with its attempt and its start.
 *
 * @param findHead finds what goes first in a lane; the best of all its jobs unless given
 */
export const createClaims = (
  db: Database,
  { lanes, attempts, events }: ClaimParts,
  findHead?: (lane: string) => Head | undefined,
): Claims => {
  const statements = prepareClaims(db);
  const headOf = findHead ?? ((lane: string) => statements.selectHead.get(lane));
  const begun = (row: unknown, now: number, isMetered: boolean, openSince: number): ClaimedJob => {
    const claimed = claimedRowSchema.parse(row);
    // Time during which its lane couldn't start anything doesn't count as waiting.
    const job: ClaimedJob = { ...claimed, readyAt: Math.max(claimed.readyAt, openSince) };
    attempts.begin(job);
    if (isMetered) statements.insertStart.run(job.lane, now, job.id, job.claimNo);
    events.append('job', job.id, job.documentId);
    return job;
  };

  /** The best row over all lanes that may still start one. */
  const bestOf = (left: ReadonlyMap<string, LaneAllowance>) => {
    let best: { readonly lane: LaneAllowance; readonly seq: number; readonly rank: number } | null = null;
    for (const lane of left.values()) {
      const head = headOf(lane.lane);
      if (head !== undefined && (best === null || head.rank < best.rank)) best = { lane, ...head };
    }
    return best;
  };

  const claim: Claims['claim'] = ({ lanes: allowances, limit, bootId, now }) =>
    db.write(() => {
      const left = new Map(
        allowances.filter(({ lane }) => lanes.openSince(lane) !== null).map((lane) => [lane.lane, lane]),
      );
      const claimed: ClaimedJob[] = [];
      while (claimed.length < limit) {
        const best = bestOf(left);
        if (best === null) break;
        const { lane, seq } = best;
        claimed.push(
          begun(statements.claimRow.get(bootId, now, seq), now, lane.isMetered, lanes.openSince(lane.lane) ?? 0),
        );
        if (lane.limit === 1) left.delete(lane.lane);
        else left.set(lane.lane, { ...lane, limit: lane.limit - 1 });
      }
      for (const { lane, isMetered } of allowances)
        if (isMetered) statements.dropStarts.run(lane, now - longestStartWindowMs);
      return claimed;
    }, 'normal');

  const claimLone: Claims['claimLone'] = ({ id, lane }, { bootId, now, isMetered }) =>
    db.write(() => {
      const openSince = lanes.openSince(lane);
      const row = openSince === null ? undefined : statements.claimById.get(bootId, now, id);
      return row === undefined || openSince === null ? null : begun(row, now, isMetered, openSince);
    }, 'normal');

  return {
    heads: (queue) =>
      lanes
        .claimable(queue)
        .flatMap(({ lane, origin }): LaneHead[] => {
          const head = headOf(lane);
          return head ? [{ lane, origin, rank: head.rank }] : [];
        })
        .sort((a, b) => a.rank - b.rank),
    claim,
    loneJob: (lanesPassedOver = []): LoneJob | null => {
      const { selectLone, selectLoneBut } = statements;
      const row = lanesPassedOver.length === 0 ? selectLone.get() : selectLoneBut.get(JSON.stringify(lanesPassedOver));
      return row === undefined ? null : loneRowSchema.parse(row);
    },
    claimLone,
    startsSince: (lane, since) => statements.selectStarts.all(lane, since).map((row) => row.startedAt),
    lostClaims: (bootId) => claimedRowSchema.array().parse(statements.selectLost.all(bootId)),
  };
};
