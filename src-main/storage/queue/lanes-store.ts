import type { AppError } from '#shared/model/app-error.ts';
import { appErrorSchema } from '#shared/model/app-error.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';
import { holdReasonSchema, isTryable } from '#shared/model/queue-status.ts';
import type { HeldOrigin } from '../../queue/breakers.ts';
import { laneName } from '../../queue/job.ts';
import type { QueueDepth } from '../../queue/ports.ts';
import type { LaneHold } from '../../queue/settlement.ts';
import type { Database } from '../database.ts';
import { textParameter } from '../database.ts';
import { jsonParameter } from '../rows.ts';

/** One lane's counters; the sum of them is the status bar. */
export interface LaneRow {
  readonly lane: string;
  readonly queue: string;
  readonly origin: string;
  readonly holdReason: HoldReason | null;
  /** When the hold ends or the next call tries; null for neither, and while one tries. */
  readonly holdUntil: number | null;
  readonly heldAt: number | null;
  /** It is held, and lets one call at a time try. */
  readonly isTrying: boolean;
  /** How many have tried in vain. */
  readonly holdTries: number;
  /** What failed, where something did. */
  readonly holdError: AppError | null;
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
  hold(lane: string, hold: LaneHold, now: number): void;
  release(lane: string, now: number): void;
  /** Releases the lanes of one lane's origin from holds that end by trying; returns their names. */
  endOutage(lane: string, now: number): string[];
  /** Lets calls of a held lane try now. */
  tryNow(lane: string): void;
  /** Servers held for a reason that ends by trying. */
  outages(): HeldOrigin[];
  /** Brings the ends and beginnings of holds nearer, after the clock was set back; holds until a date end then. */
  bringNearer(byMs: number): void;
  /** Has no server in trouble wait for its next try beyond this moment, epoch ms. */
  bringTriesBack(latest: number): void;
  /** All lanes with the same origin as this one, itself included. */
  ofSameOrigin(lane: string): string[];
  /** Releases the lanes whose hold is over, or lets one call try where that ends it; returns their names. */
  releaseOverdue(now: number): string[];
  nextHoldEnd(): number | null;
}

/** A lane is open unless its queue is paused, or it is held and no call may try. */
export const isOpenCondition = '(l.hold_reason IS NULL OR l.is_trying = 1) AND q.paused_at IS NULL';
const lanesAndQueues = 'lanes l JOIN queues q ON q.queue = l.queue';

type StoredLane = Omit<LaneRow, 'holdReason' | 'isPaused' | 'isTrying' | 'holdError'> & {
  holdReason: string | null;
  isPaused: number;
  isTrying: number;
  holdError: string | null;
};

const laneRow = ({ holdReason, isPaused, isTrying, holdError, ...row }: StoredLane): LaneRow => ({
  ...row,
  isPaused: isPaused === 1,
  isTrying: isTrying === 1,
  holdReason: holdReason === null ? null : holdReasonSchema.parse(holdReason),
  holdError: holdError === null ? null : appErrorSchema.parse(JSON.parse(holdError)),
});

/** @param openedAt when this life of the store began: nothing could start before */
export const createLanesStore = (db: Database, openedAt: number): LanesStore => {
  const { connection } = db;
  const insert = connection.prepare<[string, string, string]>(
    // A new lane takes over the hold of its origin's other lanes.
    `INSERT INTO lanes (lane, queue, origin, hold_reason, hold_until, held_at, hold_tries, is_trying, hold_error)
     SELECT new.lane, new.queue, new.origin, o.hold_reason, o.hold_until, o.held_at, coalesce(o.hold_tries, 0),
       coalesce(o.is_trying, 0), o.hold_error
     FROM (SELECT ? AS lane, ? AS queue, ? AS origin) new
     LEFT JOIN (SELECT * FROM lanes WHERE hold_reason IS NOT NULL) o ON o.origin = new.origin LIMIT 1
     ON CONFLICT DO NOTHING`,
  );
  const insertQueue = connection.prepare<[string]>('INSERT INTO queues (queue) VALUES (?) ON CONFLICT DO NOTHING');
  const selectAll = connection.prepare<[], StoredLane>(`
    SELECT l.lane, l.queue, l.origin, l.hold_reason AS holdReason, l.hold_until AS holdUntil, l.held_at AS heldAt,
      l.is_trying AS isTrying, l.hold_tries AS holdTries, l.hold_error AS holdError,
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
  const setHold = connection.prepare<Record<string, string | number | null>>(
    // A hold with an end must not replace one without, which would then end too early; one that tries may go on. The same
    // hold again, by a call that was under way, began when it did.
    `UPDATE lanes SET hold_reason = @reason, hold_until = @until,
       held_at = CASE WHEN hold_reason = @reason THEN min(held_at, @since) ELSE @since END, hold_tries = @tries,
       is_trying = 0, hold_error = @error
     WHERE lane = @lane AND (hold_reason IS NULL OR hold_until IS NOT NULL OR is_trying = 1 OR @until IS NULL)`,
  );
  const clearHold = connection.prepare<[number, string]>(
    `UPDATE lanes SET hold_reason = NULL, hold_until = NULL, held_at = NULL, hold_tries = 0, is_trying = 0,
       hold_error = NULL, released_at = ? WHERE lane = ?`,
  );
  const selectOverdue = connection.prepare<[number], { lane: string; reason: string }>(
    'SELECT lane, hold_reason AS reason FROM lanes WHERE hold_until <= ?',
  );
  const setTrying = connection.prepare<[string]>('UPDATE lanes SET is_trying = 1, hold_until = NULL WHERE lane = ?');
  const selectOutages = connection.prepare<[], { origin: string; reason: string; since: number; tries: number }>(
    `SELECT origin, hold_reason AS reason, min(held_at) AS since, max(hold_tries) AS tries FROM lanes
     WHERE hold_reason IS NOT NULL GROUP BY origin, hold_reason`,
  );
  const shiftHolds = connection.prepare<[number]>(
    `UPDATE lanes SET hold_until = hold_until - ? WHERE hold_until IS NOT NULL AND hold_reason <> 'spending-limit'`,
  );
  const shiftBeginnings = connection.prepare<[number]>(
    'UPDATE lanes SET held_at = held_at - ? WHERE held_at IS NOT NULL',
  );
  const capTries = connection.prepare<{ latest: number }>(
    "UPDATE lanes SET hold_until = @latest WHERE hold_reason = 'trouble' AND hold_until > @latest",
  );
  const selectHoldEnd = connection.prepare<[], { at: number | null }>('SELECT min(hold_until) AS at FROM lanes');
  const selectSiblings = connection.prepare<[string], { lane: string }>(
    'SELECT lane FROM lanes WHERE origin = (SELECT origin FROM lanes WHERE lane = ?)',
  );
  const selectHeldSiblings = connection.prepare<[string], { lane: string; reason: string }>(
    `SELECT lane, hold_reason AS reason FROM lanes
     WHERE hold_reason IS NOT NULL AND origin = (SELECT origin FROM lanes WHERE lane = ?)`,
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
    all: () => selectAll.all().map(laneRow),
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
    hold: (lane, { reason, until, since, tries = 0, error }, now) => {
      setHold.run({ lane, reason, until, since: since ?? now, tries, error: jsonParameter(error ?? null) });
    },
    endOutage: (lane, now) =>
      selectHeldSiblings.all(lane).flatMap(({ lane: sibling, reason }) => {
        if (!isTryable(holdReasonSchema.parse(reason))) return [];
        clearHold.run(now, sibling);
        return [sibling];
      }),
    tryNow: (lane) => {
      setTrying.run(lane);
    },
    outages: () =>
      selectOutages.all().flatMap(({ reason, ...held }) => {
        const known = holdReasonSchema.parse(reason);
        return isTryable(known) ? [{ ...held, reason: known }] : [];
      }),
    bringNearer: (byMs) => {
      shiftHolds.run(byMs);
      shiftBeginnings.run(byMs);
    },
    bringTriesBack: (latest) => {
      capTries.run({ latest });
    },
    release: (lane, now) => {
      clearHold.run(now, lane);
    },
    ofSameOrigin: (lane) => selectSiblings.all(lane).map((row) => row.lane),
    releaseOverdue: (now) =>
      selectOverdue.all(now).map(({ lane, reason }) => {
        if (isTryable(holdReasonSchema.parse(reason))) setTrying.run(lane);
        else clearHold.run(now, lane);
        return lane;
      }),
    nextHoldEnd: () => selectHoldEnd.get()?.at ?? null,
  };
};
