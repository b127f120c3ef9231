import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { AppFailure } from '#shared/model/app-error.ts';
import type { Connection } from './connection.ts';

const keptBackups = 5;

/** What a backup is called while it is written; one that is left over is of a process that died. */
const unfinished = '.unfinished';

/** What a backup's name says of its age, or null for a file that is none: that one is somebody else's. */
const backupAge = (name: string): { name: string; version: number; stamp: string } | null => {
  const match = /-v(\d+)-(\d{4}-[\dTZ-]+)\.db$/.exec(name);
  return match?.[1] && match[2] ? { name, version: Number(match[1]), stamp: match[2] } : null;
};

/** Whether a file begins as a database does. An empty one, say, is what an earlier version left on a full disk. */
const isDatabaseFile = (path: string): boolean => {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(16);
    readSync(file, start, 0, start.length, 0);
    return start.toString('latin1') === 'SQLite format 3\0';
  } finally {
    closeSync(file);
  }
};

const syncFile = (path: string): void => {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

/** Makes a rename last. Windows can't open folders, and needs no such thing. */
const syncFolder = (path: string): void => {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
};

/** Throws unless SQLite finds nothing wrong with a copy, which nobody else has open. */
const checkCopy = (path: string): void => {
  const copy = new BetterSqlite3(path, { readonly: true });
  try {
    if (copy.pragma('integrity_check(1)', { simple: true }) !== 'ok') throw new Error('the copy is damaged');
  } finally {
    copy.close();
  }
};

const removeCopy = (path: string): void => {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
};

/** What SQLite or the system says, where that is a code. */
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';

const noBackup = (cause: unknown): AppFailure =>
  new AppFailure(
    {
      code: 'data.not-saved',
      message: `Dossier can't make a backup of your data before it updates it${codeOf(cause)}.`,
      action: 'Free some space on the disk and start again. Nothing was changed.',
    },
    { cause },
  );

/** Removes all but the newest backups, by age: by name version 10 would come before version 2. */
const removeOld = (folder: string): void => {
  const names = readdirSync(folder);
  const found = names.flatMap((name) => backupAge(name) ?? []);
  const [whole, broken] = [true, false].map((isWhole) =>
    found.filter(({ name }) => isDatabaseFile(join(folder, name)) === isWhole),
  );
  const old = (whole ?? [])
    .sort((a, b) => (a.stamp === b.stamp ? a.version - b.version : a.stamp < b.stamp ? -1 : 1))
    .slice(0, -keptBackups);
  for (const { name } of [...old, ...(broken ?? [])]) rmSync(join(folder, name));
  for (const name of names) if (name.endsWith(unfinished)) rmSync(join(folder, name));
};

/**
 * Copies a store beside it, so that a migration can never be the end of anyone's data. SQLite itself makes the copy; it
 * has its name, and counts among the newest five, once it was checked and is on the disk. Throws an AppFailure
 * `data.not-saved` when that fails; nothing is left of it then.
 *
 * @param path of the store that is open
 * @param fromVersion of its schema
 * @param now epoch milliseconds
 * @returns the path of the copy
 */
export const backUp = (connection: Connection, path: string, fromVersion: number, now: number): string => {
  const folder = join(dirname(path), 'backups');
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  const target = join(folder, `${basename(path, '.db')}-v${fromVersion}-${stamp}.db`);
  const copy = `${target}${unfinished}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    removeCopy(copy);
    connection.prepare('VACUUM INTO ?').run(copy);
    checkCopy(copy);
    syncFile(copy);
    renameSync(copy, target);
    syncFolder(folder);
  } catch (error) {
    removeCopy(copy);
    throw noBackup(error);
  }
  try {
    removeOld(folder);
  } catch {
    // One backup too many does no harm.
  }
  return target;
};
