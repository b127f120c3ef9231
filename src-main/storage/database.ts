import BetterSqlite3 from 'better-sqlite3';
import { AppFailure } from '#shared/model/app-error.ts';
import type { Checkpointer } from './checkpointer.ts';
import { openCheckpointer } from './checkpointer.ts';
import type { Connection } from './connection.ts';
import { openConnection, openReader } from './connection.ts';
import type { Durability } from './durability.ts';
import { createDurability, createNoDurability } from './durability.ts';
import type { LogKeeper } from './log-keeper.ts';
import { createLogKeeper } from './log-keeper.ts';
import type { OpenLogFile } from './log-sync.ts';
import { createLogSync, openLogFile } from './log-sync.ts';
import type { Trouble } from './trouble.ts';
import { createTrouble } from './trouble.ts';

/**
 * `full` has to last: enqueues, settlements and edits, whose loss would lose work or money. They are synced right after. `normal`
 * is synced with the next of those: a claim lost in a power cut is only a job that starts again.
 */
export type CommitKind = 'full' | 'normal';

export interface Database {
  readonly connection: Connection;
  /** What is wrong with the disk or the file, if anything. */
  readonly trouble: Trouble;
  /**
   * Runs `work` in one immediate transaction, or joins the one that is open. Whatever it throws rolls all of it back. When
   * it returns, everybody in this process sees the commit, and a kill of the process can't take it back; a power cut can, until
   * `whenDurable`.
   */
  write<T>(work: () => T, kind?: CommitKind): T;
  /**
   * Resolves once all commits so far are on the disk: nobody outside is told of a commit before. Rejects with an
   * AppFailure from the first trouble on.
   */
  whenDurable(): Promise<void>;
  /** Hears of every commit, right after it. Returns how to stop hearing. */
  onCommit(listener: () => void): () => void;
  /** Moves the whole log into the file, waiting for the disk. */
  emptyLog(): void;
  /** Empties the log and closes the file. */
  close(): void;
}

/** What a database does with its disk; the defaults are for who needs no other thread and no other disk. */
export interface DatabaseParts {
  /** Moves the log into the file; closed by whoever brings it, before the database. */
  readonly checkpointer?: Checkpointer;
  readonly openLogFile?: OpenLogFile;
  /** The size in bytes from which on the log is moved into the file. */
  readonly checkpointBytes?: number;
}

/**
 * A text parameter that SQLite's planner can't look at. Where a query sorts or joins, it would weigh the bound value, and
 * so plan the statement anew each time that one is bound: 20 µs instead of 1 for the queue's smallest questions
 * (measured; "Query Planner Stability" in SQLite's documentation of prepared statements).
 */
export const textParameter = 'CAST(? AS TEXT)';

/** The same for a whole number. */
export const integerParameter = 'CAST(? AS INTEGER)';

/** A thousand pages, as SQLite's own checkpoints. */
const defaultCheckpointBytes = 4 * 1024 * 1024;

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

/** What a database has to do with the disk besides writing. */
interface Disk {
  readonly durability: Durability;
  readonly keeper: Pick<LogKeeper, 'committed' | 'empty'>;
  /** Everything into the file, and nothing left open. */
  close(): void;
}

const noDisk = (connection: Connection): Disk => ({
  durability: createNoDurability(),
  keeper: { committed: () => {}, empty: () => true },
  close: () => void connection.close(),
});

const openDisk = (path: string, connection: Connection, trouble: Trouble, parts: DatabaseParts): Disk => {
  const guard = openReader(path);
  const checkpointer = parts.checkpointer ?? openCheckpointer(path);
  const durability = createDurability({
    log: createLogSync(`${path}-wal`, parts.openLogFile ?? openLogFile),
    onSynced: (bytes) => keeper.noteSize(bytes),
    onFailed: () => trouble.noteFailedWrite(),
  });
  const keeper = createLogKeeper({
    connection,
    guard,
    checkpointer,
    commits: () => durability.commits,
    startBytes: parts.checkpointBytes ?? defaultCheckpointBytes,
    onFailed: trouble.note,
  });
  /** The driver of the older runtime leaves the log as it is; all of it in one file is also what people copy. */
  const emptyLog = (): boolean => {
    try {
      return keeper.empty();
    } catch {
      // For example a full disk: everything is safe in the log, if that could be synced.
      return false;
    }
  };
  return {
    durability,
    keeper,
    close: () => {
      const isEmpty = emptyLog();
      keeper.close();
      guard.close();
      if (parts.checkpointer === undefined) void checkpointer.close();
      durability.close(isEmpty);
      connection.close();
    },
  };
};

/**
 * Opens a store's one connection that writes, and what makes its commits last. Throws an AppFailure `data.damaged` when
 * the file is no database.
 *
 * @param path of the database file, or ':memory:'
 */
export const openDatabase = (path: string, parts: DatabaseParts = {}): Database => {
  const connection = openConnection(path);
  const trouble = createTrouble();
  const { durability, keeper, close } =
    path === ':memory:' ? noDisk(connection) : openDisk(path, connection, trouble, parts);
  const listeners = new Set<() => void>();

  /** Throws what happened in a transaction, after taking it back. */
  const fail = (error: unknown): never => {
    trouble.note(error);
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  };

  const committed = (kind: CommitKind): void => {
    durability.committed(kind === 'full');
    try {
      keeper.committed();
    } catch (error) {
      // The commit succeeded; only the log may now grow or be begun anew at the cost of a wait.
      trouble.note(error);
    }
    for (const listener of listeners) tell(listener);
  };

  return {
    connection,
    trouble,
    write: (work, kind = 'full') => {
      if (connection.inTransaction) return work();
      let result: ReturnType<typeof work>;
      try {
        connection.exec('BEGIN IMMEDIATE');
        result = work();
        connection.exec('COMMIT');
      } catch (error) {
        return fail(error);
      }
      committed(kind);
      return result;
    },
    whenDurable: async () => {
      const before = trouble.current();
      if (before !== null) throw new AppFailure(before);
      try {
        await durability.whenDurable();
      } catch (cause) {
        throw new AppFailure(trouble.current() ?? trouble.noteFailedWrite(), { cause });
      }
    },
    onCommit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emptyLog: () => void keeper.empty(),
    close: () => {
      listeners.clear();
      if (connection.open) close();
    },
  };
};
