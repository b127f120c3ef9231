import { existsSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { isDamage } from './trouble.ts';

/**
 * Has SQLite look a whole store over, without writing to it. Takes as long as reading the file: meant for a process of its
 * own. True for a file that isn't there. Throws what the system says of one that can't be read.
 */
export const isFileSound = (path: string): boolean => {
  if (!existsSync(path)) return true;
  // Read-only, or its end would move the write-ahead log into the file before anybody knows whether that is sound.
  const connection = new BetterSqlite3(path, { readonly: true });
  try {
    return connection.pragma('quick_check(1)', { simple: true }) === 'ok';
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  } finally {
    connection.close();
  }
};
