import type { HoldReason } from '#shared/model/queue-status.ts';
import { holdReasonSchema } from '#shared/model/queue-status.ts';
import { laneName } from '../queue/job.ts';
import type { QueueDepth } from '../queue/ports.ts';
import type { Database } from './database.ts';

/** One lane's counters; the sum of them is the status bar. */
export interface LaneRow {
  readonly lane: string;
  readonly queue: string;
  readonly origin: string;
  readonly holdReason: HoldReason | null;
  readonly scheduled: number;
  readonly blocked: number;
  readonly ready: number;
  readonly running: number;
  readonly completed: number;
  readonly failed: number;
  readonly cancelled: number;
}

export interface LanesStore {
  /** Makes sure the lane has its row; returns its name. */
  ensure(queue: string, origin: string): string;
  all(): LaneRow[];
  claimableDepths(): QueueDepth[];
  /** Waiting jobs of a queue, over all its lanes: what back-pressure is measured by. */
  waitingIn(queue: string): number;
  /** Lanes of a queue that are not held and have ready rows. */
  claimable(queue: string): { lane: string; origin: string }[];
  hold(lane: string, reason: HoldReason, until: number | null, now: number): void;
  release(lane: string): void;
  /** Releases the lanes whose hold is over; returns their names. */
  releaseOverdue(now: number): string[];
  nextHoldEnd(): number | null;
}

const laneColumns = `lane, queue, origin, hold_reason AS holdReason,
  scheduled, blocked, ready, running, completed, failed, cancelled`;

export const createLanesStore = (db: Database): LanesStore => {
  const { connection } = db;
  const insert = connection.prepare<[string, string, string]>(
    'INSERT INTO lanes (lane, queue, origin) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const selectAll = connection.prepare<[], Omit<LaneRow, 'holdReason'> & { holdReason: string | null }>(
    `SELECT ${laneColumns} FROM lanes ORDER BY lane`,
  );
  const selectDepths = connection.prepare<[], QueueDepth>(
    'SELECT queue, sum(ready) AS claimable FROM lanes WHERE hold_reason IS NULL AND ready > 0 GROUP BY queue',
  );
  const selectWaiting = connection.prepare<[string], { waiting: number }>(
    'SELECT coalesce(sum(scheduled + blocked + ready), 0) AS waiting FROM lanes WHERE queue = ?',
  );
  const selectClaimable = connection.prepare<[string], { lane: string; origin: string }>(
    'SELECT lane, origin FROM lanes WHERE queue = ? AND hold_reason IS NULL AND ready > 0',
  );
  const setHold = connection.prepare<[string, number | null, number, string]>(
    'UPDATE lanes SET hold_reason = ?, hold_until = ?, held_at = ? WHERE lane = ?',
  );
  const clearHold = connection.prepare<[string]>(
    'UPDATE lanes SET hold_reason = NULL, hold_until = NULL, held_at = NULL WHERE lane = ?',
  );
  const clearOverdue = connection.prepare<[number], { lane: string }>(
    'UPDATE lanes SET hold_reason = NULL, hold_until = NULL, held_at = NULL WHERE hold_until <= ? RETURNING lane',
  );
  const selectHoldEnd = connection.prepare<[], { at: number | null }>('SELECT min(hold_until) AS at FROM lanes');
  return {
    ensure: (queue, origin) => {
      const lane = laneName(queue, origin);
      insert.run(lane, queue, origin);
      return lane;
    },
    all: () =>
      selectAll.all().map((row) => ({
        ...row,
        holdReason: row.holdReason === null ? null : holdReasonSchema.parse(row.holdReason),
      })),
    claimableDepths: () => selectDepths.all(),
    waitingIn: (queue) => selectWaiting.get(queue)?.waiting ?? 0,
    claimable: (queue) => selectClaimable.all(queue),
    hold: (lane, reason, until, now) => {
      setHold.run(reason, until, now, lane);
    },
    release: (lane) => {
      clearHold.run(lane);
    },
    releaseOverdue: (now) => clearOverdue.all(now).map(({ lane }) => lane),
    nextHoldEnd: () => selectHoldEnd.get()?.at ?? null,
  };
};
