import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Driver from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import Adapter from '../../../scripts/dev-runtime/better-sqlite3-over-libsql.cjs';
import type { Database } from '../../../src-main/storage/database.ts';
import { openDatabase } from '../../../src-main/storage/database.ts';
import { addRun } from '../../support/sqlite-fixtures.ts';
import { rowOf, rowsOf, startOfTime, storePlaces, testFolder, testStore } from '../../support/sqlite-store.ts';
import { newJob } from '../../support/test-queue.ts';

/** SQLite's number for commits that don't wait for the disk. */
const normal = 1;

const open = (): Database => {
  const database = openDatabase(join(testFolder(), 'test.db'));
  onTestFinished(() => database.close());
  database.connection.exec('CREATE TABLE item (label TEXT UNIQUE) STRICT');
  return database;
};

const labels = (database: Database): unknown[] =>
  database.connection.prepare('SELECT label FROM item ORDER BY label').pluck().all();

const add = (database: Database, label: string) =>
  database.connection.prepare('INSERT INTO item VALUES (?)').run(label);

describe('the connection', () => {
  it('goes through the driver that this suite is for', () => {
    expect(Driver === Adapter).toBe(process.env['DOSSIER_TEST_DRIVER'] === 'adapter');
    expect(testStore().database.connection).toBeInstanceOf(Driver);
  });

  it('keeps a write-ahead log, holds foreign keys, and leaves waiting for the disk to others', () => {
    const { connection } = testStore('in a file').database;
    const pragma = (name: string) => connection.pragma(name, { simple: true });
    expect([pragma('journal_mode'), pragma('foreign_keys'), pragma('synchronous'), pragma('busy_timeout')]).toEqual([
      'wal',
      1,
      normal,
      5_000,
    ]);
  });

  it('refuses a file that is no database, says so, and leaves it as it is', () => {
    const path = join(testFolder(), 'dossier.db');
    const bytes = Buffer.from('Somebody’s notes. '.repeat(400));
    writeFileSync(path, bytes);
    expect(() => openDatabase(path)).toThrow(
      expect.objectContaining({ name: 'AppFailure', error: expect.objectContaining({ code: 'data.damaged' }) }),
    );
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('refuses a row whose parent is missing', () => {
    const store = testStore();
    expect(() => store.jobs.enqueue([newJob({ dependsOn: [newJob().id] })], startOfTime)).toThrow(/FOREIGN KEY/);
    expect(rowsOf(store, 'SELECT * FROM jobs')).toEqual([]);
  });
});

describe.each(storePlaces)('a store, %s', (place) => {
  it('passes every check of SQLite', () => {
    const store = testStore(place);
    addRun(store, 'file', 3);
    expect(rowOf(store, 'PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
    expect(rowsOf(store, 'PRAGMA foreign_key_check')).toEqual([]);
  });
});

describe('a write', () => {
  it('is all or nothing, and throws what its work threw', () => {
    const database = open();
    expect(() =>
      database.write(() => {
        add(database, 'one');
        throw new Error('no');
      }),
    ).toThrow('no');
    expect([database.connection.inTransaction, labels(database)]).toEqual([false, []]);
  });

  it('joins the one that is open: the outer one decides', () => {
    const database = open();
    expect(() =>
      database.write(() => {
        database.write(() => add(database, 'inner'));
        expect(labels(database)).toEqual(['inner']);
        throw new Error('outer');
      }),
    ).toThrow('outer');
    expect(labels(database)).toEqual([]);
  });

  it('is heard once, after its commit, and never when it was rolled back', () => {
    const database = open();
    const heard: unknown[] = [];
    const stop = database.onCommit(() => heard.push([database.connection.inTransaction, labels(database)]));
    database.write(() => {
      database.write(() => add(database, 'one'));
      database.write(() => add(database, 'two'));
      expect(heard).toEqual([]);
    });
    expect(heard).toEqual([[false, ['one', 'two']]]);
    expect(() => database.write(() => add(database, 'one'))).toThrow(/UNIQUE/);
    expect(heard).toHaveLength(1);
    stop();
    database.write(() => add(database, 'three'));
    expect(heard).toHaveLength(1);
  });

  it('returns what its work returned, and the database takes the next one after a failure', () => {
    const database = open();
    expect(() => database.write(() => database.connection.exec('SELEC'))).toThrow();
    expect(database.write(() => add(database, 'one').changes)).toBe(1);
  });
});

describe('a disk that breaks', () => {
  const openBroken = (sync: () => Promise<void>): Database => {
    const database = openDatabase(join(testFolder(), 'test.db'), {
      openLogFile: async () => ({ inspect: () => ({ links: 1, bytes: 1 }), datasync: sync, close: () => {} }),
    });
    onTestFinished(() => database.close());
    return database;
  };
  const notSaved = expect.objectContaining({ error: expect.objectContaining({ code: 'data.not-saved' }) });

  it('acknowledges nothing after a failed sync, not even when a later one would succeed, and says so once', async () => {
    let syncs = 0;
    const database = openBroken(async () => {
      if (++syncs === 1) throw Object.assign(new Error('i/o error'), { code: 'EIO' });
    });
    const told: string[] = [];
    database.trouble.onTrouble(({ code }) => told.push(code));
    database.write(() => database.connection.exec('CREATE TABLE item (label TEXT UNIQUE) STRICT'));
    await expect(database.whenDurable()).rejects.toEqual(notSaved);
    database.write(() => add(database, 'later'));
    await expect(database.whenDurable()).rejects.toEqual(notSaved);
    expect([told, syncs]).toEqual([['data.not-saved'], 1]);
  });

  it.each([
    ['SQLITE_IOERR_WRITE', 'data.not-saved'],
    ['SQLITE_READONLY_DBMOVED', 'data.not-saved'],
    ['SQLITE_CORRUPT', 'data.damaged'],
    ['SQLITE_CORRUPT_INDEX', 'data.damaged'],
  ])('is known by what SQLite says of a write (%s)', async (code, expected) => {
    const database = open();
    const fail = () => {
      throw new Driver.SqliteError('as the test wants', code);
    };
    expect(() => database.write(fail)).toThrow('as the test wants');
    await expect(database.whenDurable()).rejects.toMatchObject({ error: { code: expected } });
    expect(database.connection.inTransaction).toBe(false);
  });

  it.each(['SQLITE_FULL', 'SQLITE_BUSY', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_IOERR_SHMSIZE'])(
    'is not what a full disk, a lock or a constraint means (%s)',
    async (code) => {
      const database = open();
      const fail = () => {
        throw new Driver.SqliteError('as the test wants', code);
      };
      expect(() => database.write(fail)).toThrow();
      await database.whenDurable();
      expect(database.trouble.current()).toBeNull();
    },
  );
});

describe('a store that is closed', () => {
  it('has everything in its one file, where the older runtime left it in the log', () => {
    const path = join(testFolder(), 'test.db');
    const database = openDatabase(path);
    database.write(() => database.connection.exec('CREATE TABLE item (label TEXT UNIQUE) STRICT'));
    database.write(() => add(database, 'kept'));
    database.close();
    const copy = join(testFolder(), 'copy.db');
    copyFileSync(path, copy);
    const opened = new Driver(copy, { readonly: true });
    expect(opened.prepare('SELECT label FROM item').all()).toEqual([{ label: 'kept' }]);
    opened.close();
    expect(existsSync(`${path}-wal`) ? statSync(`${path}-wal`).size : 0).toBe(0);
  });
});
