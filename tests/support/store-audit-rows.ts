import type BetterSqlite3 from 'better-sqlite3';
import type { Finding } from './crash-finding.ts';
import { startLimit } from './crash-options.ts';

type Check = readonly [kind: Finding['kind'], what: string, sql: string];

const states = ['scheduled', 'blocked', 'ready', 'running', 'completed', 'failed', 'cancelled'] as const;

/** Jobs that somebody put back in line begin to count again, so their attempts say less. */
const countedOnce = "j.kind <> 'again'";

const attemptsWith = (outcomes: string): string =>
  `(SELECT count(*) FROM attempts a WHERE a.job_id = j.id AND a.outcome IN (${outcomes}))`;

const stateChecks: readonly Check[] = [
  [
    'corruptions',
    'it runs without an open attempt of its claim',
    `SELECT id FROM jobs j WHERE state = 'running'
    AND NOT EXISTS (SELECT 1 FROM attempts a WHERE a.job_id = j.id AND a.claim_no = j.claim_no AND a.outcome IS NULL)`,
  ],
  [
    'corruptions',
    'an attempt is open without a running claim',
    `SELECT a.job_id AS id FROM attempts a
    JOIN jobs j ON j.id = a.job_id WHERE a.outcome IS NULL AND (j.state <> 'running' OR j.claim_no <> a.claim_no)`,
  ],
  [
    'corruptions',
    'its claims and its attempts differ',
    `SELECT id FROM jobs j
    WHERE claim_no <> (SELECT count(*) FROM attempts a WHERE a.job_id = j.id)
      OR claim_no <> (SELECT coalesce(max(claim_no), 0) FROM attempts a WHERE a.job_id = j.id)`,
  ],
  [
    'corruptions',
    'it was claimed again after it had ended',
    `SELECT d.job_id AS id FROM attempts d
    JOIN attempts later ON later.job_id = d.job_id AND later.claim_no > d.claim_no
    JOIN jobs j ON j.id = d.job_id WHERE d.outcome = 'completed' OR (d.outcome = 'failed' AND ${countedOnce})`,
  ],
  [
    'corruptions',
    'its state is not what its newest claim came to',
    `SELECT j.id FROM jobs j
    JOIN attempts a ON a.job_id = j.id AND a.claim_no = j.claim_no
    WHERE (j.state = 'completed') <> (a.outcome IS 'completed') OR (j.state = 'failed' AND a.outcome NOT IN ('failed', 'lost'))`,
  ],
  ['corruptions', 'it completed without a claim', "SELECT id FROM jobs WHERE state = 'completed' AND claim_no = 0"],
  ['corruptions', 'it spent more attempts than it has', 'SELECT id FROM jobs WHERE attempts_spent > attempt_limit'],
  [
    'corruptions',
    'what it spent is not what failed',
    `SELECT id FROM jobs j
    WHERE ${countedOnce} AND attempts_spent <> ${attemptsWith("'retry', 'failed'")}`,
  ],
  [
    'corruptions',
    'its crashes are not its lost claims',
    `SELECT id FROM jobs j
    WHERE ${countedOnce} AND crashes <> ${attemptsWith("'lost'")}`,
  ],
  ['corruptions', 'it crashed more often than it may', 'SELECT id FROM jobs WHERE crashes > 3'],
  [
    'corruptions',
    'it crashed three times and has not failed',
    `SELECT id FROM jobs
    WHERE crashes = 3 AND state <> 'failed'`,
  ],
  [
    'corruptions',
    'what it waits for is miscounted',
    `SELECT id FROM jobs j WHERE state NOT IN ('completed', 'failed', 'cancelled') AND waiting_for <>
    (SELECT count(*) FROM job_dependencies d WHERE d.job_id = j.id AND d.is_satisfied = 0)`,
  ],
  [
    'corruptions',
    'it is blocked by nothing, or goes on although blocked',
    `SELECT id FROM jobs
    WHERE (state = 'blocked' AND waiting_for = 0) OR (state IN ('scheduled', 'ready', 'running', 'completed') AND waiting_for > 0)`,
  ],
  [
    'corruptions',
    'a dependency is marked otherwise than its job ended',
    `SELECT j.id FROM job_dependencies d
    JOIN jobs j ON j.id = d.job_id JOIN jobs before ON before.id = d.depends_on
    WHERE before.kind <> 'again' AND d.is_satisfied <> (before.state = 'completed'
      OR (j.dependency_rule = 'all-finished' AND before.state IN ('failed', 'cancelled')))`,
  ],
  [
    'corruptions',
    'it started before what it waits for had ended',
    `SELECT j.id FROM job_dependencies d
    JOIN jobs j ON j.id = d.job_id JOIN jobs before ON before.id = d.depends_on AND before.kind <> 'again'
    JOIN attempts a ON a.job_id = j.id AND a.claim_no = 1
    WHERE before.finished_at IS NULL OR a.started_at < before.finished_at`,
  ],
  [
    'corruptions',
    'its moments do not fit its state',
    `SELECT id FROM jobs
    WHERE (state IN ('completed', 'failed', 'cancelled')) <> (finished_at IS NOT NULL)
      OR (state = 'scheduled' AND due_at IS NULL) OR (state = 'running' AND (boot_id IS NULL OR started_at IS NULL))`,
  ],
  [
    'corruptions',
    'two open jobs have one key',
    `SELECT min(id) AS id FROM jobs WHERE unique_key IS NOT NULL
    AND state IN ('scheduled', 'blocked', 'ready', 'running') GROUP BY unique_key HAVING count(*) > 1`,
  ],
  // A few milliseconds aside, since the limit goes by a clock that never jumps and the rows by the one that is set.
  [
    'corruptions',
    'its start was one too many for its lane',
    `SELECT id FROM (
      SELECT a.job_id AS id, a.started_at AS at,
        lag(a.started_at, ${startLimit.count}) OVER (ORDER BY a.started_at) AS before
      FROM attempts a JOIN jobs j ON j.id = a.job_id WHERE j.lane = 'metered@remote')
    WHERE at - before < ${startLimit.windowMs - 5}`,
  ],
  [
    'corruptions',
    'an attempt of no job',
    `SELECT job_id || ' claim ' || claim_no AS id FROM attempts
    WHERE job_id NOT IN (SELECT id FROM jobs)`,
  ],
];

const laneChecks = states.map(
  (state): Check => [
    'corruptions',
    `the lane's count of ${state} jobs is wrong`,
    `SELECT l.lane AS id FROM lanes l
   WHERE l.${state} <> (SELECT count(*) FROM jobs j WHERE j.lane = l.lane AND j.state = '${state}')`,
  ],
);

const groupCheck = (table: 'runs' | 'batches', column: string, isWhole: string): Check => [
  'corruptions',
  `the counters of one of the ${table} are wrong`,
  `SELECT g.id FROM ${table} g JOIN (
     SELECT ${column} AS id, count(*) AS total, sum(state IN ('scheduled', 'blocked', 'ready')) AS waiting,
       sum(state = 'running') AS running, sum(state = 'completed') AS completed, sum(state = 'failed') AS failed,
       sum(state = 'cancelled') AS cancelled
     FROM jobs WHERE ${column} IS NOT NULL GROUP BY ${column}) j ON j.id = g.id
   WHERE ${isWhole} AND ((g.total, g.waiting, g.running, g.completed, g.failed, g.cancelled)
       <> (j.total, j.waiting, j.running, j.completed, j.failed, j.cancelled)
     OR (g.finished_at IS NULL) <> (j.waiting + j.running > 0))`,
];

/**
 * What must be true of the rows of any store, whatever happened.
 *
 * @param wasCleaned a clean-up took jobs away, which leaves runs and batches with more than there is
 */
export const auditRows = (db: BetterSqlite3.Database, wasCleaned: boolean): Finding[] => {
  const isWhole = wasCleaned ? 'g.total <= j.total' : 'true';
  const checks = [
    ...stateChecks,
    ...laneChecks,
    groupCheck('runs', 'run_id', isWhole),
    groupCheck('batches', 'batch_id', isWhole),
  ];
  return checks.flatMap(([kind, what, sql]) =>
    db
      .prepare<[], { id: string }>(sql)
      .all()
      .map(({ id }): Finding => ({ kind, what, where: id })),
  );
};
