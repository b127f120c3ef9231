import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppFailure } from '#shared/model/app-error.ts';

/** Larger files are never read into memory. The importer has a lower limit and a better message. */
const largestBytes = 50 * 1024 * 1024;

/** A device or a pipe may never end. */
const notAFile = (path: string, name: string): AppFailure =>
  new AppFailure({
    code: 'not-found',
    message: `${path} is a device or a pipe, not a file.`,
    action: 'Save it as a file first.',
    file: name,
  });

/** Reads a file that the user named. Throws `not-found` or `input.too-large`. */
export const readSourceFile = async (path: string): Promise<{ name: string; data: Uint8Array }> => {
  const name = basename(path);
  try {
    const found = await stat(path);
    if (!found.isFile() && !found.isDirectory()) throw notAFile(path, name);
    const { size } = found;
    if (size > largestBytes) {
      throw new AppFailure({ code: 'input.too-large', message: `${name} is too large.`, file: name });
    }
    return { name, data: new Uint8Array(await readFile(path)) };
  } catch (error) {
    if (error instanceof AppFailure) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : null;
    const message =
      code === 'ENOENT'
        ? `${path} does not exist.`
        : code === 'EISDIR'
          ? `${path} is a folder, not a file.`
          : `${path} can't be read.`;
    throw new AppFailure({ code: 'not-found', message, action: 'Check the path and the permissions.', file: name });
  }
};
