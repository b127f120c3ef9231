import { z } from 'zod';
import type { Effect } from '#shared/model/effect.ts';
import { bootIdSchema, documentIdSchema, jobIdSchema, runIdSchema } from '#shared/model/ids.ts';
import { longestStartWindowMs } from '#shared/model/queue-policy.ts';
import type { ClaimedJob } from '../queue/job.ts';
import { isEnded } from '../queue/job.ts';
import type { LaneAllowance, LaneHead, LoneJob, QueueStore, SettleResult, SettlingJob } from '../queue/ports.ts';
import type { Settlement } from '../queue/settlement.ts';
import { SettlementRefused } from '../queue/settlement-refused.ts';
import type { AttemptsStore } from './attempts-store.ts';
import type { Database } from './database.ts';
import { isPassingError, textParameter } from './database.ts';
import type { EffectApplier } from './effect-applier.ts';
import type { ErrorLogStore } from './error-log-store.ts';
import type { EventsStore } from './events-store.ts';
import type { JobsStore } from './jobs-store.ts';
import type { LanesStore } from './lanes-store.ts';
import type { StatisticsStore } from './statistics-store.ts';

const claimedRowSchema = z.object({
  id: jobIdSchema,
  kind: z.string(),
  queue: z.string(),
  lane: z.string(),
  payload: z.string().transform((text): unknown => JSON.parse(text)),
  documentId: documentIdSchema.nullable(),
  runId: runIdSchema.nullable(),
  claimNo: z.number(),
  bootId: bootIdSchema,
  attemptsSpent: z.number(),
  attemptLimit: z.number(),
  crashes: z.number(),
  snoozes: z.number(),
  timeoutMs: z.number(),
  readyAt: z.number(),
  startedAt: z.number(),
});

const loneRowSchema = z.object({ id: jobIdSchema, queue: z.string(), lane: z.string(), origin: z.string() });

const claimedColumns = `id, kind, queue, lane, payload, document_id AS documentId, run_id AS runId, claim_no AS claimNo,
  boot_id AS bootId, attempts_spent AS attemptsSpent, attempt_limit AS attemptLimit, crashes, snoozes,
  timeout_ms AS timeoutMs, updated_at AS readyAt, started_at AS startedAt`;

/** How many due rows become ready in one go: more would keep the event loop from its next turn. */
const promotedAtOnce = 500;

interface QueueStoreParts {
  readonly lanes: LanesStore;
  readonly statistics: StatisticsStore;
  readonly jobs: JobsStore;
  readonly attempts: AttemptsStore;
  readonly events: EventsStore;
  readonly effects: EffectApplier;
  readonly errorLog: ErrorLogStore;
}

/** The queue's store port over SQLite: claims, settlements and what wakes the scheduler. */
export const createQueueStore = (db: Database, parts: QueueStoreParts): QueueStore<Effect> => {
  const { connection } = db;
  const { lanes, statistics, jobs, attempts, events, effects, errorLog } = parts;
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
    WHERE j.state = 'ready' AND j.crashes >= 2 AND l.hold_reason IS NULL AND q.paused_at IS NULL${condition}
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
  // The fence: only the newest claim of a job that still runs may end it.
  const settleFenced = connection.prepare<(string | number | null)[]>(`
    UPDATE jobs SET state = ?, due_at = ?, attempts_spent = ?, crashes = ?, snoozes = ?, error = ?, output = ?,
      updated_at = ?, finished_at = ?
    WHERE id = ? AND claim_no = ? AND state = 'running'`);
  const promote = connection.prepare<[number, number], { id: string; documentId: string | null }>(`
    UPDATE jobs SET state = 'ready', due_at = NULL, updated_at = ? WHERE seq IN (
      SELECT seq FROM jobs WHERE state = 'scheduled' AND due_at <= ? ORDER BY due_at LIMIT ${promotedAtOnce})
    RETURNING id, document_id AS documentId`);
  const selectDue = connection.prepare<[], { dueAt: number | null; holdEnd: number | null }>(`
    SELECT (SELECT min(due_at) FROM jobs WHERE state = 'scheduled') AS dueAt, (SELECT min(hold_until) FROM lanes) AS holdEnd`);
  // Named, since for the sake of the order SQLite would walk all jobs instead.
  const selectLost = connection.prepare<[string]>(`
    SELECT ${claimedColumns} FROM jobs INDEXED BY jobs_running WHERE state = 'running' AND boot_id <> ? ORDER BY seq`);

  const nextDueAt = (): number | null => {
    const { dueAt = null, holdEnd = null } = selectDue.get() ?? {};
    return dueAt === null || holdEnd === null ? (dueAt ?? holdEnd) : Math.min(dueAt, holdEnd);
  };

  const begun = (row: unknown, now: number, isMetered: boolean, openSince: number): ClaimedJob => {
    const claimed = claimedRowSchema.parse(row);
    // While nothing of its lane could start, it didn't wait for its turn.
    const job: ClaimedJob = { ...claimed, readyAt: Math.max(claimed.readyAt, openSince) };
    attempts.begin(job);
    if (isMetered) insertStart.run(job.lane, now, job.id, job.claimNo);
    events.append('job', job.id, job.documentId);
    return job;
  };

  /** The best row over all lanes that may still start one. */
  const bestOf = (left: ReadonlyMap<string, LaneAllowance>) => {
    let best: { readonly lane: LaneAllowance; readonly seq: number; readonly rank: number } | null = null;
    for (const lane of left.values()) {
      const head = selectHead.get(lane.lane);
      if (head !== undefined && (best === null || head.rank < best.rank)) best = { lane, ...head };
    }
    return best;
  };

  const claim: QueueStore<Effect>['claim'] = ({ lanes: allowances, limit, bootId, now }) =>
    db.write(() => {
      const left = new Map(
        allowances.filter(({ lane }) => lanes.openSince(lane) !== null).map((lane) => [lane.lane, lane]),
      );
      const claimed: ClaimedJob[] = [];
      while (claimed.length < limit) {
        const best = bestOf(left);
        if (best === null) break;
        const { lane, seq } = best;
        claimed.push(begun(claimRow.get(bootId, now, seq), now, lane.isMetered, lanes.openSince(lane.lane) ?? 0));
        if (lane.limit === 1) left.delete(lane.lane);
        else left.set(lane.lane, { ...lane, limit: lane.limit - 1 });
      }
      for (const { lane, isMetered } of allowances) if (isMetered) dropStarts.run(lane, now - longestStartWindowMs);
      return claimed;
    }, 'normal');

  const claimLone: QueueStore<Effect>['claimLone'] = ({ id, lane }, { bootId, now, isMetered }) =>
    db.write(() => {
      const openSince = lanes.openSince(lane);
      const row = openSince === null ? undefined : claimById.get(bootId, now, id);
      return row === undefined || openSince === null ? null : begun(row, now, isMetered, openSince);
    }, 'normal');

  /** Writes the job's new state if the claim is still the newest of a running job; says whether it was. */
  const writeState = (job: ClaimedJob, settlement: Settlement<Effect>, now: number): boolean => {
    const { state, dueAt, attemptsSpent, crashes, snoozes, error, output } = settlement;
    const { changes } = settleFenced.run(
      state,
      dueAt,
      attemptsSpent,
      crashes,
      snoozes,
      error === null ? null : JSON.stringify(error),
      output === undefined ? null : JSON.stringify(output),
      now,
      isEnded(state) ? now : null,
      job.id,
      job.claimNo,
    );
    return changes > 0;
  };

  /** What follows from a state that was written: the lane's hold, the dependants. */
  const follow = (job: ClaimedJob, { state, hold }: Settlement<Effect>, now: number): void => {
    if (hold) {
      for (const lane of lanes.ofSameOrigin(job.lane)) {
        lanes.hold(lane, hold.reason, hold.until, now);
        events.append('lane', lane, null);
      }
    }
    if (isEnded(state)) jobs.releaseDependants(job.id, state === 'completed', now);
    events.append('job', job.id, job.documentId);
  };

  /** What doesn't fail for the moment only, a constraint that an effect breaks or an output that is no JSON, always will. */
  const orRefuse = <T>(apply: () => T): T => {
    try {
      return apply();
    } catch (cause) {
      if (isPassingError(cause)) throw cause;
      throw new SettlementRefused('it contradicts what is stored', { cause });
    }
  };

  const settleOne = ({ job, settlement }: SettlingJob<Effect>, now: number): SettleResult => {
    const isApplied = orRefuse(() => writeState(job, settlement, now));
    attempts.end(job, settlement.attemptOutcome, settlement.error, now);
    orRefuse(() => effects.apply(settlement.effects, { job, now, isFenced: !isApplied }));
    if (!isApplied) return { isApplied, state: jobs.stateOf(job.id) ?? 'cancelled' };
    follow(job, settlement, now);
    errorLog.note(job, settlement, now);
    return { isApplied, state: settlement.state };
  };

  return {
    claimableDepths: lanes.claimableDepths,
    heads: (queue) =>
      lanes
        .claimable(queue)
        .flatMap(({ lane, origin }): LaneHead[] => {
          const head = selectHead.get(lane);
          return head ? [{ lane, origin, rank: head.rank }] : [];
        })
        .sort((a, b) => a.rank - b.rank),
    claim,
    loneJob: (lanesPassedOver = []): LoneJob | null => {
      const row = lanesPassedOver.length === 0 ? selectLone.get() : selectLoneBut.get(JSON.stringify(lanesPassedOver));
      return row === undefined ? null : loneRowSchema.parse(row);
    },
    claimLone,
    settle: (ends, now) =>
      db.write(() => {
        const results = ends.map((end) => settleOne(end, now));
        statistics.add(
          ends.filter((_end, nth) => results[nth]?.isApplied),
          now,
        );
        return results;
      }),
    promoteDue: (now) => {
      const dueAt = nextDueAt();
      if (dueAt === null || dueAt > now) return;
      db.write(() => {
        for (const lane of lanes.releaseOverdue(now)) events.append('lane', lane, null);
        for (const row of promote.all(now, now)) events.append('job', row.id, row.documentId);
      }, 'normal');
    },
    nextDueAt,
    lostClaims: (bootId) => claimedRowSchema.array().parse(selectLost.all(bootId)),
    cancelJobs: (ids, now, effectsOnCancel) =>
      db.write(() =>
        jobs.cancelWaiting(ids, now, (job) =>
          effects.apply(effectsOnCancel(job.kind, job.payload), {
            job: { ...job, startedAt: null },
            now,
            isFenced: false,
          }),
        ),
      ),
    hold: (lane, reason, until, now) =>
      db.write(() => {
        lanes.hold(lane, reason, until, now);
        events.append('lane', lane, null);
      }),
    release: (lane, now) =>
      db.write(() => {
        lanes.release(lane, now);
        events.append('lane', lane, null);
      }),
    startsSince: (lane, since) => selectStarts.all(lane, since).map((row) => row.startedAt),
  };
};
