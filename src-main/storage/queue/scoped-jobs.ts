import type { JobId } from '#shared/model/ids.ts';
import type { ClaimScope } from '../../queue/claim-scope.ts';
import type { LoneJob } from '../../queue/ports.ts';
import type { Database } from '../database.ts';
import type { Head } from './claims.ts';

/** Where the jobs of a scope are found: each takes one id, and is found by an index. */
const sources = {
  run: 'FROM jobs j INDEXED BY jobs_of_run WHERE j.run_id = ?',
  // What the run waits for and isn't of it, an outline of an earlier run, say.
  neededByRun: `FROM (
    WITH RECURSIVE needed (id) AS (
      SELECT d.depends_on FROM jobs b INDEXED BY jobs_of_run JOIN job_dependencies d ON d.job_id = b.id
      WHERE b.run_id = ? AND b.state = 'blocked' AND d.is_satisfied = 0
      UNION SELECT d.depends_on FROM needed JOIN job_dependencies d ON d.job_id = needed.id WHERE d.is_satisfied = 0)
    SELECT id FROM needed) n CROSS JOIN jobs j ON j.id = n.id WHERE true`,
  batch: 'FROM jobs j INDEXED BY jobs_of_batch WHERE j.batch_id = ?',
  document: `FROM jobs j INDEXED BY jobs_of_document
    WHERE j.document_id = ? AND j.run_id IS NULL AND j.batch_id IS NULL`,
} as const;

type LoneRow = LoneJob & { readonly rank: number };

/** What a scoped queue asks of the jobs in its scope. */
export interface ScopedJobs {
  /** What goes first in a lane. */
  headOf(lane: string): Head | undefined;
  /** Ready jobs that died with the process twice, best first. */
  lone(): LoneJob[];
  /** When the next scheduled job is due, epoch milliseconds. */
  nextDueAt(): number | null;
  /** Scheduled jobs that are due, the earliest first, at most `limit`. */
  due(now: number, limit: number): JobId[];
  /** The lanes in which open jobs are. */
  lanes(): ReadonlySet<string>;
}

/** Reads the jobs of a scope, whatever it holds at the time. */
export const createScopedJobs = ({ connection }: Database, scope: ClaimScope): ScopedJobs => {
  /** Prepares a query once for each source; returns what runs it for all ids of the scope. */
  const prepare = <T, P extends (string | number)[] = []>(columns: string, rest: string) => {
    const of = (source: string) =>
      connection.prepare<(string | number)[], T>(`SELECT ${columns} ${source} AND ${rest}`);
    const [run, needed, batch, document] = [
      of(sources.run),
      of(sources.neededByRun),
      of(sources.batch),
      of(sources.document),
    ];
    return (...parameters: P): T[] => [
      ...[...scope.runIds].flatMap((id) => [...run.all(id, ...parameters), ...needed.all(id, ...parameters)]),
      ...[...scope.batchIds].flatMap((id) => batch.all(id, ...parameters)),
      ...[...scope.documentIds].flatMap((id) => document.all(id, ...parameters)),
    ];
  };
  const heads = prepare<Head, [string]>(
    'j.seq, j.rank',
    "j.state = 'ready' AND j.lane = ? AND j.crashes < 2 ORDER BY j.rank, j.seq LIMIT 1",
  );
  const lone = prepare<LoneRow>(
    'j.id, j.queue, j.lane, j.rank, (SELECT origin FROM lanes l WHERE l.lane = j.lane) AS origin',
    "j.state = 'ready' AND j.crashes >= 2",
  );
  const nextDue = prepare<{ at: number | null }>('min(j.due_at) AS at', "j.state = 'scheduled'");
  const due = prepare<{ id: JobId; dueAt: number }, [number, number]>(
    'j.id, j.due_at AS dueAt',
    "j.state = 'scheduled' AND j.due_at <= ? ORDER BY j.due_at LIMIT ?",
  );
  const lanes = prepare<{ lane: string }>('DISTINCT j.lane', "j.state IN ('scheduled', 'blocked', 'ready', 'running')");
  return {
    headOf: (lane) => heads(lane).sort((a, b) => a.rank - b.rank || a.seq - b.seq)[0],
    lone: () => lone().sort((a, b) => a.rank - b.rank),
    nextDueAt: () => {
      const moments = nextDue().flatMap(({ at }) => at ?? []);
      return moments.length > 0 ? Math.min(...moments) : null;
    },
    due: (now, limit) =>
      due(now, limit)
        .sort((a, b) => a.dueAt - b.dueAt)
        .slice(0, limit)
        .map(({ id }) => id),
    lanes: () => new Set(lanes().map(({ lane }) => lane)),
  };
};
