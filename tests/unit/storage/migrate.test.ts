import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Connection } from '../../../src-main/storage/connection.ts';
import { openDatabase } from '../../../src-main/storage/database.ts';
import { migrate, migrations } from '../../../src-main/storage/migrate.ts';
import { openStore } from '../../../src-main/storage/store.ts';
import { addDocument } from '../../support/sqlite-fixtures.ts';
import { startOfTime, testFolder } from '../../support/sqlite-store.ts';

const first = { version: 1, name: 'first', sql: 'CREATE TABLE item (label TEXT) STRICT' };
const second = { version: 2, name: 'second', sql: "ALTER TABLE item ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'" };
const broken = { version: 3, name: 'broken', sql: 'DROP TABLE item; CREATE TABLE item (label TEXT, label TEXT)' };
const filler = (version: number) => ({ version, name: `step-${version}`, sql: `CREATE TABLE step_${version} (n ANY)` });
const upTo = (version: number) => [first, ...Array.from({ length: version - 1 }, (_, index) => filler(index + 2))];

describe('migrations', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = testFolder();
    path = join(folder, 'dossier.db');
  });

  const open = (): Connection => {
    const { connection } = openDatabase(path);
    onTestFinished(() => {
      connection.close();
    });
    return connection;
  };
  const backups = () => (existsSync(join(folder, 'backups')) ? readdirSync(join(folder, 'backups')).sort() : []);
  const versionOf = (connection: Connection) => connection.pragma('user_version', { simple: true });
  const itemsOf = (connection: Connection) => connection.prepare('SELECT * FROM item').all();

  it('make a new store without a backup, since there is nothing to lose', () => {
    const connection = open();
    expect(migrate(connection, path, startOfTime, [first, second])).toEqual([]);
    expect([versionOf(connection), backups()]).toEqual([2, []]);
  });

  it('do nothing to a store that is up to date', () => {
    const connection = open();
    migrate(connection, path, startOfTime, [first]);
    expect(migrate(connection, path, startOfTime, [first])).toEqual([]);
    expect(backups()).toEqual([]);
  });

  it('copy the store as it was before each of them, when there is data', () => {
    const connection = open();
    migrate(connection, path, startOfTime, [first]);
    connection.exec("INSERT INTO item VALUES ('kept')");
    const made = migrate(connection, path, startOfTime, [first, second, filler(3)]);
    expect(itemsOf(connection)).toEqual([{ label: 'kept', colour: 'red' }]);
    expect(made).toHaveLength(2);
    expect(backups()).toHaveLength(2);
    const [before = '', between = ''] = made;
    const copies = [before, between].map((file) => new BetterSqlite3(file, { readonly: true }));
    expect(copies.map(itemsOf)).toEqual([[{ label: 'kept' }], [{ label: 'kept', colour: 'red' }]]);
    expect(copies.map(versionOf)).toEqual([1, 2]);
    for (const copy of copies) copy.close();
  });

  it('keep the five newest backups, whatever the versions are called', () => {
    const connection = open();
    migrate(connection, path, startOfTime, upTo(1));
    for (let version = 2; version <= 12; version++) {
      const [made = ''] = migrate(connection, path, startOfTime + version * 1_000, upTo(version));
      expect(existsSync(made)).toBe(true);
    }
    const kept = backups().map((name) => Number(/-v(\d+)-/.exec(name)?.[1]));
    expect(kept.sort((a, b) => a - b)).toEqual([7, 8, 9, 10, 11]);
  });

  it('keep the newest of the backups that one start makes', () => {
    const connection = open();
    migrate(connection, path, startOfTime, upTo(1));
    const made = migrate(connection, path, startOfTime, upTo(12));
    expect(made.slice(-5).map((file) => existsSync(file))).toEqual([true, true, true, true, true]);
    expect(backups()).toHaveLength(5);
  });

  it('take back a failing one whole, and leave the data of before', () => {
    const connection = open();
    migrate(connection, path, startOfTime, [first]);
    connection.exec("INSERT INTO item VALUES ('kept')");
    expect(() => migrate(connection, path, startOfTime, [first, second, broken])).toThrow(/duplicate column/);
    expect([connection.inTransaction, versionOf(connection)]).toEqual([false, 2]);
    expect(itemsOf(connection)).toEqual([{ label: 'kept', colour: 'red' }]);
    expect(backups()).toHaveLength(2);
  });

  it('leave an empty store of version 0 when the first one fails', () => {
    const connection = open();
    expect(() => migrate(connection, path, startOfTime, [{ ...broken, version: 1 }])).toThrow();
    expect(versionOf(connection)).toBe(0);
    expect(connection.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()).toBe(0);
  });

  it('refuse a store of a newer Dossier and change nothing of it', () => {
    const store = openStore(path, startOfTime);
    addDocument(store, 'kept');
    store.database.connection.pragma(`user_version = ${migrations.length + 1}`);
    store.database.close();
    const before = readFileSync(path);
    expect(() => openStore(path, startOfTime)).toThrow(
      expect.objectContaining({ name: 'AppFailure', error: expect.objectContaining({ code: 'data.damaged' }) }),
    );
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(backups()).toEqual([]);
  });

  it('are numbered without a gap, so that a version names one schema', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  });
});
