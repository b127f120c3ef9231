import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CrashBundle } from '../support/crash-bundle.ts';
import { buildCrashBundle } from '../support/crash-bundle.ts';
import type { JournalLine } from '../support/crash-journal.ts';
import type { CrashPlace } from '../support/crash-life.ts';
import { createCrashPlace, linesOf, startLife } from '../support/crash-life.ts';
import { testFolder } from '../support/sqlite-store.ts';
import { auditStore } from '../support/store-audit.ts';

const aCompleted = "(SELECT id FROM jobs WHERE state = 'completed' AND queue <> 'sink' LIMIT 1)";
const aReady = "(SELECT id FROM jobs WHERE state = 'ready' AND queue <> 'sink' LIMIT 1)";
const markOf = (job: string): string => `INSERT INTO jobs (id, kind, queue, lane, payload, state, priority, rank,
  attempt_limit, timeout_ms, created_at, updated_at)
  SELECT ${job} || '_done_planted', kind, queue, lane, payload, state, priority, rank, attempt_limit, timeout_ms,
    created_at, updated_at FROM jobs WHERE queue = 'sink' LIMIT 1`;

/** What is done to the rows of a store that was whole, and what the audit must say of it. */
const faults: readonly (readonly [says: string, sql: string])[] = [
  ['lostJobs: an acknowledged job is gone', `DELETE FROM jobs WHERE id = ${aReady}`],
  ['duplicateEffects: its mark "done" is there', markOf(aCompleted)],
  ['duplicateEffects: its mark "done" is there', markOf(aReady)],
  ['duplicateEffects: its mark "more" is there', `DELETE FROM jobs WHERE id LIKE ${aCompleted} || '_more_%'`],
  [
    'duplicateEffects: usage of a claim that did not end',
    `INSERT INTO usage (job_id, claim_no, provider, input_tokens, cached_tokens, output_tokens, reasoning_tokens, at)
     SELECT job_id, claim_no, 'scripted', 0, 0, 0, 0, 0 FROM attempts WHERE outcome IS NULL LIMIT 1`,
  ],
  ['duplicateEffects: a claim ended and its usage is missing', `DELETE FROM usage WHERE job_id = ${aCompleted}`],
  [
    'duplicateEffects: an attempt has other tokens',
    `UPDATE attempts SET output_tokens = 14 WHERE job_id = ${aCompleted}`,
  ],
  ['duplicateEffects: the totals of usage', 'UPDATE usage_months SET calls = calls + 1'],
  [
    'duplicateEffects: its text is there more or less often',
    `INSERT INTO section_versions (section_id, revision, is_proposal, content, origin, run_id, job_id, claim_no, created_at)
     SELECT section_id, revision, 0, content, origin, run_id, job_id, claim_no, created_at FROM section_versions LIMIT 1`,
  ],
  ["duplicateEffects: a run's tokens", 'UPDATE runs SET total_tokens = total_tokens + 17'],
  ['duplicateEffects: the record of a run', 'UPDATE run_sections SET success = 1 - success'],
  ['duplicateEffects: the minutes of a queue', 'UPDATE queue_minutes SET completed = completed + 1'],
  ["corruptions: the lane's count of ready jobs", 'UPDATE lanes SET ready = ready + 1'],
  ['corruptions: the counters of one of the runs', 'UPDATE runs SET completed = completed + 1'],
  ['corruptions: the counters of one of the batches', 'UPDATE batches SET total = total + 1'],
  ['corruptions: it runs without an open attempt', 'DELETE FROM attempts WHERE outcome IS NULL'],
  ['corruptions: an attempt is open', `UPDATE attempts SET outcome = NULL WHERE job_id = ${aCompleted}`],
  ['corruptions: what was committed is gone', `UPDATE attempts SET outcome = NULL WHERE job_id = ${aCompleted}`],
  [
    'corruptions: it was claimed again after it had ended',
    `INSERT INTO attempts (job_id, claim_no, boot_id, started_at) VALUES (${aCompleted}, 9, 'planted', 0)`,
  ],
  ['corruptions: its state is not what', `UPDATE jobs SET state = 'failed' WHERE id = ${aCompleted}`],
  ['corruptions: it spent more attempts', `UPDATE jobs SET attempts_spent = 4 WHERE id = ${aCompleted}`],
  ['corruptions: what it spent is not what failed', "UPDATE jobs SET attempts_spent = 2 WHERE kind = 'work'"],
  ['corruptions: its crashes are not its lost claims', "UPDATE jobs SET crashes = 2 WHERE kind = 'work'"],
  ['corruptions: it crashed three times', `UPDATE jobs SET crashes = 3 WHERE id = ${aCompleted}`],
  ['corruptions: what it waits for is miscounted', `UPDATE jobs SET waiting_for = 2 WHERE id = ${aReady}`],
  ['corruptions: it is blocked by nothing', `UPDATE jobs SET state = 'blocked' WHERE id = ${aReady}`],
  ['corruptions: a dependency is marked', 'UPDATE job_dependencies SET is_satisfied = 1 - is_satisfied'],
  [
    'corruptions: it started before what it waits for',
    `INSERT INTO job_dependencies VALUES (${aCompleted}, (SELECT id FROM jobs WHERE finished_at IS NULL
       AND kind = 'work' LIMIT 1), 1)`,
  ],
  ['corruptions: its moments do not fit', `UPDATE jobs SET finished_at = NULL WHERE id = ${aCompleted}`],
  [
    'corruptions: two open jobs have one key',
    "DROP INDEX jobs_unique_open; UPDATE jobs SET unique_key = 'planted' WHERE state = 'ready'",
  ],
  [
    'corruptions: its start was one too many',
    "UPDATE attempts SET started_at = 1; UPDATE jobs SET lane = 'metered@remote' WHERE queue <> 'sink'",
  ],
  ['corruptions: foreign_key_check', "UPDATE jobs SET lane = 'nowhere' WHERE queue = 'sink'"],
];

const boot = 'planted';
const begin = (job: string, claimNo: number, crashes = 0): JournalLine => ({
  type: 'begin',
  boot,
  job,
  claimNo,
  crashes,
});

/** What is added to a journal, as if one more process had written it. */
const histories: readonly (readonly [says: string, lines: readonly JournalLine[]])[] = [
  ['doubleRuns: a job that runs was run again', [begin('a', 1), begin('a', 2)]],
  [
    'doubleRuns: one claim was run twice',
    [begin('a', 1), { type: 'end', boot, job: 'a', claimNo: 1, outcome: 'retry' }, begin('a', 1)],
  ],
  ['doubleRuns: two live processes own the folder', [{ type: 'owner', boot: 'another', pid: -2 }]],
  ['doubleRuns: a process that is no owner wrote "claimed"', [{ type: 'claimed', boot: 'another', claims: [] }]],
  ['corruptions: it had to run alone', [begin('a', 1), begin('b', 3, 2)]],
  ['corruptions: it began beside b', [begin('b', 3, 2), begin('a', 1)]],
  [
    'corruptions: finished work was done again',
    [begin('a', 1), { type: 'end', boot, job: 'a', claimNo: 1, outcome: 'completed' }, begin('a', 2)],
  ],
];

describe('the audit of a crash', () => {
  let bundle: CrashBundle;
  let whole: CrashPlace;
  let lines: JournalLine[];
  beforeAll(async () => {
    bundle = await buildCrashBundle();
    whole = createCrashPlace(bundle.script, join(dirname(bundle.script), 'whole'));
    // It dies with a claim that is open.
    await startLife(whole, { seed: 9, mode: 'load', point: 'during-run', nth: 150 }).ended;
    lines = linesOf(whole);
  });
  afterAll(() => bundle.remove());

  const findingsOf = (path: string, journal = lines): string[] =>
    auditStore(path, journal).findings.map(({ kind, what, where }) => `${kind}: ${what}: ${where}`);

  /** A copy of the store that something is done to. */
  const damaged = (damage: (path: string) => void): string => {
    const folder = join(testFolder(), 'data');
    cpSync(whole.folder, folder, { recursive: true });
    const path = join(folder, 'dossier.db');
    damage(path);
    return path;
  };

  it('finds nothing wrong with a store whose process was killed', () => {
    expect(findingsOf(join(whole.folder, 'dossier.db'))).toEqual([]);
  });

  it.each(faults)('names a planted fault: %s', (says, sql) => {
    const path = damaged((file) => {
      const db = new BetterSqlite3(file);
      db.pragma('foreign_keys = OFF');
      db.exec(sql);
      db.close();
    });
    expect(findingsOf(path)).toContainEqual(expect.stringContaining(says));
  });

  it.each(histories)('names what a journal gives away: %s', (says, more) => {
    const owner: JournalLine = { type: 'owner', boot, pid: -1 };
    expect(findingsOf(join(whole.folder, 'dossier.db'), [...lines, owner, ...more])).toContainEqual(
      expect.stringContaining(says),
    );
  });

  it('names an enqueue that is there by half, and one that was refused and is there', () => {
    const path = join(whole.folder, 'dossier.db');
    const known = lines.flatMap((line) => (line.type === 'ack' ? line.ids : [])).slice(0, 1);
    const half: JournalLine = { type: 'intent', boot, ids: [...known, 'never-stored'] };
    expect(findingsOf(path, [...lines, half])).toContainEqual(expect.stringContaining('half of an enqueue is there'));
    const refused: JournalLine = { type: 'refused', boot, ids: known };
    expect(findingsOf(path, [...lines, refused])).toContainEqual(
      expect.stringContaining('a refused enqueue left jobs'),
    );
  });

  it('names a file that was damaged', () => {
    const path = damaged((file) => {
      const db = new BetterSqlite3(file);
      db.pragma('journal_mode = DELETE');
      db.close();
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.fill(7, 4_096 * 5, 4_096 * 60));
    });
    expect(findingsOf(path)).toContainEqual(expect.stringContaining('corruptions: '));
  });

  it('names a commit that is there although an earlier one is not, and half of one', () => {
    const path = damaged((file) => {
      const db = new BetterSqlite3(file);
      db.exec(`DELETE FROM jobs WHERE id = ${aCompleted}`);
      db.close();
    });
    const says = auditStore(path, lines, true).findings.map(({ what }) => what);
    expect(says).toContain('a commit is there and an earlier one is not');
    expect(says).toContain('half of a commit is there');
  });
});
