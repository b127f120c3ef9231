import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { openFailure } from './open-failure.ts';
import { ensurePrivateFile } from './private-file.ts';

export interface OwnerLock {
  release(): void;
}

/**
 * How long to go on trying, in milliseconds: processes that begin at the same moment refuse one another, and without a
 * second try none of them may win.
 */
const raceMs = 250;

/** The file is only locked, never written. */
const remedy = 'It holds no data: close Dossier, delete it, and start again.';

const openLockFile = (path: string) => {
  try {
    ensurePrivateFile(path);
    return new BetterSqlite3(path);
  } catch (error) {
    throw openFailure(error, path, remedy);
  }
};

/**
 * Makes this process the owner of a data folder, or returns null when another one is. The lock is SQLite's exclusive
 * one on a file of its own, held as long as the transaction is open: the kernel lets it go when the process dies, however
 * it dies, so there is never a stale lock to clear. Throws an AppFailure when the file can't be opened at all.
 */
export const acquireOwnerLock = (dataFolder: string): OwnerLock | null => {
  const path = join(dataFolder, 'owner.db');
  const connection = openLockFile(path);
  try {
    connection.pragma(`busy_timeout = ${raceMs}`);
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection.close();
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw openFailure(error, path, remedy);
  }
  return {
    release: () => {
      if (connection.inTransaction) connection.exec('ROLLBACK');
      connection.close();
    },
  };
};
