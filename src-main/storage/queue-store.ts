import { z } from 'zod';
import type { Effect } from '#shared/model/effect.ts';
import { bootIdSchema, documentIdSchema, jobIdSchema, runIdSchema } from '#shared/model/ids.ts';
import type { ClaimedJob } from '../queue/job.ts';
import { isEnded } from '../queue/job.ts';
import type { LaneHead, QueueStore } from '../queue/ports.ts';
import type { Settlement } from '../queue/settlement.ts';
import { SettlementRefused } from '../queue/settlement-refused.ts';
import type { AttemptsStore } from './attempts-store.ts';
import type { Database } from './database.ts';
import { isConstraintError } from './database.ts';
import type { DurationsStore } from './durations-store.ts';
import type { EffectApplier, EffectContext } from './effect-applier.ts';
import type { EventsStore } from './events-store.ts';
import type { JobsStore } from './jobs-store.ts';
import type { LanesStore } from './lanes-store.ts';

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
  startedAt: z.number(),
});

const claimedColumns = `id, kind, queue, lane, payload, document_id AS documentId, run_id AS runId, claim_no AS claimNo,
  boot_id AS bootId, attempts_spent AS attemptsSpent, attempt_limit AS attemptLimit, crashes, snoozes,
  timeout_ms AS timeoutMs, started_at AS startedAt`;

interface QueueStoreParts {
  readonly lanes: LanesStore;
  readonly jobs: JobsStore;
  readonly attempts: AttemptsStore;
  readonly durations: DurationsStore;
  readonly events: EventsStore;
  readonly effects: EffectApplier;
}

/** The queue's store port over SQLite: claims, settlements and what wakes the scheduler. */
export const createQueueStore = (db: Database, parts: QueueStoreParts): QueueStore<Effect> => {
  const { connection } = db;
  const { lanes, jobs, attempts, durations, events, effects } = parts;
  const selectHead = connection.prepare<[string], { rank: number }>(
    "SELECT rank FROM jobs WHERE lane = ? AND state = 'ready' ORDER BY rank, seq LIMIT 1",
  );
  const claimHead = connection.prepare<{ lane: string; bootId: string; now: number }>(`
    UPDATE jobs SET state = 'running', claim_no = claim_no + 1, boot_id = @bootId, started_at = @now, updated_at = @now
    WHERE seq = (SELECT seq FROM jobs WHERE lane = @lane AND state = 'ready' ORDER BY rank, seq LIMIT 1)
      AND NOT EXISTS (SELECT 1 FROM lanes WHERE lane = @lane AND hold_reason IS NOT NULL)
    RETURNING ${claimedColumns}`);
  const insertStart = connection.prepare<[string, number, string, number]>(
    'INSERT INTO lane_starts (lane, started_at, job_id, claim_no) VALUES (?, ?, ?, ?)',
  );
  const dropStarts = connection.prepare<[string, number]>('DELETE FROM lane_starts WHERE lane = ? AND started_at < ?');
  const selectStarts = connection.prepare<[string, number], { startedAt: number }>(
    'SELECT started_at AS startedAt FROM lane_starts WHERE lane = ? AND started_at >= ? ORDER BY started_at',
  );
  // The fence: only the newest claim of a job that still runs may end it.
  const settleFenced = connection.prepare<Record<string, unknown>>(`
    UPDATE jobs SET state = @state, due_at = @dueAt, attempts_spent = @attemptsSpent, crashes = @crashes,
      snoozes = @snoozes, error = @error, output = @output, updated_at = @now, finished_at = @finishedAt
    WHERE id = @id AND claim_no = @claimNo AND state = 'running'`);
  const promote = connection.prepare<[number, number], { id: string; documentId: string | null }>(`
    UPDATE jobs SET state = 'ready', due_at = NULL, updated_at = ? WHERE state = 'scheduled' AND due_at <= ?
    RETURNING id, document_id AS documentId`);
  const selectDue = connection.prepare<[], { at: number | null }>(
    "SELECT min(due_at) AS at FROM jobs WHERE state = 'scheduled'",
  );
  // Named, since for the sake of the order SQLite would walk all jobs instead.
  const selectLost = connection.prepare<[string]>(`
    SELECT ${claimedColumns} FROM jobs INDEXED BY jobs_running WHERE state = 'running' AND boot_id <> ? ORDER BY seq`);

  // Starts older than the longest start window there is are no use to anyone.
  const longestStartWindowMs = 10 * 60_000;

  const claim: QueueStore<Effect>['claim'] = (lane, { bootId, now, isMetered }) =>
    db.write(() => {
      const row = claimHead.get({ lane, bootId, now });
      if (row === undefined) return null;
      const job: ClaimedJob = claimedRowSchema.parse(row);
      attempts.begin(job);
      if (isMetered) {
        dropStarts.run(lane, now - longestStartWindowMs);
        insertStart.run(lane, now, job.id, job.claimNo);
      }
      events.append('job', job.id, job.documentId);
      return job;
    }, 'normal');

  /** Writes the job's new state if the claim is still the newest of a running job; says whether it was. */
  const writeState = (job: ClaimedJob, settlement: Settlement<Effect>, now: number): boolean => {
    const { state, dueAt, attemptsSpent, crashes, snoozes, error, output } = settlement;
    const { changes } = settleFenced.run({
      id: job.id,
      claimNo: job.claimNo,
      state,
      dueAt,
      attemptsSpent,
      crashes,
      snoozes,
      error: error === null ? null : JSON.stringify(error),
      output: output === undefined ? null : JSON.stringify(output),
      now,
      finishedAt: isEnded(state) ? now : null,
    });
    return changes > 0;
  };

  /** What follows from a state that was written: the lane's hold, the dependants, the measured duration. */
  const follow = (job: ClaimedJob, { state, hold }: Settlement<Effect>, now: number): void => {
    if (hold) {
      lanes.hold(job.lane, hold.reason, hold.until, now);
      events.append('lane', job.lane, null);
    }
    if (isEnded(state)) jobs.releaseDependants(job.id, state === 'completed', now);
    if (state === 'completed') durations.add(job, now - job.startedAt);
    events.append('job', job.id, job.documentId);
  };

  /** A constraint that an effect breaks, it will break every time. */
  const applyOrRefuse = (list: readonly Effect[], context: EffectContext): void => {
    try {
      effects.apply(list, context);
    } catch (cause) {
      if (isConstraintError(cause)) throw new SettlementRefused('an effect breaks a constraint', { cause });
      throw cause;
    }
  };

  const settle: QueueStore<Effect>['settle'] = (job, settlement, now) =>
    db.write(() => {
      const isApplied = writeState(job, settlement, now);
      attempts.end(job, settlement.attemptOutcome, settlement.error, now);
      applyOrRefuse(settlement.effects, { job, now, isFenced: !isApplied });
      if (!isApplied) return { isApplied, state: jobs.stateOf(job.id) ?? 'cancelled' };
      follow(job, settlement, now);
      return { isApplied, state: settlement.state };
    });

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
    settle,
    promoteDue: (now) => {
      const due = selectDue.get()?.at ?? null;
      const holdEnd = lanes.nextHoldEnd();
      if ((due === null || due > now) && (holdEnd === null || holdEnd > now)) return;
      db.write(() => {
        for (const lane of lanes.releaseOverdue(now)) events.append('lane', lane, null);
        for (const row of promote.all(now, now)) events.append('job', row.id, row.documentId);
      }, 'normal');
    },
    nextDueAt: () => {
      const moments = [selectDue.get()?.at ?? null, lanes.nextHoldEnd()].filter((at) => at !== null);
      return moments.length > 0 ? Math.min(...moments) : null;
    },
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
    release: (lane) =>
      db.write(() => {
        lanes.release(lane);
        events.append('lane', lane, null);
      }),
    startsSince: (lane, since) => selectStarts.all(lane, since).map((row) => row.startedAt),
  };
};
