import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backUp } from '../../../src-main/storage/backup.ts';
import type { Connection } from '../../../src-main/storage/connection.ts';
import { openDatabase } from '../../../src-main/storage/database.ts';
import { migrate } from '../../../src-main/storage/migrate.ts';
import { AppFailure } from '../../../src-shared/model/app-error.ts';
import { startOfTime, testFolder } from '../../support/sqlite-store.ts';

const open = () => {
  const path = join(testFolder(), 'dossier.db');
  const { connection, close } = openDatabase(path);
  onTestFinished(close);
  connection.exec("CREATE TABLE item (label TEXT) STRICT; INSERT INTO item VALUES ('kept')");
  const folder = join(dirname(path), 'backups');
  return { path, connection, folder, names: () => (existsSync(folder) ? readdirSync(folder).sort() : []) };
};

/** A disk that has no room for a copy: some bytes of it are written, then SQLite says so. */
const fill = (connection: Connection, bytes: number): void => {
  const prepare = connection.prepare.bind(connection);
  Object.defineProperty(connection, 'prepare', {
    value: (sql: string) => {
      if (!sql.startsWith('VACUUM')) return prepare(sql);
      return {
        run: (path: string) => {
          writeFileSync(path, Buffer.alloc(bytes));
          throw new BetterSqlite3.SqliteError('database or disk is full', 'SQLITE_FULL');
        },
      };
    },
  });
};

describe('a backup', () => {
  it('is a whole copy under its own name, and nothing else is left beside it', () => {
    const { path, connection, names } = open();
    const made = backUp(connection, path, 3, startOfTime);
    expect(names()).toEqual(['dossier-v3-2026-01-05T09-00-00-000Z.db']);
    const copy = new BetterSqlite3(made, { readonly: true });
    expect(copy.prepare('SELECT label FROM item').all()).toEqual([{ label: 'kept' }]);
    copy.close();
  });

  it.each([0, 5_000])('that finds no room leaves nothing (%i bytes had been written) and says so', (bytes) => {
    const { path, connection, names } = open();
    const good = [1, 2, 3, 4, 5].map((day) => backUp(connection, path, 1, startOfTime + day * 86_400_000));
    const before = names();
    fill(connection, bytes);
    for (let tries = 0; tries < 6; tries++) {
      expect(() => backUp(connection, path, 2, startOfTime + (10 + tries) * 86_400_000)).toThrow(
        expect.objectContaining({ error: expect.objectContaining({ code: 'data.not-saved' }) }),
      );
    }
    expect(names()).toEqual(before);
    expect(good.every((file) => existsSync(file))).toBe(true);
  });

  it('stands before a migration, or nothing is changed', () => {
    const { path, connection } = open();
    connection.exec('PRAGMA user_version = 1');
    fill(connection, 0);
    const steps = [1, 2].map((version) => ({ version, name: 'any', sql: 'ALTER TABLE item ADD COLUMN more TEXT' }));
    expect(() => migrate(connection, path, startOfTime, steps)).toThrow(AppFailure);
    expect(connection.pragma('user_version', { simple: true })).toBe(1);
    expect(connection.prepare('SELECT * FROM item').all()).toEqual([{ label: 'kept' }]);
  });

  it('does not give way to empty or unfinished ones that an earlier start left', () => {
    const { path, connection, folder, names } = open();
    mkdirSync(folder);
    for (let day = 10; day < 16; day++) writeFileSync(join(folder, `dossier-v1-2026-02-${day}T09-00-00-000Z.db`), '');
    writeFileSync(join(folder, 'dossier-v1-2026-01-01T09-00-00-000Z.db.unfinished'), 'half');
    writeFileSync(join(folder, 'my own copy.db'), '');
    const made = [1, 2, 3, 4, 5].map((day) => backUp(connection, path, 1, startOfTime + day * 86_400_000));
    expect(made.every((file) => existsSync(file))).toBe(true);
    expect(names()).toHaveLength(6);
    expect(names()).toContain('my own copy.db');
  });
});
