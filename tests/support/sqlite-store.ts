import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Store } from '../../src-main/storage/store.ts';
import { openStore } from '../../src-main/storage/store.ts';

/** Where a store can live; the suite runs in both. */
export const storePlaces = ['in memory', 'in a file'] as const;
export type StorePlace = (typeof storePlaces)[number];

/** When every test's store begins: epoch milliseconds. */
export const startOfTime = Date.UTC(2026, 0, 5, 9);

/** A folder that is removed when the test ends. */
export const testFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-storage-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
};

/** A new store, closed and removed when the test ends. */
export const testStore = (place: StorePlace = 'in memory'): Store => {
  const path = place === 'in memory' ? ':memory:' : join(testFolder(), 'dossier.db');
  const store = openStore(path, startOfTime);
  onTestFinished(() => store.database.close());
  return store;
};

/** Rows of a query, as they are. */
export const rowsOf = (store: Store, sql: string, ...values: unknown[]): Record<string, unknown>[] =>
  store.database.connection.prepare<unknown[], Record<string, unknown>>(sql).all(...values);

/** The first row of a query; throws when there is none. */
export const rowOf = (store: Store, sql: string, ...values: unknown[]): Record<string, unknown> => {
  const row = rowsOf(store, sql, ...values)[0];
  if (!row) throw new Error('no row');
  return row;
};
