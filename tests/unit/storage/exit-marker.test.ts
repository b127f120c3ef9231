import { openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leaveExitMarker } from '../../../src-main/storage/exit-marker.ts';
import { openStore } from '../../../src-main/storage/store.ts';
import { testFolder } from '../../support/sqlite-store.ts';
import { newJob } from '../../support/test-queue.ts';

describe('a store whose last life ended badly', () => {
  it('is known by the mark it left; one that ended in order left none', () => {
    const folder = testFolder();
    const first = leaveExitMarker(folder);
    expect(first.wasUnclean).toBe(false);
    expect(leaveExitMarker(folder).wasUnclean).toBe(true);
    first.clear();
    expect(leaveExitMarker(folder).wasUnclean).toBe(false);
  });

  it('is looked over before anything is written, and refused when a page of it is broken', () => {
    const path = join(testFolder(), 'dossier.db');
    const store = openStore(path, 0);
    store.jobs.enqueue(
      Array.from({ length: 200 }, () => newJob()),
      0,
    );
    store.database.emptyLog();
    store.database.close();
    openStore(path, 0, true).database.close();
    const size = readFileSync(path).length;
    const file = openSync(path, 'r+');
    for (let page = 8; page * 4096 < size - 4096; page++) writeSync(file, Buffer.alloc(600, 0xa5), 0, 600, page * 4096);
    const before = readFileSync(path);
    expect(() => openStore(path, 0, true)).toThrow(/damaged/);
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});
