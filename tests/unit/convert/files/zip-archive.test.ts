import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openArchive } from '../../../../src-main/convert/files/zip-archive.ts';

const madeAt = new Date('2026-01-05T09:00:00Z');

describe('F7: a ZIP of many documents', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dossier-zip-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('holds each file whole, numbers names that meet, and is seen only when it is whole', async () => {
    const archive = await openArchive(folder);
    const large = new Uint8Array(9_000_000).map((_, at) => (at * 31) % 251);
    await archive.add('Jane', [{ format: 'pdf', bytes: large }], madeAt);
    await archive.add('jane', [{ format: 'md', bytes: new TextEncoder().encode('# J') }], madeAt);
    expect(readdirSync(folder).filter((name) => !name.startsWith('.'))).toEqual([]);
    const path = await archive.save('Exports');
    const inside = unzipSync(readFileSync(path));
    expect(Object.keys(inside)).toEqual(['Jane.pdf', 'jane (2).md']);
    expect(Buffer.from(inside['Jane.pdf'] ?? []).equals(Buffer.from(large))).toBe(true);
    await archive.discard();
    expect(readdirSync(folder)).toEqual(['Exports.zip']);
  });

  it('refuses more than the format can count, rather than be a file that nothing opens', async () => {
    const archive = await openArchive(folder);
    // As much as nobody's memory holds: only its size is looked at.
    const bytes = { byteLength: 2 ** 32 } as Uint8Array;
    const added = archive.add('Jane', [{ format: 'pdf', bytes }], madeAt);
    await expect(added).rejects.toMatchObject({ error: { code: 'export.zip-full' } });
    await archive.discard();
    expect(readdirSync(folder)).toEqual([]);
  });
});
