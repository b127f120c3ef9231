import type { HoldReason } from '#shared/model/queue-status.ts';
import { holdReasonSchema } from '#shared/model/queue-status.ts';
import { laneName } from '../../queue/job.ts';
import type { QueueDepth } from '../../queue/ports.ts';
import type { Database } from '../database.ts';
import { textParameter } from '../database.ts';

/** One lane's counters; the sum of them is the status bar. */
export interface LaneRow {
  readonly lane: string;
  readonly queue: string;
  readonly origin: string;
  readonly holdReason: HoldReason | null;
  readonly holdUntil: number | null;
  /** Its queue is paused. */
  readonly isPaused: boolean;
  readonly scheduled: number;
  readonly blocked: number;
  readonly ready: number;
  readonly running: number;
  readonly completed: number;
  readonly failed: number;
  readonly cancelled: number;
}

export interface LanesStore {
  /** Makes sure the lane and its queue have their rows; returns the lane's name. */
  ensure(queue: string, origin: string): string;
  all(): LaneRow[];
  claimableDepths(): QueueDepth[];
  /** Waiting jobs of a queue, over all its lanes: what back-pressure is measured by. */
  waitingIn(queue: string): number;
  /** Lanes of a queue that are neither held nor paused and have ready rows. */
  claimable(queue: string): { lane: string; origin: string }[];
  /** Since when the lane can start work: the end of its hold, its queue's pause, or the last process. Null while it can't. */
  openSince(lane: string): number | null;
  /**
   * Since when the oldest job of a queue that could start has been ready, epoch milliseconds; null when none could.
   * Looked for among the thousand that go next in each lane: one further back is younger, unless it overtook nobody.
   */
  oldestReadyAt(queue: string): number | null;
  hold(lane: string, reason: HoldReason, until: number | null, now: number): void;
  release(lane: string, now: number): void;
  /** All lanes with the same origin as this one, itself included. */
  ofSameOrigin(lane: string): string[];
  /** Releases the lanes whose hold is over; returns their names. */
  releaseOverdue(now: number): string[];
  nextHoldEnd(): number | null;
}

/** A lane is open unless it is held or its queue is paused. */
const isOpenCondition = 'l.hold_reason IS NULL AND q.paused_at IS NULL';
const lanesAndQueues = 'lanes l JOIN queues q ON q.queue = l.queue';

type StoredLane = Omit<LaneRow, 'holdReason' | 'isPaused'> & { holdReason: string | null; isPaused: number };

/** @param openedAt when this life of the store began: nothing could start before */
export const createLanesStore = (db: Database, openedAt: number): LanesStore => {
  const { connection } = db;
  const insert = connection.prepare<[string, string, string]>(
    // A new lane takes over the hold of its origin's other lanes.
    `INSERT INTO lanes (lane, queue, origin, hold_reason, hold_until, held_at)
     SELECT new.lane, new.queue, new.origin, o.hold_reason, o.hold_until, o.held_at
     FROM (SELECT ? AS lane, ? AS queue, ? AS origin) new
     LEFT JOIN (SELECT * FROM lanes WHERE hold_reason IS NOT NULL) o ON o.origin = new.origin LIMIT 1
     ON CONFLICT DO NOTHING`,
  );
  const insertQueue = connection.prepare<[string]>('INSERT INTO queues (queue) VALUES (?) ON CONFLICT DO NOTHING');
  const selectAll = connection.prepare<[], StoredLane>(`
    SELECT l.lane, l.queue, l.origin, l.hold_reason AS holdReason, l.hold_until AS holdUntil,
      q.paused_at IS NOT NULL AS isPaused, l.scheduled, l.blocked, l.ready, l.running, l.completed, l.failed, l.cancelled
    FROM ${lanesAndQueues} ORDER BY l.lane`);
  const selectDepths = connection.prepare<[], QueueDepth>(`
    SELECT l.queue, sum(l.ready) AS claimable FROM ${lanesAndQueues}
    WHERE ${isOpenCondition} AND l.ready > 0 GROUP BY l.queue`);
  const selectWaiting = connection.prepare<[string], { waiting: number }>(
    'SELECT coalesce(sum(scheduled + blocked + ready), 0) AS waiting FROM lanes WHERE queue = ?',
  );
  const selectClaimable = connection.prepare<[string], { lane: string; origin: string }>(`
    SELECT l.lane, l.origin FROM ${lanesAndQueues} WHERE l.queue = ${textParameter} AND ${isOpenCondition} AND l.ready > 0`);
  const selectOpen = connection.prepare<[string], { since: number }>(
    `SELECT max(coalesce(l.released_at, 0), coalesce(q.resumed_at, 0)) AS since FROM ${lanesAndQueues} WHERE l.lane = ${textParameter} AND ${isOpenCondition}`,
  );
  const selectOldest = connection.prepare<[string], { at: number | null }>(`
    SELECT min(updated_at) AS at FROM (
      SELECT updated_at FROM jobs WHERE lane = ${textParameter} AND state = 'ready' ORDER BY rank, seq LIMIT 1000)`);
  const setHold = connection.prepare<[string, number | null, number, string, number | null]>(
    // A hold with an end must not replace one without, which would then end too early.
    `UPDATE lanes SET hold_reason = ?, hold_until = ?, held_at = ?
     WHERE lane = ? AND (hold_reason IS NULL OR hold_until IS NOT NULL OR ? IS NULL)`,
  );
  const clearHold = connection.prepare<[number, string]>(
    `UPDATE lanes SET hold_reason = NULL, hold_until = NULL, held_at = NULL, released_at = ? WHERE lane = ?`,
  );
  const clearOverdue = connection.prepare<[number, number], { lane: string }>(
    `UPDATE lanes SET hold_reason = NULL, hold_until = NULL, held_at = NULL, released_at = ?
     WHERE hold_until <= ? RETURNING lane`,
  );
  const selectHoldEnd = connection.prepare<[], { at: number | null }>('SELECT min(hold_until) AS at FROM lanes');
  const selectSiblings = connection.prepare<[string], { lane: string }>(
    'SELECT lane FROM lanes WHERE origin = (SELECT origin FROM lanes WHERE lane = ?)',
  );
  const openSince = (lane: string): number | null => {
    const row = selectOpen.get(lane);
    return row === undefined ? null : Math.max(row.since, openedAt);
  };
  return {
    ensure: (queue, origin) => {
      const lane = laneName(queue, origin);
      if (insert.run(lane, queue, origin).changes > 0) insertQueue.run(queue);
      return lane;
    },
    all: () =>
      selectAll.all().map((row) => ({
        ...row,
        isPaused: row.isPaused === 1,
        holdReason: row.holdReason === null ? null : holdReasonSchema.parse(row.holdReason),
      })),
    claimableDepths: () => selectDepths.all(),
    waitingIn: (queue) => selectWaiting.get(queue)?.waiting ?? 0,
    claimable: (queue) => selectClaimable.all(queue),
    openSince,
    oldestReadyAt: (queue) => {
      const moments = selectClaimable.all(queue).flatMap(({ lane }) => {
        const at = selectOldest.get(lane)?.at ?? null;
        return at === null ? [] : Math.max(at, openSince(lane) ?? at);
      });
      return moments.length > 0 ? Math.min(...moments) : null;
    },
    hold: (lane, reason, until, now) => {
      setHold.run(reason, until, now, lane, until);
    },
    release: (lane, now) => {
      clearHold.run(now, lane);
    },
    ofSameOrigin: (lane) => selectSiblings.all(lane).map((row) => row.lane),
    releaseOverdue: (now) => clearOverdue.all(now, now).map(({ lane }) => lane),
    nextHoldEnd: () => selectHoldEnd.get()?.at ?? null,
  };
};
