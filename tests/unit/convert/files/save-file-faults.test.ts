import type * as fs from 'node:fs/promises';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { saveFiles } from '../../../../src-main/convert/files/save-file.ts';

/** What the disk refuses, by the name of the call and the error code it gives: the rest goes to the real one. */
const refused = vi.hoisted(() => new Map<string, string>());

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof fs>();
  const refuse = (call: string): void => {
    const code = refused.get(call);
    if (code !== undefined) throw Object.assign(new Error(code), { code });
  };
  return {
    ...real,
    link: async (from: string, to: string) => {
      refuse('link');
      return real.link(from, to);
    },
    open: async (path: string, flags: string) => {
      const handle = await real.open(path, flags);
      const sync = handle.sync.bind(handle);
      handle.sync = async () => {
        refuse('sync');
        return sync();
      };
      return handle;
    },
    rename: async (from: string, to: string) => {
      refuse('rename');
      return real.rename(from, to);
    },
  };
});

const files = [
  { format: 'pdf' as const, bytes: new TextEncoder().encode('a pdf') },
  { format: 'docx' as const, bytes: new TextEncoder().encode('a docx') },
];

describe('F7: saving exports where the disk is in the way', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dossier-faults-'));
  });
  afterEach(async () => {
    refused.clear();
    await rm(folder, { recursive: true, force: true });
  });

  it.each([
    ['ENOSPC', 'export.disk-full'],
    ['EDQUOT', 'export.disk-full'],
    ['EIO', 'export.write-failed'],
  ])('%s while writing is %s, and nothing is left', async (code, expected) => {
    refused.set('sync', code);
    await expect(saveFiles(folder, 'X', files)).rejects.toMatchObject({ error: { code: expected } });
    expect(await readdir(folder)).toEqual([]);
  });

  it('saves without links too, and still never over a file', async () => {
    refused.set('link', 'EPERM');
    await writeFile(join(folder, 'X.docx'), 'mine');
    const saved = await saveFiles(folder, 'X', files);
    expect(saved.map(({ path }) => basename(path))).toEqual(['X (2).pdf', 'X (2).docx']);
    expect(await readFile(join(folder, 'X (2).docx'), 'utf8')).toBe('a docx');
    expect(await readFile(join(folder, 'X.docx'), 'utf8')).toBe('mine');
    expect((await readdir(folder)).toSorted()).toEqual(['X (2).docx', 'X (2).pdf', 'X.docx']);
  });

  it('without links, many at once each get a number of their own', async () => {
    refused.set('link', 'ENOTSUP');
    await Promise.all(Array.from({ length: 8 }, () => saveFiles(folder, 'X', files)));
    const names = await readdir(folder);
    expect(names).toHaveLength(16);
    for (const name of names) expect(await readFile(join(folder, name), 'utf8')).toMatch(/^a (pdf|docx)$/);
  });

  it('takes back the names it had when the last step fails', async () => {
    refused.set('link', 'EPERM');
    refused.set('rename', 'EIO');
    await expect(saveFiles(folder, 'X', files)).rejects.toMatchObject({ error: { code: 'export.write-failed' } });
    expect(await readdir(folder)).toEqual([]);
  });

  it('says so where one may not write', async () => {
    refused.set('link', 'EACCES');
    await expect(saveFiles(folder, 'X', files)).rejects.toMatchObject({
      error: { code: 'export.write-failed', message: expect.stringContaining('you may not write there') },
    });
    expect(await readdir(folder)).toEqual([]);
  });
});
