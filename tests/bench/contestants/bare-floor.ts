import BetterSqlite3 from 'better-sqlite3';
import type { Connection } from '../../../src-main/storage/connection.ts';
import type { Contestant, Payload, SyncMode } from './contestant.ts';
import { checkpointPages, payloadOf } from './contestant.ts';

interface BareFile {
  readonly connection: Connection;
  /** Sets what the next transaction waits for. */
  setSync(wanted: SyncMode): void;
}

/** A file as our store opens it, with the durability of a step set before the step, as our store does. */
export const openBare = (path: string, schema: string, mode: SyncMode): BareFile => {
  const connection = new BetterSqlite3(path);
  connection.pragma('journal_mode = WAL');
  connection.pragma(`wal_autocheckpoint = ${checkpointPages}`);
  connection.exec(schema);
  let current: SyncMode | null = null;
  const setSync = (wanted: SyncMode): void => {
    const next = mode === 'normal' ? 'normal' : wanted;
    if (next === current) return;
    connection.exec(next === 'full' ? 'PRAGMA synchronous = FULL' : 'PRAGMA synchronous = NORMAL');
    current = next;
  };
  return { connection, setSync };
};

/** Claims and finishes until nothing is left: no engine, no concurrency, one thing after the other. */
export const workOffInALoop = <J>(
  claim: () => { job: J; payload: Payload } | null,
  finish: (job: J) => void,
  run: (payload: Payload) => Promise<void> | undefined,
  onFinished: () => void,
): void => {
  const work = async (): Promise<void> => {
    for (let claimed = claim(); claimed !== null; claimed = claim()) {
      const running = run(claimed.payload);
      if (running !== undefined) await running;
      finish(claimed.job);
      onFinished();
    }
  };
  void work();
};

/**
 * The least that a durable queue can do on better-sqlite3: one table, one index, one statement a step. No attempts, no
 * events, no counters, no lanes, no dependencies, no engine.
 */
export const bareFloor: Contestant = {
  name: 'floor',
  settings: 'better-sqlite3 13.2.0: one table, one index, one statement and one transaction a step, in a loop',
  open: (path, mode) => {
    const { connection, setSync } = openBare(
      path,
      `CREATE TABLE jobs (seq INTEGER PRIMARY KEY, payload TEXT NOT NULL, state TEXT NOT NULL, rank INTEGER NOT NULL,
         claim_no INTEGER NOT NULL DEFAULT 0, started_at INTEGER, finished_at INTEGER) STRICT;
       CREATE INDEX jobs_ready ON jobs (rank, seq) WHERE state = 'ready';`,
      mode,
    );
    const insert = connection.prepare<[string, number]>(
      "INSERT INTO jobs (payload, state, rank) VALUES (?, 'ready', ?)",
    );
    const claim = connection.prepare<[number], { seq: number; payload: string; claimNo: number }>(`
      UPDATE jobs SET state = 'running', claim_no = claim_no + 1, started_at = ?
      WHERE seq = (SELECT seq FROM jobs WHERE state = 'ready' ORDER BY rank, seq LIMIT 1)
      RETURNING seq, payload, claim_no AS claimNo`);
    const finish = connection.prepare<[number, number, number]>(
      "UPDATE jobs SET state = 'completed', finished_at = ? WHERE seq = ? AND claim_no = ?",
    );
    const add = (nth: number): void => {
      insert.run(JSON.stringify(payloadOf(nth)), Date.now());
    };
    return {
      connection,
      add: (nth) => {
        setSync('full');
        add(nth);
      },
      addMany: (first, count) => {
        setSync('full');
        connection.exec('BEGIN IMMEDIATE');
        for (let nth = first; nth < first + count; nth++) add(nth);
        connection.exec('COMMIT');
      },
      start: (run, onFinished) =>
        workOffInALoop(
          () => {
            setSync('normal');
            const job = claim.get(Date.now());
            return job === undefined ? null : { job, payload: JSON.parse(job.payload) };
          },
          (job) => {
            setSync('full');
            finish.run(Date.now(), job.seq, job.claimNo);
          },
          run,
          onFinished,
        ),
      close: () => {
        connection.close();
      },
    };
  },
};
