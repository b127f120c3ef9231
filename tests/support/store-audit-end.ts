import BetterSqlite3 from 'better-sqlite3';
import type { Finding } from './crash-finding.ts';

const checks: readonly (readonly [what: string, sql: string])[] = [
  ['it was never finished', `SELECT id FROM jobs WHERE queue <> 'sink' AND state IN ('scheduled', 'ready', 'running')`],
  [
    'it waits for nothing that could still end',
    `SELECT id FROM jobs j WHERE state = 'blocked' AND NOT EXISTS (
    SELECT 1 FROM job_dependencies d JOIN jobs before ON before.id = d.depends_on
    WHERE d.job_id = j.id AND d.is_satisfied = 0 AND before.state IN ('failed', 'cancelled', 'blocked'))`,
  ],
  [
    'it failed without having been planned to',
    `SELECT id FROM jobs WHERE state = 'failed' AND crashes < 3
    AND json_extract(payload, '$.plan') NOT IN ('fail', 'retry-always')`,
  ],
];

/** What must be true, besides all else, of a store whose last process had nothing left to do. */
export const auditEnd = (path: string): Finding[] => {
  const db = new BetterSqlite3(path, { readonly: true });
  try {
    return checks.flatMap(([what, sql]) =>
      db
        .prepare<[], { id: string }>(sql)
        .all()
        .map(({ id }): Finding => ({ kind: 'corruptions', what, where: id })),
    );
  } finally {
    db.close();
  }
};
