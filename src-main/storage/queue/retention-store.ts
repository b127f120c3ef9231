import type { JobState } from '#shared/model/job.ts';
import type { Database } from '../database.ts';

/** Which ended jobs a sweep is about. */
export type EndedState = Extract<JobState, 'completed' | 'failed' | 'cancelled'>;

/** Which jobs may be removed (requirement E6). */
export interface RetentionRule {
  readonly state: EndedState;
  /** Jobs of the queue that ended before this moment are old enough; epoch milliseconds. */
  readonly olderThan: (queue: string) => number;
  /** The latest of those moments: newer rows are skipped. */
  readonly before: number;
  /** The newest so many of each kind stay whatever their age. */
  readonly keepNewest: number;
}

/** Where a sweep continues: after the last row it looked at. */
export interface SweepCursor {
  readonly finishedAt: number;
  readonly seq: number;
}

/** Removes old job rows in portions; what run records, totals and charts need lives elsewhere. */
export interface RetentionStore {
  /**
   * Looks at the next `limit` ended jobs, oldest first, and removes those that may go: old enough, not among the newest of
   * their kind, their run over, nobody waiting for them who could still be tried, and for failed ones no section that could be tried again.
   */
  sweep(
    rule: RetentionRule,
    after: SweepCursor | null,
    limit: number,
  ): { readonly removed: number; readonly next: SweepCursor | null };
}

interface EndedRow {
  readonly seq: number;
  readonly queue: string;
  readonly kind: string;
  readonly finishedAt: number;
}

export const createRetentionStore = (db: Database): RetentionStore => {
  const { connection } = db;
  const byState = (state: EndedState) => ({
    rows: connection.prepare<[number, number, number, number, number], EndedRow>(`
      SELECT seq, queue, kind, finished_at AS finishedAt FROM jobs INDEXED BY jobs_ended
      WHERE state = '${state}' AND finished_at >= ? AND finished_at < ? AND (finished_at > ? OR seq > ?)
      ORDER BY finished_at, seq LIMIT ?`),
    newest: connection.prepare<[string, number], { finishedAt: number }>(`
      SELECT finished_at AS finishedAt FROM jobs INDEXED BY jobs_ended WHERE state = '${state}' AND finished_at IS NOT NULL AND kind = ?
      ORDER BY finished_at DESC LIMIT 1 OFFSET ?`),
  });
  const statements = { completed: byState('completed'), failed: byState('failed'), cancelled: byState('cancelled') };
  const remove = connection.prepare<[number]>(`
    DELETE FROM jobs WHERE seq = ?
      AND NOT EXISTS (SELECT 1 FROM runs r WHERE r.id = jobs.run_id AND r.waiting + r.running > 0)
      AND NOT EXISTS (SELECT 1 FROM job_dependencies d JOIN jobs o ON o.id = d.job_id
        WHERE d.depends_on = jobs.id AND d.is_satisfied = 0 AND o.state <> 'completed')
      AND (state = 'completed' OR NOT EXISTS (
        SELECT 1 FROM sections s WHERE s.document_id = jobs.document_id AND s.job_id = jobs.id))`);

  return {
    sweep: ({ state, olderThan, before, keepNewest }, after, limit) => {
      const { rows, newest } = statements[state];
      const from = after ?? { finishedAt: 0, seq: -1 };
      const found = rows.all(from.finishedAt, before, from.finishedAt, from.seq, limit);
      const oldestKept = new Map<string, number>();
      /** When the newest jobs of a kind, which are kept, begin; with fewer rows all are kept. */
      const keptFrom = (kind: string): number => {
        const known = oldestKept.get(kind);
        if (known !== undefined) return known;
        const moment =
          keepNewest === 0
            ? Number.POSITIVE_INFINITY
            : (newest.get(kind, keepNewest - 1)?.finishedAt ?? Number.NEGATIVE_INFINITY);
        oldestKept.set(kind, moment);
        return moment;
      };
      const old = found.filter(
        ({ queue, kind, finishedAt }) => finishedAt < olderThan(queue) && finishedAt < keptFrom(kind),
      );
      const removed = db.write(() => old.reduce((sum, { seq }) => sum + remove.run(seq).changes, 0));
      const last = found.at(-1);
      return { removed, next: found.length < limit || !last ? null : { finishedAt: last.finishedAt, seq: last.seq } };
    },
  };
};
