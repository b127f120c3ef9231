import BetterSqlite3 from 'better-sqlite3';
import { AppFailure } from '#shared/model/app-error.ts';
import { isDamage } from './trouble.ts';

export type Connection = BetterSqlite3.Database;

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

/**
 * Opens a connection that writes: WAL, foreign keys, no wait for locks beyond a moment (there is one owner). A commit doesn't
 * wait for the disk (durability.ts does that), and none moves the log into the file (log-keeper.ts does). Throws an
 * AppFailure `data.damaged` when the file is no database.
 */
export const openConnection = (path: string): Connection => {
  const connection = new BetterSqlite3(path);
  try {
    connection.pragma('journal_mode = WAL');
    connection.pragma('foreign_keys = ON');
    connection.pragma('busy_timeout = 5000');
    connection.pragma('synchronous = NORMAL');
    // What is deleted is somebody's CV: its pages are overwritten where that costs no extra write.
    connection.pragma('secure_delete = FAST');
    connection.pragma('wal_autocheckpoint = 0');
    return connection;
  } catch (error) {
    connection.close();
    throw isDamage(error) ? damagedFailure({ cause: error }) : error;
  }
};

/** Opens a connection that only reads. */
export const openReader = (path: string): Connection => {
  const connection = new BetterSqlite3(path);
  connection.pragma('query_only = ON');
  connection.pragma('busy_timeout = 0');
  return connection;
};

/** Runs SQLite's quick check on the store. Throws `data.damaged` when it finds damage; reads only. */
export const checkIntegrity = (connection: Connection): void => {
  if (connection.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damagedFailure();
};
