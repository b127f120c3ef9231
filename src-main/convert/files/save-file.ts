import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportFormat } from '#shared/model/run.ts';
import type { Claimed } from './claim-names.ts';
import { claimAll, isSameFile } from './claim-names.ts';
import { fileBaseName } from './file-name.ts';
import { codeOf, saveFailure } from './save-failure.ts';
import { namesIn, removeTemporaries, writeTemporary } from './temporary-files.ts';

/** One file of an export: its format, which is its extension too, and its bytes. */
export interface FileToSave {
  readonly format: ExportFormat;
  readonly bytes: Uint8Array;
}

export interface SavedFile {
  readonly format: ExportFormat;
  readonly path: string;
}

export interface SaveOptions {
  /**
   * The work is done again after a process died with it: a file of the name with exactly our bytes is then the one that
   * was written before. Says of a path whether it may be; never asked where it is left out.
   */
  readonly mayBeOurs?: (path: string) => boolean;
}

/** Beyond it something is wrong with the folder, not with the names in it. */
const mostNumbers = 10_000;

/** What fits where names may be shorter than usual (an encrypted home folder has 143 bytes). */
const shortName = 40;

/** So that the names survive a power cut as the bytes do; not every system lets a folder be opened. */
const syncFolder = async (folder: string): Promise<void> => {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // The files are there; only their names are as safe as the system makes them.
  }
};

/** Names that differ by case or accents' spelling only are one on Windows and macOS, where the files may go next. */
const nameKey = (name: string): string => name.normalize('NFC').toLowerCase();

interface WrittenFile {
  readonly temporary: string;
  readonly extension: string;
}

const tryNumber = async (
  files: readonly Claimed[],
  taken: ReadonlySet<string>,
  nameOf: (file: Claimed) => string,
  { mayBeOurs }: SaveOptions,
): Promise<boolean> => {
  const free: Claimed[] = [];
  for (const file of files) {
    if (!taken.has(nameKey(nameOf(file)))) free.push(file);
    else if (!mayBeOurs?.(file.path) || !(await isSameFile(file.temporary, file.path))) return false;
  }
  return claimAll(free);
};

/**
 * Gives written files the first name that is free for all of them, with a number if need be, and none if one can't have it.
 * Returns their paths, in order.
 */
export const nameFiles = async (
  folder: string,
  baseName: string,
  files: readonly WrittenFile[],
  options: SaveOptions = {},
): Promise<string[]> => {
  const taken = new Set((await namesIn(folder)).map(nameKey));
  for (let number = 1; number <= mostNumbers; number++) {
    const suffix = number === 1 ? '' : ` (${number})`;
    const named = files.map(({ temporary, extension }) => {
      const name = `${baseName}${suffix}.${extension}`;
      return { temporary, path: join(folder, name), name };
    });
    const names = new Map(named.map(({ path, name }) => [path, name]));
    if (await tryNumber(named, taken, ({ path }) => names.get(path) ?? '', options)) {
      await syncFolder(folder);
      return named.map(({ path }) => path);
    }
  }
  throw new Error('no free name');
};

/**
 * Writes the formats of one document into a folder that exists, named after its title: all of them or none, each whole
 * or not at all, and never over a file that is there. If any of the names is taken, all get the same number:
 * "X (2).pdf" with "X (2).docx". Safe against others who write there meanwhile.
 * Throws AppFailure `export.no-folder`, `export.disk-full`, `export.file-locked` or `export.write-failed`.
 */
export const saveFiles = async (
  folder: string,
  title: string,
  files: readonly FileToSave[],
  options: SaveOptions = {},
): Promise<SavedFile[]> => {
  const written: WrittenFile[] = [];
  try {
    for (const { format, bytes } of files) {
      written.push({ temporary: await writeTemporary(folder, bytes), extension: format });
    }
    const baseName = fileBaseName(title);
    const paths = await nameFiles(folder, baseName, written, options).catch((cause: unknown) => {
      if (codeOf(cause) !== 'ENAMETOOLONG') throw cause;
      return nameFiles(folder, fileBaseName(baseName.slice(0, shortName)), written, options);
    });
    return files.map(({ format }, nth) => ({ format, path: paths[nth] ?? '' }));
  } catch (cause) {
    throw saveFailure(cause, folder);
  } finally {
    await removeTemporaries(written.map(({ temporary }) => temporary));
  }
};

/** Says at once what would go wrong later: a folder that is gone or can't be written to. Throws `export.*`. */
export const tryFolder = async (folder: string): Promise<void> => {
  try {
    await removeTemporaries([await writeTemporary(folder, new Uint8Array())]);
  } catch (cause) {
    throw saveFailure(cause, folder);
  }
};
