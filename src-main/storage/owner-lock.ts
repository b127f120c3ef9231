import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';

export interface OwnerLock {
  release(): void;
}

/**
 * How long to go on trying, in milliseconds: processes that begin at the same moment refuse one another, and without a
 * second try none of them may win.
 */
const raceMs = 250;

/**
 * Makes this process the owner of a data folder, or returns null when another one is. The lock is SQLite's exclusive
 * one on a file of its own, held as long as the transaction is open: the kernel lets it go when the process dies, however
 * it dies, so there is never a stale lock to clear.
 */
export const acquireOwnerLock = (dataFolder: string): OwnerLock | null => {
  const connection = new BetterSqlite3(join(dataFolder, 'owner.db'));
  try {
    connection.pragma(`busy_timeout = ${raceMs}`);
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection.close();
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  return {
    release: () => {
      if (connection.inTransaction) connection.exec('ROLLBACK');
      connection.close();
    },
  };
};
