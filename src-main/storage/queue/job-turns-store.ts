import type { JobId } from '#shared/model/ids.ts';
import { agingStepMs, rankOf } from '../../queue/rank.ts';
import type { Database } from '../database.ts';
import type { EventsStore } from '../log/events-store.ts';

/** Changes when waiting jobs run. Running and ended jobs are left alone; each method returns how many it changed. */
export interface JobTurnsStore {
  /** Sets the priority of jobs (1-10). The time they have waited still counts. */
  setPriority(ids: readonly JobId[], priority: number): number;
  /** Postpones jobs to a moment, epoch milliseconds, or makes them ready now. Dependencies still apply. */
  setDue(ids: readonly JobId[], dueAt: number | null, now: number): number;
}

interface TurnRow {
  readonly id: JobId;
  readonly state: string;
  readonly priority: number;
  readonly rank: number;
  readonly documentId: string | null;
}

export const createJobTurnsStore = (db: Database, events: EventsStore): JobTurnsStore => {
  const { connection } = db;
  const select = connection.prepare<[string], TurnRow>(`
    SELECT id, state, priority, rank, document_id AS documentId FROM jobs
    WHERE id = ? AND state IN ('scheduled', 'blocked', 'ready')`);
  const rankAnew = connection.prepare<[number, number, string]>('UPDATE jobs SET priority = ?, rank = ? WHERE id = ?');
  const move = connection.prepare<[string, number | null, number, number, string]>(
    'UPDATE jobs SET state = ?, due_at = ?, rank = ?, updated_at = ? WHERE id = ?',
  );

  const change = (ids: readonly JobId[], apply: (job: TurnRow) => void): number =>
    db.write(() => {
      const waiting = ids.flatMap((id) => select.get(id) ?? []);
      for (const job of waiting) {
        apply(job);
        events.append('job', job.id, job.documentId);
      }
      return waiting.length;
    });

  return {
    setPriority: (ids, priority) =>
      change(ids, (job) => {
        rankAnew.run(priority, job.rank + (job.priority - priority) * agingStepMs, job.id);
      }),
    setDue: (ids, dueAt, now) =>
      change(ids, (job) => {
        const isLater = dueAt !== null && dueAt > now;
        // It waits from the moment it may start; a job that has waited already keeps that time.
        const since = isLater ? dueAt : Math.min(now, job.rank + job.priority * agingStepMs);
        const state = job.state === 'blocked' ? 'blocked' : isLater ? 'scheduled' : 'ready';
        move.run(state, isLater ? dueAt : null, rankOf(job.priority, since), now, job.id);
      }),
  };
};
