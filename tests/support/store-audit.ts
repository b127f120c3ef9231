import { existsSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import type { Finding } from './crash-finding.ts';
import type { JournalLine } from './crash-journal.ts';
import { replayLives } from './crash-replay.ts';
import { auditEffects } from './store-audit-effects.ts';
import { auditHistory, auditPrefix, auditWholeness, readPast } from './store-audit-history.ts';
import { auditRows } from './store-audit-rows.ts';

export interface Audit {
  readonly findings: readonly Finding[];
  /** How many lines of the journal the store remembers: all, unless it lost the tail of its log. */
  readonly remembered: number;
  /** Claims that were open when the process died. */
  readonly running: number;
}

/** SQLite's own word on the file. */
const auditFile = (db: BetterSqlite3.Database): Finding[] => {
  const corruption = (what: string, rows: readonly unknown[]): Finding[] =>
    rows.map((row) => ({ kind: 'corruptions', what, where: JSON.stringify(row) }));
  const integrity = db.prepare<[], { integrity_check: string }>('PRAGMA integrity_check').all();
  return [
    ...corruption(
      'integrity_check',
      integrity.filter((row) => row.integrity_check !== 'ok'),
    ),
    ...corruption('foreign_key_check', db.prepare('PRAGMA foreign_key_check').all()),
  ];
};

/**
 * Looks over the store of a process that is dead, as it left it: its log is read, and neither written back nor
 * removed. It knows the tables and nothing of the code that writes them.
 *
 * @param hasLostTail the log was cut: a tail of what was committed may be gone, but nothing before it
 */
export const auditStore = (path: string, lines: readonly JournalLine[], hasLostTail = false): Audit => {
  const isNew = !existsSync(path) && !lines.some((line) => line.type === 'intent');
  if (isNew) return { findings: [], remembered: lines.length, running: 0 };
  let db: BetterSqlite3.Database | undefined;
  try {
    db = new BetterSqlite3(path, { readonly: true });
    const file = auditFile(db);
    // The first life died before it wrote a job, maybe before there were tables.
    if (!lines.some((line) => line.type === 'intent')) return { findings: file, remembered: lines.length, running: 0 };
    const past = readPast(db, lines);
    const wasCleaned = past.cleanable.size > 0;
    const prefix = hasLostTail
      ? auditPrefix(lines, past)
      : { findings: auditHistory(lines, past), remembered: lines.length };
    const running = db.prepare<[], { id: string }>("SELECT id FROM jobs WHERE state = 'running'").all().length;
    const findings = [
      ...file,
      ...replayLives(lines),
      ...prefix.findings,
      ...auditWholeness(lines, past),
      ...auditRows(db, wasCleaned),
      ...auditEffects(db, wasCleaned),
    ];
    return { findings, remembered: prefix.remembered, running };
  } catch (error) {
    return {
      findings: [{ kind: 'corruptions', what: 'the store could not be read', where: String(error) }],
      remembered: lines.length,
      running: 0,
    };
  } finally {
    db?.close();
  }
};
