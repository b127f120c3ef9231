import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppFailure } from '#shared/model/app-error.ts';
import { saveFiles } from '../../../../src-main/convert/files/save-file.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const files = (text: string) => [
  { format: 'pdf' as const, bytes: bytes(`${text} pdf`) },
  { format: 'docx' as const, bytes: bytes(`${text} docx`) },
];

describe('F7: saving exports', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dossier-save-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const names = (saved: readonly { path: string }[]): string[] => saved.map(({ path }) => basename(path));

  it('writes all formats under the title', async () => {
    const saved = await saveFiles(folder, 'Ada: Architect', files('one'));
    expect(saved.map(({ format }) => format)).toEqual(['pdf', 'docx']);
    expect(names(saved)).toEqual(['Ada Architect.pdf', 'Ada Architect.docx']);
    expect(await readFile(join(folder, 'Ada Architect.docx'), 'utf8')).toBe('one docx');
    expect((await readdir(folder)).toSorted()).toEqual(['Ada Architect.docx', 'Ada Architect.pdf']);
  });

  it('never writes over a file, and gives all formats one number', async () => {
    await writeFile(join(folder, 'X.docx'), 'mine');
    await writeFile(join(folder, 'X (2).pdf'), 'mine too');
    expect(names(await saveFiles(folder, 'X', files('new')))).toEqual(['X (3).pdf', 'X (3).docx']);
    expect(await readFile(join(folder, 'X.docx'), 'utf8')).toBe('mine');
    expect(await readFile(join(folder, 'X (2).pdf'), 'utf8')).toBe('mine too');
    expect((await readdir(folder)).toSorted()).toEqual(['X (2).pdf', 'X (3).docx', 'X (3).pdf', 'X.docx']);
  });

  it('a folder of the name counts as taken', async () => {
    await mkdir(join(folder, 'X.pdf'));
    expect(names(await saveFiles(folder, 'X', files('new')))).toEqual(['X (2).pdf', 'X (2).docx']);
  });

  it('many exports at once each get a number of their own, whole', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, (_, n) => saveFiles(folder, 'X', files(`export ${n}`))));
    expect(new Set(all.flatMap(names)).size).toBe(24);
    for (const [n, saved] of all.entries()) {
      for (const { format, path } of saved) expect(await readFile(path, 'utf8')).toBe(`export ${n} ${format}`);
    }
    expect(await readdir(folder)).toHaveLength(24);
  });

  it('done again after a crash it takes its own files for its own, and writes what is missing beside them', async () => {
    await saveFiles(folder, 'X', files('same'));
    await rm(join(folder, 'X.docx'));
    const mayBeOurs = () => true;
    expect(names(await saveFiles(folder, 'X', files('same'), { mayBeOurs }))).toEqual(['X.pdf', 'X.docx']);
    expect(names(await saveFiles(folder, 'X', files('same'), { mayBeOurs }))).toEqual(['X.pdf', 'X.docx']);
    expect(names(await saveFiles(folder, 'X', files('other'), { mayBeOurs }))).toEqual(['X (2).pdf', 'X (2).docx']);
    const isOfAnother = { mayBeOurs: () => false };
    expect(names(await saveFiles(folder, 'X', files('same'), isOfAnother))).toEqual(['X (3).pdf', 'X (3).docx']);
  });

  it('counts names that differ by case as one: elsewhere they are', async () => {
    await writeFile(join(folder, 'x.PDF'), 'mine');
    expect(names(await saveFiles(folder, 'X', files('new')))).toEqual(['X (2).pdf', 'X (2).docx']);
  });

  it('removes what a killed process left half-written, and nothing else', async () => {
    const [old, young, foreign] = [
      '.dossier-0123456789abcdef.tmp',
      '.dossier-fedcba9876543210.tmp',
      '.dossier-mine.tmp',
    ];
    const anHourAgo = new Date(Date.now() - 3_600_000);
    for (const name of [old, young, foreign]) await writeFile(join(folder, name), 'half');
    for (const name of [old, foreign]) await utimes(join(folder, name), anHourAgo, anHourAgo);
    await saveFiles(folder, 'X', files('new'));
    expect((await readdir(folder)).toSorted()).toEqual([young, foreign, 'X.docx', 'X.pdf'].toSorted());
  });

  it('says so when the folder is not there, or is a file', async () => {
    await expect(saveFiles(join(folder, 'no'), 'X', files('a'))).rejects.toMatchObject({
      error: { code: 'export.no-folder' },
    });
    await writeFile(join(folder, 'file'), '');
    await expect(saveFiles(join(folder, 'file'), 'X', files('a'))).rejects.toMatchObject({
      error: { code: 'export.no-folder' },
    });
  });

  it('leaves nothing behind when a file cannot be written', async () => {
    const unwritable = [...files('a'), { format: 'md' as const, bytes: null as unknown as Uint8Array }];
    await expect(saveFiles(folder, 'X', unwritable)).rejects.toBeInstanceOf(AppFailure);
    expect(await readdir(folder)).toEqual([]);
  });
});
