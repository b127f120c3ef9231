import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, open, rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { codeOf } from './save-failure.ts';

/** What link() answers on file systems that have no links (FAT, some network shares). */
const noLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL', 'UNKNOWN']);

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

/** A file that is written, and the name it is to have. */
export interface Claimed {
  readonly temporary: string;
  readonly path: string;
}

/** Claims all names or none, and says which. */
export const claimAll = async (files: readonly Claimed[]): Promise<boolean> => {
  const claimed: string[] = [];
  const moves: Claimed[] = [];
  const giveBack = () => Promise.all(claimed.map((path) => rm(path, { force: true })));
  try {
    for (const file of files) {
      const claim = await claimName(file.temporary, file.path);
      if (claim === 'taken') {
        await giveBack();
        return false;
      }
      claimed.push(file.path);
      if (claim === 'reserved') moves.push(file);
    }
    for (const { temporary, path } of moves) await rename(temporary, path);
    return true;
  } catch (cause) {
    await giveBack();
    throw cause;
  }
};

const digestOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};

/** Whether two files hold the same bytes; false where one isn't there or can't be read. */
export const isSameFile = async (one: string, other: string): Promise<boolean> => {
  try {
    const [a, b] = await Promise.all([stat(one), stat(other)]);
    return a.size === b.size && b.isFile() && (await digestOf(one)) === (await digestOf(other));
  } catch {
    return false;
  }
};
