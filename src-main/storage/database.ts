import BetterSqlite3 from 'better-sqlite3';
import { AppFailure } from '#shared/model/app-error.ts';

export type Connection = BetterSqlite3.Database;

/**
 * `full` waits for the disk: enqueues, settlements and edits, whose loss would lose work or money. `normal` doesn't:
 * a claim lost in a power cut is only a job that starts again.
 */
export type Durability = 'full' | 'normal';

export interface Database {
  readonly connection: Connection;
  /** Runs `work` in one immediate transaction, or joins the one that is open. Whatever it throws rolls all of it back. */
  write<T>(work: () => T, durability?: Durability): T;
  /** Hears of every commit, right after it. Returns how to stop hearing. */
  onCommit(listener: () => void): () => void;
  close(): void;
}

/**
 * A text parameter that SQLite's planner can't look at. Where a query sorts or joins, it would weigh the bound value, and
 * so plan the statement anew each time that one is bound: 20 µs instead of 1 for the queue's smallest questions
 * (measured; "Query Planner Stability" in SQLite's documentation of prepared statements).
 */
export const textParameter = 'CAST(? AS TEXT)';

/** The same for a whole number. */
export const integerParameter = 'CAST(? AS INTEGER)';

/**
 * After so many commits the write-ahead log is moved into the file, in a turn of the event loop of its own: within a
 * commit its two waits for the disk would come on top of the commit's.
 */
const commitsBetweenCheckpoints = 150;
const checkpointDelayMs = 10;

/** The log's size, in pages of 4 KiB, at which a commit pays for a checkpoint after all: the event loop had no turn. */
const mostPages = 2_000;

/** Whether SQLite says that a file isn't a database, or is damaged. */
export const isDamage = (error: unknown): boolean =>
  error instanceof BetterSqlite3.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code);

/** Whether a write failed for a reason that may pass (a full disk), not a constraint. */
export const isPassingError = (error: unknown): boolean =>
  error instanceof BetterSqlite3.SqliteError && !error.code.startsWith('SQLITE_CONSTRAINT');

/** A listener's error is rethrown on its own, so that the caller still learns that the commit succeeded. */
const tell = (listener: () => void): void => {
  try {
    listener();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
};

/** The error for a store that SQLite finds damaged. */
export const damagedFailure = (options?: ErrorOptions): AppFailure =>
  new AppFailure(
    {
      code: 'data.damaged',
      message: 'The data file is damaged.',
      action: 'Put a copy from its backups folder in its place. Nothing was changed.',
    },
    options,
  );

const openConnection = (path: string): Connection => {
  const connection = new BetterSqlite3(path);
  try {
    connection.pragma('journal_mode = WAL');
    connection.pragma('foreign_keys = ON');
    connection.pragma('busy_timeout = 5000');
    connection.pragma('synchronous = FULL');
    // What is deleted is somebody's CV: its pages are overwritten where that costs no extra write.
    connection.pragma('secure_delete = FAST');
    connection.pragma(`wal_autocheckpoint = ${mostPages}`);
    return connection;
  } catch (error) {
    connection.close();
    throw isDamage(error) ? damagedFailure({ cause: error }) : error;
  }
};

/**
 * Opens the store's one connection: WAL, foreign keys, no wait for locks beyond a moment (there is one owner). Throws
 * an AppFailure `data.damaged` when the file is no database.
 *
 * @param path of the database file, or ':memory:'
 */
export const openDatabase = (path: string): Database => {
  const connection = openConnection(path);
  let current: Durability = 'full';
  const listeners = new Set<() => void>();

  let commits = 0;

  // A timer, not an immediate: immediates of one turn run in a row, and their waits would add up.
  const checkpointLater = () => {
    setTimeout(checkpoint, checkpointDelayMs).unref();
  };

  const noteCommit = () => {
    commits++;
    if (commits === commitsBetweenCheckpoints) checkpointLater();
  };

  const checkpoint = () => {
    if (!connection.open) return;
    commits = 0;
    try {
      // A passive checkpoint moves what it can without waiting; the next one moves the rest.
      connection.pragma('wal_checkpoint(PASSIVE)');
    } catch {
      // For example a full disk: everything is safe in the log, and the next checkpoint retries.
    }
  };

  const setDurability = (durability: Durability) => {
    if (durability === current) return;
    connection.exec(durability === 'full' ? 'PRAGMA synchronous = FULL' : 'PRAGMA synchronous = NORMAL');
    current = durability;
  };

  return {
    connection,
    write: (work, durability = 'full') => {
      if (connection.inTransaction) return work();
      // The pragma is ignored inside a transaction, so it goes first.
      setDurability(durability);
      connection.exec('BEGIN IMMEDIATE');
      let result: ReturnType<typeof work>;
      try {
        result = work();
        connection.exec('COMMIT');
      } catch (error) {
        if (connection.inTransaction) connection.exec('ROLLBACK');
        throw error;
      }
      noteCommit();
      for (const listener of listeners) tell(listener);
      return result;
    },
    onCommit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      listeners.clear();
      connection.close();
    },
  };
};

/** Runs SQLite's quick check on the store. Throws `data.damaged` when it finds damage; reads only. */
export const checkIntegrity = (connection: Connection): void => {
  if (connection.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damagedFailure();
};
