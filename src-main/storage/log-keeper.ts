import type { Checkpointer } from './checkpointer.ts';
import type { Connection } from './connection.ts';

/** Keeps the write-ahead log short without a sync in the thread that writes. */
export interface LogKeeper {
  /** Hears that the log was so large, in bytes, when it was synced. */
  noteSize(bytes: number): void;
  /** Must be called right after each commit of the connection. */
  committed(): void;
  /** Moves all of the log into the file and empties it, waiting for the disk. False when something kept it from that. */
  empty(): boolean;
  /** Lets go of the log. */
  close(): void;
}

interface LogKeeperDeps {
  /** The one connection that writes. */
  readonly connection: Connection;
  /** A second connection of the same thread, for `guard` below. */
  readonly guard: Connection;
  readonly checkpointer: Checkpointer;
  /** The number of commits so far. */
  readonly commits: () => number;
  /** The size in bytes from which on the log is moved into the database file. */
  readonly startBytes: number;
  /** Told of each checkpoint that failed; the next one follows all the same. */
  readonly onFailed: (error: unknown) => void;
}

/** How long after a checkpoint that did not empty the log the next one follows, in milliseconds. */
const againMs = 200;

/**
 * So many times its starting size the log is emptied even if nothing is still for a moment; the event loop then waits
 * for the disk.
 */
const mostTimes = 32;

/**
 * SQLite begins a log anew at the first write after all of it was moved, and syncs the new beginning in the thread that
 * writes: a power cut could otherwise leave the new beginning of the log before the rest of the old one. To spare the event loop this sync,
 *
 * - a read transaction (the guard) keeps the writer from beginning anew in place: it appends;
 * - the log is moved from another thread, which syncs it;
 * - when that has moved all and nothing was written meanwhile, the log is truncated here. This moves nothing, so it
 *   waits for nothing;
 * - the one commit that begins the empty log skips the sync. Nothing old is left that could be read after it; and if the
 *   truncation is lost in a power cut, the old log is there as a whole, and says what the database file says.
 */
export const createLogKeeper = (deps: LogKeeperDeps): LogKeeper => {
  const { connection, guard, checkpointer, commits, startBytes, onFailed } = deps;
  let isGuarded = false;
  let isBusy = false;
  let isClosed = false;
  /** The log is empty, and the next commit is its first. */
  let isEmpty = false;
  let bytes = 0;
  let cancelRetry = () => {};

  const release = (): void => {
    if (isGuarded) guard.exec('COMMIT');
    isGuarded = false;
  };

  /** Guards from the present end of the log on. Without a log to read from it would guard nothing, so it begins after a commit. */
  const renewGuard = (): void => {
    release();
    guard.exec('BEGIN');
    guard.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get();
    isGuarded = true;
  };

  /** Empties the log. False while somebody else reads from it. */
  const truncate = (): boolean => {
    release();
    // Waiting for a reader from outside would keep the event loop.
    connection.pragma('busy_timeout = 0');
    try {
      const [row] = connection.prepare<[], { busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)').all();
      if (row?.busy !== 0) return false;
    } finally {
      connection.pragma('busy_timeout = 5000');
    }
    connection.exec('PRAGMA synchronous = OFF');
    isEmpty = true;
    bytes = 0;
    return true;
  };

  const run = async (): Promise<void> => {
    isBusy = true;
    cancelRetry();
    const before = commits();
    renewGuard();
    const hasAll = await checkpointer.checkpoint();
    isBusy = false;
    if (isClosed) return;
    const isStill = hasAll && commits() === before;
    if ((isStill || bytes > mostTimes * startBytes) && truncate()) return;
    if (!isGuarded) renewGuard();
    again();
  };

  const again = (): void => {
    const timer = setTimeout(start, againMs).unref();
    cancelRetry = () => clearTimeout(timer);
  };

  const start = (): void => {
    if (isBusy || isClosed) return;
    run().catch((error: unknown) => {
      isBusy = false;
      if (isClosed) return;
      onFailed(error);
      // A full disk, say: everything is safe in the log.
      again();
    });
  };

  return {
    noteSize: (size) => {
      const isFirst = bytes < startBytes;
      bytes = size;
      // Once it is too long, it is looked at again by time.
      if (isFirst && size >= startBytes) start();
    },
    committed: () => {
      if (isGuarded) return;
      if (isEmpty) connection.exec('PRAGMA synchronous = NORMAL');
      isEmpty = false;
      renewGuard();
    },
    empty: () => {
      release();
      connection.pragma('synchronous = FULL');
      const [row] = connection.prepare<[], { busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)').all();
      connection.pragma('synchronous = NORMAL');
      bytes = 0;
      isEmpty = false;
      return row?.busy === 0;
    },
    close: () => {
      isClosed = true;
      cancelRetry();
      release();
    },
  };
};
