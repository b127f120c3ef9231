import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import Adapter from '../../scripts/dev-runtime/better-sqlite3-over-libsql.cjs';

const drivers = [
  { name: 'better-sqlite3', Driver: BetterSqlite3 },
  { name: 'the development adapter', Driver: Adapter },
];

describe.each(drivers)('SQLite as the app uses it, over $name', ({ Driver }) => {
  let folder: string;
  let db: BetterSqlite3.Database;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dossier-sqlite-'));
    db = new Driver(join(folder, 'test.db'));
    db.exec(`
      CREATE TABLE item (id INTEGER PRIMARY KEY, label TEXT UNIQUE, amount REAL, data BLOB) STRICT;
      INSERT INTO item (label, amount) VALUES ('one', 1.5), ('two', NULL), ('three', 3);
    `);
  });

  afterEach(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  describe('parameters', () => {
    it('binds null and undefined as NULL, alone or among others', () => {
      expect(db.prepare('SELECT ? IS NULL AS empty').get(null)).toStrictEqual({ empty: 1 });
      expect(db.prepare('SELECT ? IS NULL AS empty').get(undefined)).toStrictEqual({ empty: 1 });
      expect(db.prepare('SELECT ? AS a, ? AS b').get(null, 'x')).toStrictEqual({ a: null, b: 'x' });
      expect(db.prepare('SELECT @a AS a').get({ a: null })).toStrictEqual({ a: null });
    });

    it.each([true, false, new Date(0), {}, () => 1])('refuses %s with a TypeError and lives on', (value) => {
      expect(() => db.prepare('SELECT ? AS a').get([value])).toThrow(TypeError);
      expect(() => db.prepare('SELECT ? AS a, ? AS b').all(1, [value])).toThrow(TypeError);
      expect(() => db.prepare('UPDATE item SET label = @value').run({ value })).toThrow(TypeError);
      expect(db.prepare('SELECT count(*) FROM item').pluck().get()).toBe(3);
    });

    it('round-trips buffers, byte arrays and the empty buffer', () => {
      const echo = db.prepare('SELECT ? AS data').pluck();
      expect(echo.get(Buffer.from([0, 1, 255]))).toStrictEqual(Buffer.from([0, 1, 255]));
      expect(echo.get(new Uint8Array([7, 8]))).toStrictEqual(Buffer.from([7, 8]));
      expect(db.prepare('SELECT typeof(?)').pluck().get(Buffer.alloc(0))).toBe('blob');
    });

    it('takes positional values apart, in an array, or both', () => {
      const echo = db.prepare('SELECT ? AS a, ? AS b, ? AS c');
      expect(echo.get(1, 'x', 2.5)).toStrictEqual({ a: 1, b: 'x', c: 2.5 });
      expect(echo.get([1, 'x', 2.5])).toStrictEqual({ a: 1, b: 'x', c: 2.5 });
      expect(echo.get(1, ['x', 2.5])).toStrictEqual({ a: 1, b: 'x', c: 2.5 });
    });

    it('takes named values with each of the three prefixes, and ignores extra ones', () => {
      const row = db.prepare('SELECT @a AS a, :b AS b, $c AS c, @a AS again').get({ a: 1, b: 2, c: 3, unused: 4 });
      expect(row).toStrictEqual({ a: 1, b: 2, c: 3, again: 1 });
    });

    it('refuses too few, too many and missing values', () => {
      expect(() => db.prepare('SELECT ? AS a, ? AS b').get(1)).toThrow(RangeError);
      expect(() => db.prepare('SELECT ? AS a').get(1, 2)).toThrow(RangeError);
      expect(() => db.prepare('SELECT ? AS a').all()).toThrow(RangeError);
      expect(() => db.prepare('SELECT @a AS a, @b AS b').get({ a: 1 })).toThrow('Missing named parameter "b"');
      expect(() => db.prepare('SELECT @a AS a').get()).toThrow(TypeError);
    });

    it('sees no parameter in strings, quoted names and comments', () => {
      const sql = `SELECT '? it''s @a :b' AS "q?", ? AS b -- and ? here
        /* or @c */ WHERE '{"x":1}' ->> '$.x' = 1`;
      expect(db.prepare(sql).get(5)).toStrictEqual({ 'q?': "? it's @a :b", b: 5 });
    });

    it('keeps whole numbers beyond 2^53 as bigint on request', () => {
      const big = 2n ** 60n + 1n;
      const echo = db.prepare('SELECT ? AS n').pluck();
      expect(echo.safeIntegers().get(big)).toBe(big);
      expect(echo.safeIntegers(false).get(7)).toBe(7);
    });
  });

  describe('results', () => {
    it('get gives the first row and nothing else, or undefined', () => {
      const row = db.prepare('SELECT id, label FROM item ORDER BY id').get();
      expect(row).toStrictEqual({ id: 1, label: 'one' });
      expect(db.prepare('SELECT id FROM item WHERE id = ?').get(99)).toBeUndefined();
    });

    it('pluck gives the first column from get, all and iterate, and can be undone', () => {
      const labels = db.prepare('SELECT label, id FROM item ORDER BY id').pluck();
      expect(labels.get()).toBe('one');
      expect(labels.all()).toStrictEqual(['one', 'two', 'three']);
      expect([...labels.iterate()]).toStrictEqual(['one', 'two', 'three']);
      expect(labels.pluck(false).get()).toStrictEqual({ label: 'one', id: 1 });
      expect(db.prepare('SELECT 1 WHERE 0').pluck().get()).toBeUndefined();
      expect(db.prepare('SELECT NULL').pluck().get()).toBeNull();
    });

    it('raw gives arrays', () => {
      expect(db.prepare('SELECT id, label FROM item WHERE id < 3 ORDER BY id').raw().all()).toStrictEqual([
        [1, 'one'],
        [2, 'two'],
      ]);
    });

    it('run gives changes and lastInsertRowid and nothing else', () => {
      const insert = db.prepare('INSERT INTO item (label) VALUES (?)');
      expect(insert.run('four')).toStrictEqual({ changes: 1, lastInsertRowid: 4 });
      expect(db.prepare('UPDATE item SET amount = 0').run()).toStrictEqual({ changes: 4, lastInsertRowid: 4 });
      expect(db.prepare('DELETE FROM item WHERE id = 99').run().changes).toBe(0);
    });

    it('RETURNING works with get, all and run', () => {
      const insert = db.prepare('INSERT INTO item (label) VALUES (?) RETURNING id, label');
      expect(insert.get('four')).toStrictEqual({ id: 4, label: 'four' });
      expect(insert.run('five')).toStrictEqual({ changes: 1, lastInsertRowid: 5 });
      const update = db.prepare('UPDATE item SET amount = 9 WHERE id > ? RETURNING id');
      expect(update.all(3)).toStrictEqual([{ id: 4 }, { id: 5 }]);
      expect(update.run(99).changes).toBe(0);
    });

    it('get of a changing statement changes every row it should', () => {
      expect(db.prepare('UPDATE item SET amount = 9 RETURNING id').get()).toStrictEqual({ id: 1 });
      expect(db.prepare('SELECT count(*) FROM item WHERE amount = 9').pluck().get()).toBe(3);
    });

    it('refuses get, all and iterate of statements that return nothing', () => {
      const statement = db.prepare('DELETE FROM item');
      expect(() => statement.get()).toThrow(TypeError);
      expect(() => statement.all()).toThrow(TypeError);
      expect(() => [...statement.iterate()]).toThrow(TypeError);
      expect(db.prepare('SELECT count(*) FROM item').pluck().get()).toBe(3);
    });

    it('iterate can be left early without holding the database', () => {
      for (const row of db.prepare('SELECT id FROM item ORDER BY id').iterate()) {
        expect(row).toStrictEqual({ id: 1 });
        break;
      }
      expect(db.prepare('DELETE FROM item').run().changes).toBe(3);
    });

    it('get leaves no read transaction behind', () => {
      db.pragma('journal_mode = WAL');
      db.prepare('SELECT id FROM item').get();
      const other = new Driver(join(folder, 'test.db'));
      other.prepare('DELETE FROM item WHERE id = 1').run();
      expect(other.pragma('wal_checkpoint(TRUNCATE)')).toStrictEqual([{ busy: 0, log: 0, checkpointed: 0 }]);
      other.close();
      expect(db.prepare('SELECT count(*) FROM item').pluck().get()).toBe(2);
    });

    it('describes a statement', () => {
      const select = db.prepare('SELECT id, label FROM item');
      expect(select.reader).toBe(true);
      expect(select.source).toBe('SELECT id, label FROM item');
      expect(select.columns().map((column) => column.name)).toStrictEqual(['id', 'label']);
      expect(db.prepare('DELETE FROM item').reader).toBe(false);
    });
  });

  describe('transactions', () => {
    it.each(['deferred', 'immediate', 'exclusive'] as const)('%s commits and passes arguments and result', (mode) => {
      const insert = db.prepare('INSERT INTO item (label) VALUES (?)');
      const add = db.transaction((...labels: string[]) => {
        expect(db.inTransaction).toBe(true);
        for (const label of labels) insert.run(label);
        return labels.length;
      });
      expect(add[mode]('a', 'b')).toBe(2);
      expect(db.inTransaction).toBe(false);
      expect(db.prepare('SELECT count(*) FROM item').pluck().get()).toBe(5);
    });

    it('roll back when the function throws, and throw that error', () => {
      const fail = db.transaction(() => {
        db.prepare('DELETE FROM item').run();
        throw new Error('no');
      });
      expect(() => fail.immediate()).toThrow('no');
      expect(db.inTransaction).toBe(false);
      expect(db.prepare('SELECT count(*) FROM item').pluck().get()).toBe(3);
    });

    it('nested, undo only the inner one', () => {
      const insert = db.prepare('INSERT INTO item (label) VALUES (?)');
      const inner = db.transaction((label: string) => {
        insert.run(label);
        if (label === 'bad') throw new Error('inner');
      });
      const outer = db.transaction(() => {
        insert.run('outer');
        inner('good');
        expect(() => inner('bad')).toThrow('inner');
      });
      outer();
      const labels = db.prepare('SELECT label FROM item WHERE id > 3 ORDER BY id').pluck().all();
      expect(labels).toStrictEqual(['outer', 'good']);
    });

    it('survive SQLite rolling back by itself', () => {
      const conflict = db.transaction(() => {
        db.prepare("INSERT OR ROLLBACK INTO item (label) VALUES ('one')").run();
      });
      expect(() => conflict()).toThrow(/UNIQUE/);
      expect(db.inTransaction).toBe(false);
    });

    it('refuse a promise and roll back', () => {
      const later = db.transaction(() => {
        db.prepare('DELETE FROM item').run();
        return Promise.resolve();
      });
      expect(() => later()).toThrow(TypeError);
      expect(db.prepare('SELECT count(*) FROM item').pluck().get()).toBe(3);
    });
  });

  describe('errors', () => {
    it('are SqliteErrors with the extended code', () => {
      expect(() => db.prepare("INSERT INTO item (label) VALUES ('one')").run()).toThrow(
        expect.objectContaining({ name: 'SqliteError', code: 'SQLITE_CONSTRAINT_UNIQUE' }),
      );
      expect(() => db.prepare('SELEC')).toThrow(Driver.SqliteError);
      expect(() => db.exec('SELEC')).toThrow(expect.objectContaining({ code: 'SQLITE_ERROR' }));
    });

    it('a lock held elsewhere is SQLITE_BUSY', () => {
      const other = new Driver(join(folder, 'test.db'), { timeout: 0 });
      db.exec('BEGIN IMMEDIATE');
      expect(() => other.exec('BEGIN IMMEDIATE')).toThrow(expect.objectContaining({ code: 'SQLITE_BUSY' }));
      db.exec('ROLLBACK');
      other.close();
    });

    it('prepare takes exactly one statement', () => {
      expect(() => db.prepare('SELECT 1; SELECT 2')).toThrow(RangeError);
      expect(() => db.prepare(' -- nothing')).toThrow(RangeError);
      expect(db.prepare("SELECT ';' AS a; -- end").get()).toStrictEqual({ a: ';' });
    });

    it('a closed database refuses work', () => {
      const statement = db.prepare('SELECT 1');
      db.close();
      expect(db.open).toBe(false);
      expect(() => statement.get()).toThrow(TypeError);
      expect(() => db.exec('SELECT 1')).toThrow(TypeError);
      expect(() => db.close()).not.toThrow();
    });
  });

  describe('the database', () => {
    it('reads and sets pragmas', () => {
      expect(db.pragma('user_version = 7')).toStrictEqual([]);
      expect(db.pragma('user_version', { simple: true })).toBe(7);
      expect(db.pragma('user_version')).toStrictEqual([{ user_version: 7 }]);
      expect(db.pragma('journal_mode = WAL', { simple: true })).toBe('wal');
      expect(db.pragma('busy_timeout', { simple: true })).toBe(5000);
      expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    });

    it('honours timeout, readonly and fileMustExist', () => {
      const path = join(folder, 'test.db');
      const reader = new Driver(path, { readonly: true, timeout: 250 });
      expect(reader.readonly).toBe(true);
      expect(reader.pragma('busy_timeout', { simple: true })).toBe(250);
      expect(() => reader.exec('DELETE FROM item')).toThrow(expect.objectContaining({ code: 'SQLITE_READONLY' }));
      reader.close();
      const missing = join(folder, 'missing.db');
      expect(() => new Driver(missing, { fileMustExist: true })).toThrow(
        expect.objectContaining({ code: 'SQLITE_CANTOPEN' }),
      );
      expect(existsSync(missing)).toBe(false);
      expect(() => new Driver(join(folder, 'no', 'such.db'))).toThrow(TypeError);
    });

    it('copies itself with VACUUM INTO', () => {
      const copy = join(folder, 'copy.db');
      db.prepare('VACUUM INTO ?').run(copy);
      const other = new Driver(copy);
      expect(other.prepare('SELECT count(*) FROM item').pluck().get()).toBe(3);
      expect(other.pragma('quick_check', { simple: true })).toBe('ok');
      other.close();
    });

    it('runs triggers, partial indexes, full-text search and JSON', () => {
      db.exec(`
        CREATE TABLE tally (n INTEGER NOT NULL) STRICT;
        INSERT INTO tally VALUES (3);
        CREATE INDEX labelled ON item (label) WHERE amount IS NULL;
        CREATE VIRTUAL TABLE words USING fts5 (body);
        INSERT INTO words VALUES ('migrated the ledger'), ('wrote tests');
      `);
      db.prepare('CREATE TRIGGER grow AFTER INSERT ON item BEGIN UPDATE tally SET n = n + 1; SELECT 1; END').run();
      db.prepare('INSERT INTO item (label) VALUES (?)').run('four');
      expect(db.prepare('SELECT n FROM tally').pluck().get()).toBe(4);
      expect(db.prepare('SELECT body FROM words WHERE words MATCH ?').pluck().all('ledger')).toHaveLength(1);
      expect(db.prepare("SELECT json_extract(?, '$.a[1]')").pluck().get('{"a":[1,2]}')).toBe(2);
    });

    it('says what it is', () => {
      const memory = new Driver(':memory:');
      expect(memory.memory).toBe(true);
      expect(memory.name).toBe(':memory:');
      expect(db.name).toBe(join(folder, 'test.db'));
      expect(db.memory).toBe(false);
      memory.close();
    });
  });
});
