import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../src-main/storage/connection.ts';
import { openDatabase } from '../../../src-main/storage/database.ts';
import { migrate, migrations } from '../../../src-main/storage/migrate.ts';
import { rowsOf, startOfTime, testStore } from '../../support/sqlite-store.ts';

const schemaOf = (connection: Connection): string =>
  connection
    .prepare<[], { sql: string }>(
      `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'libsql_%'
       ORDER BY tbl_name, CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name`,
    )
    .all()
    .map(({ sql }) => `${sql};\n`)
    .join('\n');

describe('the schema', () => {
  it('is the one written down; whoever changes it adds a migration and runs this test with -u', async () => {
    const { connection } = openDatabase(':memory:');
    // A copy of the list, so that the migrations are made one by one.
    migrate(connection, ':memory:', startOfTime, [...migrations]);
    await expect(schemaOf(connection)).toMatchFileSnapshot(
      join(import.meta.dirname, '../../../src-main/storage/schema.sql'),
    );
    expect(connection.pragma('user_version', { simple: true })).toBe(migrations.length);
    connection.close();
  });

  it('of a new store, which is made at once, is that to which migrations lead', () => {
    const { connection } = testStore().database;
    const migrated = openDatabase(':memory:');
    migrate(migrated.connection, ':memory:', startOfTime, [...migrations]);
    expect(schemaOf(connection)).toBe(schemaOf(migrated.connection));
    expect(connection.pragma('user_version', { simple: true })).toBe(migrations.length);
    migrated.close();
  });

  it('lets every table refuse values of the wrong type', () => {
    const store = testStore();
    const tables = rowsOf(store, "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'");
    const loose = tables.filter(({ name, strict }) => strict !== 1 && !String(name).startsWith('sqlite_'));
    expect(tables.length).toBeGreaterThan(10);
    expect(loose).toEqual([]);
  });
});
