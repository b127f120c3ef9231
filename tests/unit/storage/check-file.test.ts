import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isFileSound } from '../../../src-main/storage/check-file.ts';
import { openStore } from '../../../src-main/storage/store.ts';
import { addRun } from '../../support/sqlite-fixtures.ts';
import { startOfTime, testFolder } from '../../support/sqlite-store.ts';

const storeFile = (): string => {
  const path = join(testFolder(), 'dossier.db');
  const store = openStore(path, startOfTime);
  addRun(store, 'file', 200);
  // Not every driver moves the write-ahead log into the file when it closes.
  store.database.emptyLog();
  store.database.close();
  return path;
};

describe('looking a store’s file over (F4)', () => {
  it('finds a sound one sound, and leaves every byte of it as it was', () => {
    const path = storeFile();
    const before = readFileSync(path);
    expect(isFileSound(path)).toBe(true);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('finds one damaged whose pages were overwritten', () => {
    const path = storeFile();
    const file = openSync(path, 'r+');
    for (let page = 3; page < 40; page++) writeSync(file, Buffer.alloc(4_096, 0xa5), 0, 4_096, page * 4_096);
    closeSync(file);
    expect(isFileSound(path)).toBe(false);
  });

  it('finds one damaged that is no store at all', () => {
    const path = join(testFolder(), 'dossier.db');
    writeFileSync(path, 'This was a CV once. '.repeat(400));
    expect(isFileSound(path)).toBe(false);
  });

  it('has nothing against a store that is not there yet', () => {
    expect(isFileSound(join(testFolder(), 'dossier.db'))).toBe(true);
  });
});
