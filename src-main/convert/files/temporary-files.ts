import { randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

const temporaryName = /^\.dossier-[0-9a-f]{16}\.tmp$/;

/** Nobody writes that slowly: a temporary file this old was left by a process that died. In milliseconds. */
const abandonedMs = 10 * 60_000;

/** Those that this very process writes now. */
const inUse = new Set<string>();

/** A new file beside where it will stand, open for writing. */
export const openTemporary = async (folder: string): Promise<{ path: string; file: FileHandle }> => {
  const path = join(folder, `.dossier-${randomBytes(8).toString('hex')}.tmp`);
  inUse.add(basename(path));
  try {
    return { path, file: await open(path, 'wx') };
  } catch (cause) {
    inUse.delete(basename(path));
    throw cause;
  }
};

/** Writes the bytes beside where they will stand, and waits until the disk has them. */
export const writeTemporary = async (folder: string, bytes: Uint8Array): Promise<string> => {
  const { path, file } = await openTemporary(folder);
  try {
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    return path;
  } catch (cause) {
    await removeTemporaries([path]);
    throw cause;
  }
};

/** Removes temporary files that are done with, or were never finished. */
export const removeTemporaries = async (paths: readonly string[]): Promise<void> => {
  await Promise.all(paths.map((path) => rm(path, { force: true })));
  for (const path of paths) inUse.delete(basename(path));
};

const isAbandoned = async (path: string): Promise<boolean> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs < Date.now() - abandonedMs,
    () => false,
  );

/**
 * The names in a folder. What an earlier life of ours left half-written there is removed on the way: only files named as
 * ours are, and only old ones, since another Dossier may be writing.
 */
export const namesIn = async (folder: string): Promise<string[]> => {
  const names = await readdir(folder);
  for (const name of names) {
    if (!temporaryName.test(name) || inUse.has(name)) continue;
    const path = join(folder, name);
    // It is only tidiness: what can't be removed does no harm.
    if (await isAbandoned(path)) await rm(path, { force: true }).catch(() => {});
  }
  return names;
};
