'use strict';

/**
 * better-sqlite3's interface over `libsql`, for the older development runtime only.
 *
 * better-sqlite3 needs Node-API 10, which that runtime lacks; libsql offers nearly the same synchronous interface.
 * Only the differences are mended here, each named where it is. What is missing stays missing, loudly:
 * `function`, `aggregate`, `table`, `backup` and `serialize` throw (use `VACUUM INTO`), and so do statements that mix `?`
 * with named parameters. tests/contract/sqlite-adapter.test.ts runs the same assertions over both drivers.
 */

const { existsSync } = require('node:fs');
const { dirname } = require('node:path');
const LibsqlDatabase = require('libsql');

const { SqliteError } = LibsqlDatabase;
const BINDABLE = 'SQLite3 can only bind numbers, strings, bigints, buffers, and null';
const SAVEPOINT = '`\t_adapter.\t`';

class Statement {
  #inner;
  #parameters;
  #pluck = false;
  #raw = false;
  #safeIntegers = undefined;

  constructor(database, inner, source) {
    this.database = database;
    this.source = source;
    this.#inner = inner;
    this.#parameters = parametersOf(source);
  }

  get reader() {
    return this.#inner.reader;
  }

  /** libsql's `get(null)` throws, `pluck().get()` returns the whole row and rows carry `_metadata`: `all` has none of these. */
  get(...bindings) {
    return this.all(...bindings)[0];
  }

  all(...bindings) {
    this.#check();
    if (!this.reader) throw new TypeError('This statement does not return data. Use run() instead');
    return this.#rows(bindings);
  }

  /** libsql's cursor ignores `pluck` and, left early, keeps its read transaction open. */
  *iterate(...bindings) {
    yield* this.all(...bindings);
  }

  /** libsql adds `duration`, and counts no changes for statements with RETURNING. */
  run(...bindings) {
    this.#check();
    if (!this.reader) {
      const { changes, lastInsertRowid } = this.#inner.run(this.#bind(bindings));
      return { changes, lastInsertRowid };
    }
    const before = this.database.totals();
    this.#rows(bindings);
    const after = this.database.totals();
    const changes = after.total === before.total ? 0 : after.changes;
    return { changes, lastInsertRowid: after.lastInsertRowid };
  }

  pluck(on = true) {
    this.#pluck = on;
    if (on) this.#raw = false;
    return this;
  }

  raw(on = true) {
    this.#raw = on;
    if (on) this.#pluck = false;
    return this;
  }

  safeIntegers(on = true) {
    this.#inner.safeIntegers(on);
    return this;
  }

  columns() {
    return this.#inner.columns();
  }

  #rows(bindings) {
    this.#inner.raw(this.#raw || this.#pluck);
    const rows = this.#inner.all(this.#bind(bindings));
    return this.#pluck ? rows.map((row) => row[0]) : rows;
  }

  /** libsql runs a prepared statement even after its database was closed. */
  #check() {
    if (!this.database.open) throw new TypeError('The database connection is not open');
  }

  /** Gives libsql one array or one object, the two forms that are safe, and refuses what better-sqlite3 would refuse. */
  #bind(bindings) {
    const { anonymous, names } = this.#parameters;
    const named = bindings.find((value) => isNamedParameters(value));
    const positional = bindings.filter((value) => !isNamedParameters(value)).flat();
    if (positional.length > anonymous) throw new RangeError('Too many parameter values were provided');
    if (positional.length < anonymous) throw new RangeError('Too few parameter values were provided');
    for (const value of positional) assertBindable(value);
    if (names.length === 0) return positional;
    if (anonymous > 0) throw new Error('The development SQLite adapter cannot mix ? with named parameters');
    if (named === undefined) throw new TypeError('Missing named parameters');
    for (const name of names) {
      if (!(name in named)) throw new RangeError(`Missing named parameter "${name}"`);
      assertBindable(named[name]);
    }
    return Object.fromEntries(names.map((name) => [name, named[name]]));
  }
}

class Database {
  #inner;
  #totals;
  #readonly;

  constructor(filename = '', options = {}) {
    const path = filename.trim();
    const memory = path === '' || path === ':memory:';
    if (!memory && !path.startsWith('file:') && !existsSync(dirname(path))) {
      throw new TypeError('Cannot open database because the directory does not exist');
    }
    const readonly = options.readonly === true;
    if (!memory && (readonly || options.fileMustExist === true) && !existsSync(path)) {
      throw new SqliteError('unable to open database file', 'SQLITE_CANTOPEN');
    }
    // libsql waits 0 ms for a lock unless told; better-sqlite3 waits 5 s.
    this.#inner = new LibsqlDatabase(memory ? ':memory:' : path, { timeout: options.timeout ?? 5000 });
    if (options.timeout === 0) this.#inner.exec('PRAGMA busy_timeout = 0');
    // libsql ignores `readonly`. This refuses writes with the same error, though it still opens the file for writing.
    if (readonly) this.#inner.exec('PRAGMA query_only = 1');
    this.name = filename;
    this.memory = memory;
    this.#readonly = readonly;
  }

  get open() {
    return this.#inner.open;
  }

  get readonly() {
    return this.#readonly;
  }

  get inTransaction() {
    return this.open && this.#inner.inTransaction;
  }

  prepare(source) {
    if (typeof source !== 'string') throw new TypeError('Expected first argument to be a string');
    // libsql runs the first of several statements and silently drops the rest.
    const statements = countStatements(source);
    if (statements === 0) throw new RangeError('The supplied SQL string contains no statements');
    if (statements > 1) throw new RangeError('The supplied SQL string contains more than one statement');
    return new Statement(this, this.#inner.prepare(source), source);
  }

  exec(source) {
    this.#inner.exec(source);
    return this;
  }

  /** libsql's `pragma(…, { simple: true })` returns the whole row. */
  pragma(source, options = {}) {
    const statement = this.#inner.prepare(`PRAGMA ${source}`);
    // A pragma that only sets returns no rows, and libsql refuses `raw` for those.
    const rows = statement.reader ? statement.raw(options.simple === true).all([]) : statement.all([]);
    return options.simple === true ? rows[0]?.[0] : rows;
  }

  /** libsql has no savepoints for nested transactions, and rolls back what SQLite has rolled back already. */
  transaction(run) {
    if (typeof run !== 'function') throw new TypeError('Expected first argument to be a function');
    const properties = { database: { value: this, enumerable: true } };
    for (const mode of ['default', 'deferred', 'immediate', 'exclusive']) {
      const begin = mode === 'default' ? 'BEGIN' : `BEGIN ${mode.toUpperCase()}`;
      properties[mode] = { value: inTransaction(this, begin, run) };
    }
    for (const mode of ['default', 'deferred', 'immediate', 'exclusive']) {
      Object.defineProperties(properties[mode].value, properties);
    }
    return properties.default.value;
  }

  defaultSafeIntegers(on = true) {
    this.#inner.defaultSafeIntegers(on);
    return this;
  }

  loadExtension(...args) {
    this.#inner.loadExtension(...args);
    return this;
  }

  close() {
    if (this.open) {
      this.#totals = undefined;
      this.#inner.close();
    }
    return this;
  }

  /** What the connection changed so far; `run` of a RETURNING statement is measured with it. */
  totals() {
    this.#totals ??= this.#inner
      .prepare('SELECT total_changes() AS total, changes() AS changes, last_insert_rowid() AS lastInsertRowid')
      .raw(true);
    const [[total, changes, lastInsertRowid]] = this.#totals.all([]);
    return { total, changes: Number(changes), lastInsertRowid };
  }
}

for (const missing of ['function', 'aggregate', 'table', 'backup', 'serialize', 'unsafeMode']) {
  Database.prototype[missing] = () => {
    throw new Error(`The development SQLite adapter has no ${missing}()`);
  };
}

function inTransaction(database, begin, run) {
  return function sqliteTransaction(...args) {
    const nested = database.inTransaction;
    database.exec(nested ? `SAVEPOINT ${SAVEPOINT}` : begin);
    try {
      const result = run.apply(this, args);
      if (typeof result?.then === 'function') throw new TypeError('Transaction function cannot return a promise');
      database.exec(nested ? `RELEASE ${SAVEPOINT}` : 'COMMIT');
      return result;
    } catch (error) {
      if (database.inTransaction) {
        database.exec(nested ? `ROLLBACK TO ${SAVEPOINT}; RELEASE ${SAVEPOINT}` : 'ROLLBACK');
      }
      throw error;
    }
  };
}

/** Text that hides what looks like a parameter or a semicolon: strings, quoted names, comments. */
const QUOTED = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;

/** libsql binds NULL to parameters without a value, and drops values without a parameter: so they are counted here. */
function parametersOf(source) {
  const names = new Set();
  let anonymous = 0;
  for (const [, number, name] of source.replace(QUOTED, ' ').matchAll(/\?(\d*)|[:@$]([A-Za-z_]\w*)/g)) {
    if (name !== undefined) names.add(name);
    else anonymous = number ? Math.max(anonymous, Number(number)) : anonymous + 1;
  }
  return { anonymous, names: [...names] };
}

function countStatements(source) {
  const bare = source.replace(QUOTED, (text) => (text.startsWith('-') || text.startsWith('/') ? ' ' : 'q'));
  // A trigger's body holds semicolons of its own.
  if (/^\s*CREATE\s+(TEMP\w*\s+)?TRIGGER\b/i.test(bare)) return 1;
  return bare.split(';').filter((part) => part.trim() !== '').length;
}

function isNamedParameters(value) {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** libsql aborts the whole process on a boolean; better-sqlite3 throws this. */
function assertBindable(value) {
  if (value === null || value === undefined || ArrayBuffer.isView(value)) return;
  if (typeof value !== 'number' && typeof value !== 'string' && typeof value !== 'bigint')
    throw new TypeError(BINDABLE);
}

module.exports = Database;
module.exports.SqliteError = SqliteError;
