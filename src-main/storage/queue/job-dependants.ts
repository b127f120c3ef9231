import type { JobId } from '#shared/model/ids.ts';
import type { Database } from '../database.ts';
import { textParameter } from '../database.ts';
import type { EventsStore } from '../log/events-store.ts';

/** The jobs that wait for another. */
export interface JobDependants {
  /** Marks the dependencies on an ended job as satisfied where their rule allows, and frees who waited for the last one. */
  release(id: JobId, isSuccess: boolean, now: number): void;
  /** Makes dependants that haven't run wait again for a job that is retried. */
  block(id: JobId): void;
}

interface DependantRow {
  jobId: JobId;
  rule: string;
  documentId: string | null;
}

export const createJobDependants = ({ connection }: Database, events: EventsStore): JobDependants => {
  const selectDependants = connection.prepare<[string], DependantRow>(`
    SELECT d.job_id AS jobId, j.dependency_rule AS rule, j.document_id AS documentId
    FROM job_dependencies d JOIN jobs j ON j.id = d.job_id
    WHERE d.depends_on = ${textParameter} AND d.is_satisfied = 0`);
  const satisfy = connection.prepare<[string, string]>(
    'UPDATE job_dependencies SET is_satisfied = 1 WHERE job_id = ? AND depends_on = ?',
  );
  const countDown = connection.prepare<[number, string]>(`
    UPDATE jobs SET waiting_for = waiting_for - 1, updated_at = ?,
      state = CASE WHEN waiting_for > 1 OR state <> 'blocked' THEN state
                   WHEN due_at IS NOT NULL THEN 'scheduled' ELSE 'ready' END
    WHERE id = ?`);
  const rearm = connection.prepare<[string], { id: string; documentId: string | null }>(`
    UPDATE jobs SET waiting_for = waiting_for + 1,
      state = CASE WHEN state IN ('scheduled', 'ready') THEN 'blocked' ELSE state END
    WHERE state NOT IN ('running', 'completed')
      AND id IN (SELECT job_id FROM job_dependencies WHERE depends_on = ? AND is_satisfied = 1)
    RETURNING id, document_id AS documentId`);
  const rearmDependency = connection.prepare<[string]>(`
    UPDATE job_dependencies SET is_satisfied = 0 WHERE depends_on = ? AND is_satisfied = 1
      AND (SELECT state FROM jobs WHERE id = job_id) NOT IN ('running', 'completed')`);
  return {
    release: (id, isSuccess, now) => {
      for (const dependant of selectDependants.all(id)) {
        if (!isSuccess && dependant.rule !== 'all-finished') continue;
        satisfy.run(dependant.jobId, id);
        countDown.run(now, dependant.jobId);
        events.append('job', dependant.jobId, dependant.documentId);
      }
    },
    block: (id) => {
      for (const dependant of rearm.all(id)) events.append('job', dependant.id, dependant.documentId);
      rearmDependency.run(id);
    },
  };
};
