import { randomBytes } from 'node:crypto';
import { link, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppFailure } from '#shared/model/app-error.ts';
import type { ExportFormat } from '#shared/model/run.ts';
import { fileBaseName } from './file-name.ts';

/** One file of an export: its format, which is its extension too, and its bytes. */
export interface FileToSave {
  readonly format: ExportFormat;
  readonly bytes: Uint8Array;
}

export interface SavedFile {
  readonly format: ExportFormat;
  readonly path: string;
}

/** Beyond it something is wrong with the folder, not with the names in it. */
const mostNumbers = 10_000;

/** What link() answers on file systems that have no links (FAT, some network shares). */
const noLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL', 'UNKNOWN']);

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';

const toFailure = (cause: unknown, folder: string): AppFailure => {
  if (cause instanceof AppFailure) return cause;
  const code = codeOf(cause);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const message = `The folder ${folder} does not exist.`;
    return new AppFailure({ code: 'export.no-folder', message, action: 'Choose another folder.' }, { cause });
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const message = 'The disk is full: nothing was written.';
    return new AppFailure(
      { code: 'export.disk-full', message, action: 'Free some space or choose another folder.' },
      { cause },
    );
  }
  const reasons: Record<string, string> = {
    EACCES: 'you may not write there',
    EPERM: 'you may not write there',
    EROFS: 'it can only be read',
  };
  const message = `The files could not be written to ${folder}: ${reasons[code] ?? (code || 'unknown reason')}.`;
  return new AppFailure({ code: 'export.write-failed', message, action: 'Choose another folder.' }, { cause });
};

/** Writes the bytes beside where they will stand, and waits until the disk has them. */
const writeTemporary = async (folder: string, bytes: Uint8Array): Promise<string> => {
  const path = join(folder, `.dossier-${randomBytes(8).toString('hex')}.tmp`);
  try {
    const file = await open(path, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    return path;
  } catch (cause) {
    await rm(path, { force: true });
    throw cause;
  }
};

type Claim = 'linked' | 'reserved' | 'taken';

/** Gives the file its name only if no other has it: a link never replaces. */
const claimName = async (temporary: string, path: string): Promise<Claim> => {
  try {
    await link(temporary, path);
    return 'linked';
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return 'taken';
    if (!noLinks.has(codeOf(cause))) throw cause;
  }
  // Without links: hold the name with an empty file, which nobody else can make then; the bytes follow by a rename.
  try {
    await (await open(path, 'wx')).close();
    return 'reserved';
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return 'taken';
    throw cause;
  }
};

const removeAll = async (paths: readonly string[]): Promise<void> => {
  await Promise.all(paths.map((path) => rm(path, { force: true })));
};

/** Claims all names or none, and says which. */
const claimAll = async (temporaries: readonly string[], paths: readonly string[]): Promise<boolean> => {
  const claimed: string[] = [];
  const moves: { from: string; to: string }[] = [];
  try {
    for (const [index, path] of paths.entries()) {
      const temporary = temporaries[index] ?? '';
      const claim = await claimName(temporary, path);
      if (claim === 'taken') {
        await removeAll(claimed);
        return false;
      }
      claimed.push(path);
      if (claim === 'reserved') moves.push({ from: temporary, to: path });
    }
    for (const { from, to } of moves) await rename(from, to);
    return true;
  } catch (cause) {
    await removeAll(claimed);
    throw cause;
  }
};

const exists = async (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** So that the names survive a power cut as the bytes do; not every system lets a folder be opened. */
const syncFolder = async (folder: string): Promise<void> => {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // The files are there; only their names are as safe as the system makes them.
  }
};

/**
 * Writes the formats of one document into a folder that exists, named after its title: all of them or none, each whole
 * or not at all, and never over a file that is there. If any of the names is taken, all get the same number:
 * "X (2).pdf" with "X (2).docx". Safe against others who write there meanwhile.
 * Throws AppFailure `export.no-folder`, `export.disk-full` or `export.write-failed`.
 */
export const saveFiles = async (folder: string, title: string, files: readonly FileToSave[]): Promise<SavedFile[]> => {
  const baseName = fileBaseName(title);
  const temporaries: string[] = [];
  try {
    for (const { bytes } of files) temporaries.push(await writeTemporary(folder, bytes));
    for (let number = 1; number <= mostNumbers; number++) {
      const suffix = number === 1 ? '' : ` (${number})`;
      const saved = files.map(({ format }) => ({ format, path: join(folder, `${baseName}${suffix}.${format}`) }));
      const paths = saved.map(({ path }) => path);
      // Spares the others of the set an appearance and disappearance; what decides is claimAll.
      if ((await Promise.all(paths.map(exists))).includes(true)) continue;
      if (await claimAll(temporaries, paths)) {
        await syncFolder(folder);
        return saved;
      }
    }
    throw new Error('no free name');
  } catch (cause) {
    throw toFailure(cause, folder);
  } finally {
    await removeAll(temporaries);
  }
};
