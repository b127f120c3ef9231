import type BetterSqlite3 from 'better-sqlite3';
import type { Finding } from './crash-finding.ts';

type Check = readonly [kind: Finding['kind'], what: string, sql: string];

/** Marks are jobs that nobody runs, named after the job whose effect they are: JOB_done_N, JOB_more_N, JOB_end_N. */
const marks = (kind: string): string => `(SELECT substr(id, 1, instr(id, '_') - 1) AS id, count(*) AS n FROM jobs
  WHERE queue = 'sink' AND instr(id, '_${kind}_') > 0 GROUP BY 1)`;

/** Each mark of a kind exists once for each job in some states, and for no other. */
const marksOf = (kind: string, states: string, others = ''): Check => [
  'duplicateEffects',
  `its mark "${kind}" is there more or less often than once for each such end`,
  `SELECT j.id FROM jobs j LEFT JOIN ${marks(kind)} m ON m.id = j.id
   WHERE j.queue <> 'sink' AND coalesce(m.n, 0) <> (j.state IN (${states}) ${others})`,
];

/** Every end that a handler returned brought its usage: all but those of claims that died. */
const paidAttempts = "outcome IS NOT NULL AND outcome <> 'lost'";

const checks: readonly Check[] = [
  marksOf('done', "'completed'"),
  marksOf('more', "'completed'"),
  marksOf('end', "'failed', 'cancelled'", "AND j.kind <> 'again'"),
  [
    'duplicateEffects',
    'usage of a claim that did not end',
    `SELECT u.job_id || ' claim ' || u.claim_no AS id
    FROM usage u JOIN jobs j ON j.id = u.job_id
    WHERE NOT EXISTS (SELECT 1 FROM attempts a WHERE a.job_id = u.job_id AND a.claim_no = u.claim_no AND ${paidAttempts})`,
  ],
  [
    'duplicateEffects',
    'a claim ended and its usage is missing',
    `SELECT a.job_id || ' claim ' || a.claim_no AS id
    FROM attempts a WHERE ${paidAttempts}
      AND NOT EXISTS (SELECT 1 FROM usage u WHERE u.job_id = a.job_id AND u.claim_no = a.claim_no)`,
  ],
  [
    'duplicateEffects',
    'an attempt has other tokens than its usage',
    `SELECT a.job_id || ' claim ' || a.claim_no AS id
    FROM attempts a LEFT JOIN usage u ON u.job_id = a.job_id AND u.claim_no = a.claim_no
    WHERE (a.input_tokens, a.output_tokens) <> (coalesce(u.input_tokens, 0), coalesce(u.output_tokens, 0))`,
  ],
  [
    'duplicateEffects',
    'the totals of usage are not their sum',
    `SELECT coalesce(m.calls, 0) || ' calls' AS id
    FROM (SELECT count(*) AS calls, sum(output_tokens) AS tokens FROM usage) u
    CROSS JOIN (SELECT sum(calls) AS calls, sum(output_tokens) AS tokens FROM usage_months) m
    WHERE (u.calls, coalesce(u.tokens, 0)) <> (coalesce(m.calls, 0), coalesce(m.tokens, 0))`,
  ],
  [
    'duplicateEffects',
    'its text is there more or less often than once',
    `SELECT j.id FROM jobs j
    WHERE j.kind = 'section' AND (j.state = 'completed') <>
      (SELECT count(*) FROM section_versions v WHERE v.job_id = j.id AND v.is_proposal = 0 AND v.claim_no = j.claim_no)`,
  ],
  [
    'duplicateEffects',
    'a text of a claim that did not complete',
    `SELECT v.job_id AS id FROM section_versions v
    JOIN jobs j ON j.id = v.job_id WHERE j.state <> 'completed' OR v.claim_no <> j.claim_no`,
  ],
  [
    'duplicateEffects',
    'a text was put twice',
    `SELECT id FROM sections WHERE revision > 1
    UNION ALL SELECT section_id FROM section_versions WHERE is_proposal = 1 OR revision > 1`,
  ],
  [
    'duplicateEffects',
    'a text of a section is not its newest version',
    `SELECT s.id FROM sections s WHERE s.revision = 1
    AND s.content IS NOT (SELECT content FROM section_versions v WHERE v.section_id = s.id AND v.revision = 1)`,
  ],
  [
    'duplicateEffects',
    "a run's tokens are not those of its completed sections",
    'SELECT id FROM runs WHERE total_tokens <> 17 * completed',
  ],
  [
    'duplicateEffects',
    'the record of a run says otherwise than its job',
    `SELECT r.job_id AS id FROM run_sections r
    JOIN jobs j ON j.id = r.job_id WHERE (r.success, r.error IS NOT NULL) <>
      (j.state = 'completed', j.state IN ('failed', 'cancelled'))`,
  ],
];

/** Minutes of the charts and the running means, which count ends and are added to in the settling transaction. */
const statistics: readonly Check[] = [
  [
    'duplicateEffects',
    'the minutes of a queue count other ends than there are',
    `SELECT m.queue AS id FROM
      (SELECT queue, sum(completed) AS completed, sum(retried) AS retried FROM queue_minutes GROUP BY queue) m
      JOIN (SELECT j.queue, sum(a.outcome = 'completed') AS completed, sum(a.outcome = 'retry') AS retried
        FROM attempts a JOIN jobs j ON j.id = a.job_id WHERE a.outcome IS NOT NULL GROUP BY j.queue) a
      ON a.queue = m.queue
    WHERE (m.completed, m.retried) <> (a.completed, a.retried)`,
  ],
];

/** Effects of each job once if it ended so, and not at all otherwise. */
export const auditEffects = (db: BetterSqlite3.Database, wasCleaned: boolean): Finding[] =>
  [...checks, ...(wasCleaned ? [] : statistics)].flatMap(([kind, what, sql]) =>
    db
      .prepare<[], { id: string }>(sql)
      .all()
      .map(({ id }): Finding => ({ kind, what, where: id })),
  );
