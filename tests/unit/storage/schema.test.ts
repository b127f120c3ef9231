import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rowsOf, testStore } from '../../support/sqlite-store.ts';

describe('the schema', () => {
  it('is the one written down; whoever changes it adds a migration and runs this test with -u', async () => {
    const store = testStore();
    const statements = rowsOf(
      store,
      `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
       ORDER BY tbl_name, CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name`,
    ).map(({ sql }) => `${String(sql)};\n`);
    await expect(statements.join('\n')).toMatchFileSnapshot(
      join(import.meta.dirname, '../../golden/storage/schema.sql'),
    );
  });

  it('lets every table refuse values of the wrong type', () => {
    const store = testStore();
    const tables = rowsOf(store, "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'");
    const loose = tables.filter(({ name, strict }) => strict !== 1 && !String(name).startsWith('sqlite_'));
    expect(tables.length).toBeGreaterThan(10);
    expect(loose).toEqual([]);
  });
});
