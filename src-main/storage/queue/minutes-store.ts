import type { QueueMinute } from '#shared/model/queue-overview.ts';
import type { Database } from '../database.ts';

const minuteMs = 60_000;

/** How long the minutes for charts are kept. */
const keptMs = 8 * 24 * 60 * minuteMs;

/** Sums over ended attempts. */
export interface MinuteTotals {
  readonly completed: number;
  readonly failed: number;
  /** Attempts that failed and are retried. */
  readonly retried: number;
  /** Attempts whose wait was measured, and the sum of their waits from ready to started. */
  readonly waits: number;
  readonly waitMs: number;
  /** How long the completed ones took in total. */
  readonly runMs: number;
}

export const noTotals: MinuteTotals = { completed: 0, failed: 0, retried: 0, waits: 0, waitMs: 0, runMs: 0 };

/** What happened in each minute of each queue. */
export interface MinutesStore {
  /** Adds to the minute of `now`. */
  add(queue: string, totals: MinuteTotals, now: number): void;
  /** Minutes since a moment in which something happened, by queue, oldest first. */
  since(moment: number): ReadonlyMap<string, QueueMinute[]>;
  /** Drops minutes that no chart shows any more. */
  trim(now: number): void;
}

interface MinuteRow extends MinuteTotals {
  readonly queue: string;
  readonly minute: number;
}

const minuteOf = ({ minute, completed, failed, retried, waits, waitMs, runMs }: MinuteRow): QueueMinute => ({
  at: minute * minuteMs,
  completed,
  failed,
  retried,
  meanWaitMs: waits > 0 ? waitMs / waits : null,
  meanRunMs: completed > 0 ? runMs / completed : null,
});

export const createMinutesStore = (db: Database): MinutesStore => {
  const { connection } = db;
  const upsert = connection.prepare<(string | number)[]>(`
    INSERT INTO queue_minutes (queue, minute, completed, failed, retried, waits, wait_ms, run_ms)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET completed = completed + excluded.completed, failed = failed + excluded.failed,
      retried = retried + excluded.retried, waits = waits + excluded.waits, wait_ms = wait_ms + excluded.wait_ms,
      run_ms = run_ms + excluded.run_ms`);
  const select = connection.prepare<[number], MinuteRow>(`
    SELECT queue, minute, completed, failed, retried, waits, wait_ms AS waitMs, run_ms AS runMs
    FROM queue_minutes WHERE minute >= ? ORDER BY queue, minute`);
  const remove = connection.prepare<[number]>('DELETE FROM queue_minutes WHERE minute < ?');
  return {
    add: (queue, { completed, failed, retried, waits, waitMs, runMs }, now) => {
      upsert.run(queue, Math.floor(now / minuteMs), completed, failed, retried, waits, waitMs, runMs);
    },
    since: (moment) => {
      const byQueue = new Map<string, QueueMinute[]>();
      for (const row of select.all(Math.floor(moment / minuteMs))) {
        const minutes = byQueue.get(row.queue);
        if (minutes) minutes.push(minuteOf(row));
        else byQueue.set(row.queue, [minuteOf(row)]);
      }
      return byQueue;
    },
    trim: (now) => {
      remove.run(Math.floor((now - keptMs) / minuteMs));
    },
  };
};
