import type { QueueMinute } from '#shared/model/queue-overview.ts';
import type { ClaimedJob } from '../queue/job.ts';
import type { Database } from './database.ts';

const minuteMs = 60_000;

/** How long the minutes are kept that charts are drawn from. */
const keptMs = 8 * 24 * 60 * minuteMs;

/** How an attempt ended, as far as charts tell ends apart. */
export type MinuteOutcome = 'completed' | 'failed' | 'retried';

/** What happened in each minute of each queue. */
export interface MinutesStore {
  /** Notes the end of an attempt in the minute of `now`. */
  add(job: Pick<ClaimedJob, 'queue' | 'readyAt' | 'startedAt'>, outcome: MinuteOutcome, now: number): void;
  /** Minutes since a moment in which something happened, by queue, oldest first. */
  since(moment: number): ReadonlyMap<string, QueueMinute[]>;
  /** Drops minutes that no chart shows any more. */
  trim(now: number): void;
}

interface MinuteRow {
  readonly queue: string;
  readonly minute: number;
  readonly completed: number;
  readonly failed: number;
  readonly retried: number;
  readonly waits: number;
  readonly waitMs: number;
  readonly runMs: number;
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
    VALUES (?, ?, ?, ?, ?, 1, ?, ?)
    ON CONFLICT DO UPDATE SET completed = completed + excluded.completed, failed = failed + excluded.failed,
      retried = retried + excluded.retried, waits = waits + 1, wait_ms = wait_ms + excluded.wait_ms,
      run_ms = run_ms + excluded.run_ms`);
  const select = connection.prepare<[number], MinuteRow>(`
    SELECT queue, minute, completed, failed, retried, waits, wait_ms AS waitMs, run_ms AS runMs
    FROM queue_minutes WHERE minute >= ? ORDER BY queue, minute`);
  const remove = connection.prepare<[number]>('DELETE FROM queue_minutes WHERE minute < ?');
  return {
    add: (job, outcome, now) => {
      upsert.run(
        job.queue,
        Math.floor(now / minuteMs),
        outcome === 'completed' ? 1 : 0,
        outcome === 'failed' ? 1 : 0,
        outcome === 'retried' ? 1 : 0,
        // The clock may have been set back in between.
        Math.max(0, job.startedAt - job.readyAt),
        outcome === 'completed' ? Math.max(0, now - job.startedAt) : 0,
      );
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
