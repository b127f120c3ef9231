import type BetterSqlite3 from 'better-sqlite3';
import type { Finding } from './crash-finding.ts';
import type { JournalLine } from './crash-journal.ts';

/** What the store says of the past. */
interface Past {
  readonly jobs: ReadonlySet<string>;
  /** Outcomes by job and claim number; null while open. */
  readonly attempts: ReadonlyMap<string, string | null>;
  /** Jobs that a clean-up may have removed. */
  readonly cleanable: ReadonlySet<string>;
}

const claimKey = (job: string, claimNo: number): string => `${job} claim ${claimNo}`;

export const readPast = (db: BetterSqlite3.Database, lines: readonly JournalLine[]): Past => {
  const jobs = db.prepare<[], { id: string }>('SELECT id FROM jobs').all();
  const attempts = db
    .prepare<[], { job: string; claimNo: number; outcome: string | null }>(
      'SELECT job_id AS job, claim_no AS claimNo, outcome FROM attempts',
    )
    .all();
  return {
    jobs: new Set(jobs.map(({ id }) => id)),
    attempts: new Map(attempts.map(({ job, claimNo, outcome }) => [claimKey(job, claimNo), outcome])),
    cleanable: new Set(lines.flatMap((line) => (line.type === 'clean' ? line.ids : []))),
  };
};

/** Parts of one commit that the store has and that it lacks; null for a line that tells of no commit. */
const lookUp = (line: JournalLine, past: Past): { there: string[]; missing: string[] } | null => {
  const split = (parts: readonly { name: string; isThere: boolean; job: string }[]) => {
    const lasting = parts.filter(({ isThere, job }) => isThere || !past.cleanable.has(job));
    return {
      there: lasting.filter(({ isThere }) => isThere).map(({ name }) => name),
      missing: lasting.filter(({ isThere }) => !isThere).map(({ name }) => name),
    };
  };
  switch (line.type) {
    case 'ack':
      return split(line.ids.map((id) => ({ name: `job ${id}`, isThere: past.jobs.has(id), job: id })));
    case 'claimed':
      return split(
        line.claims.map(([job, claimNo]) => {
          const name = claimKey(job, claimNo);
          return { name, isThere: past.attempts.has(name), job };
        }),
      );
    case 'settled':
      return split(
        line.ends.map(([job, claimNo, outcome]) => {
          const name = claimKey(job, claimNo);
          return { name: `end of ${name}`, isThere: past.attempts.get(name) === outcome, job };
        }),
      );
    default:
      return null;
  }
};

/** Every commit that was told of must be in the store. */
export const auditHistory = (lines: readonly JournalLine[], past: Past): Finding[] =>
  lines.flatMap((line) =>
    (lookUp(line, past)?.missing ?? []).map((where): Finding => {
      if (line.type === 'ack') return { kind: 'lostJobs', what: 'an acknowledged job is gone', where };
      return { kind: 'corruptions', what: 'what was committed is gone', where };
    }),
  );

/**
 * For a store that lost the tail of its log: the commits it has must be the first ones, each as a whole. Also
 * returns how many lines of the journal it remembers.
 */
export const auditPrefix = (
  lines: readonly JournalLine[],
  past: Past,
): { readonly findings: Finding[]; readonly remembered: number } => {
  const findings: Finding[] = [];
  let remembered = lines.length;
  for (const [nth, line] of lines.entries()) {
    const found = lookUp(line, past);
    if (found === null || found.there.length + found.missing.length === 0) continue;
    const where = [...found.there, ...found.missing].join(', ');
    if (found.there.length > 0 && found.missing.length > 0) {
      findings.push({ kind: 'corruptions', what: 'half of a commit is there', where });
    }
    if (found.missing.length > 0) remembered = Math.min(remembered, nth);
    else if (remembered < lines.length) {
      findings.push({ kind: 'corruptions', what: 'a commit is there and an earlier one is not', where });
    }
  }
  return { findings, remembered };
};

/** What was to be written in one transaction is there as a whole or not at all; what was refused isn't. */
export const auditWholeness = (lines: readonly JournalLine[], past: Past): Finding[] =>
  lines.flatMap((line): Finding[] => {
    if (line.type !== 'intent' && line.type !== 'refused') return [];
    const lasting = line.ids.filter((id) => past.jobs.has(id) || !past.cleanable.has(id));
    const there = lasting.filter((id) => past.jobs.has(id));
    const where = lasting.join(', ');
    if (line.type === 'refused' && there.length > 0) {
      return [{ kind: 'corruptions', what: 'a refused enqueue left jobs behind', where }];
    }
    if (there.length === 0 || there.length === lasting.length) return [];
    return [{ kind: 'corruptions', what: 'half of an enqueue is there', where }];
  });
