import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { acquireOwnerLock } from '../../../src-main/storage/owner-lock.ts';
import { openStore } from '../../../src-main/storage/store.ts';
import { startOfTime, testFolder } from '../../support/sqlite-store.ts';

const failureOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return expect.unreachable('nothing was thrown');
};

describe('a data folder that can’t be used', () => {
  it('is said to be so when the lock’s file is damaged, instead of a driver’s own words', () => {
    const folder = testFolder();
    writeFileSync(join(folder, 'owner.db'), 'not a database'.repeat(500));
    expect(failureOf(() => acquireOwnerLock(folder))).toMatchObject({
      error: { code: 'data.damaged', action: expect.stringContaining('holds no data') },
    });
  });

  it('is said to be so when a folder stands where the store should', () => {
    const folder = testFolder();
    expect(failureOf(() => openStore(folder, startOfTime))).toMatchObject({
      error: { code: 'internal', message: expect.stringContaining(folder), action: expect.any(String) },
    });
  });

  it('leaves another program’s database alone, where Dossier put its tables into it', () => {
    const path = join(testFolder(), 'dossier.db');
    const other = new BetterSqlite3(path);
    other.exec('CREATE TABLE photos (name TEXT)');
    other.close();
    expect(failureOf(() => openStore(path, startOfTime))).toMatchObject({ error: { code: 'data.damaged' } });
    const after = new BetterSqlite3(path);
    const tables = after.prepare("SELECT name FROM sqlite_master WHERE name NOT LIKE 'libsql%'").pluck().all();
    after.close();
    expect(tables).toEqual(['photos']);
  });

  it.skipIf(process.platform === 'win32')('keeps the CVs from other users in a folder that they can read', () => {
    const folder = testFolder();
    chmodSync(folder, 0o755);
    const path = join(folder, 'dossier.db');
    writeFileSync(path, '', { mode: 0o644 });
    const lock = acquireOwnerLock(folder);
    const store = openStore(path, startOfTime);
    const files = readdirSync(folder);
    const open = files.filter((name) => (statSync(join(folder, name)).mode & 0o077) !== 0);
    store.database.close();
    lock?.release();
    expect(files).toEqual(expect.arrayContaining(['dossier.db', 'dossier.db-wal', 'owner.db']));
    expect(open).toEqual([]);
    expect(existsSync(path) && readFileSync(path).length > 0).toBe(true);
  });
});
