import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { AppFailure } from '#shared/model/app-error.ts';
import type { AssetId } from '#shared/model/asset.ts';
import { assetIdSchema, mostAssetBytes, mostAssetMegabytes } from '#shared/model/asset.ts';
import type { AssetFiles } from '../app/ports.ts';
import type { Clock } from '../queue/ports.ts';
import { createLocks } from './locks.ts';

const folderName = /^[0-9a-f]{2}$/;
const temporaryName = /^\.put-[0-9a-f-]{36}\.tmp$/;

const tooLarge = (): AppFailure =>
  new AppFailure({
    code: 'asset.too-large',
    message: `The file is larger than ${mostAssetMegabytes} MB.`,
    action: 'Choose a smaller file.',
  });

/** What the system says of a file that could not be kept. */
const notKept = (cause: unknown): AppFailure => {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const isFull = code === 'ENOSPC' || code === 'EDQUOT';
  return new AppFailure(
    {
      code: 'asset.not-kept',
      message: isFull ? 'The disk is full: the file was not kept.' : 'The file could not be kept in the data folder.',
      action: isFull ? 'Free some space, then add the file again.' : 'Check the data folder, then add the file again.',
    },
    { cause },
  );
};

const orNotKept = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (cause) {
    throw cause instanceof AppFailure ? cause : notKept(cause);
  }
};

/** So that names survive a power cut as contents do; not every system lets a folder be opened. */
const syncFolder = async (folder: string): Promise<void> => {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // The file is there; only its name is as safe as the system makes it.
  }
};

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

const isSound = (path: string, id: AssetId): Promise<boolean> =>
  readFile(path).then(
    (content) => sha256(content) === id,
    () => false,
  );

/**
 * The contents of assets as files: `<folder>/ab/<sha256>`, for this user alone. A file appears whole: it is written beside,
 * synced and renamed, and its folder synced, before anybody is told of it.
 */
export const createAssetFiles = (folder: string, clock: Pick<Clock, 'now'>): AssetFiles => {
  const locks = createLocks();
  /** Temporary files that are being written; any other was left by a life that ended. */
  const writing = new Set<string>();
  const folderOf = (id: AssetId): string => join(folder, id.slice(0, 2));
  const pathOf = (id: AssetId): string => join(folderOf(id), id);

  /** Writes the content to a file of its own and waits for the disk; what it is, is known at its end. */
  const write = async (path: string, content: Uint8Array | AsyncIterable<Uint8Array>) => {
    const hash = createHash('sha256');
    let bytes = 0;
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const chunk of content instanceof Uint8Array ? [content] : content) {
        bytes += chunk.byteLength;
        if (bytes > mostAssetBytes) throw tooLarge();
        hash.update(chunk);
        await file.writeFile(chunk);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    return { id: assetIdSchema.parse(hash.digest('hex')), bytes };
  };

  /** Puts a written file in its place, unless the very same is there; either way it counts as put now. */
  const place = async (temporary: string, id: AssetId): Promise<void> => {
    const path = pathOf(id);
    await mkdir(folderOf(id), { recursive: true, mode: 0o700 });
    if (!(await isSound(path, id))) await rename(temporary, path);
    const putAt = new Date(clock.now());
    await utimes(path, putAt, putAt);
    await syncFolder(folderOf(id));
    await syncFolder(folder);
  };

  const put: AssetFiles['put'] = async (content, note) => {
    const name = `.put-${randomUUID()}.tmp`;
    const temporary = join(folder, name);
    writing.add(name);
    try {
      const written = await orNotKept(async () => {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        return write(temporary, content);
      });
      return await locks.run(written.id, async () => {
        await orNotKept(() => place(temporary, written.id));
        return note(written);
      });
    } finally {
      await rm(temporary, { force: true }).catch(() => {});
      writing.delete(name);
    }
  };

  const namesIn = (path: string): Promise<string[]> => readdir(path).catch(() => []);

  return {
    put,
    // A file that can't be read, whatever the reason, is missing to whoever asks.
    read: (id) => readFile(pathOf(id)).catch(() => null),
    remove: (id, isUnwanted) =>
      locks.run(id, async () => {
        // One that can't be removed now is found among the files the next time.
        if (isUnwanted()) await rm(pathOf(id), { force: true }).catch(() => {});
      }),
    list: async function* () {
      for (const part of (await namesIn(folder)).filter((name) => folderName.test(name))) {
        for (const name of await namesIn(join(folder, part))) {
          const id = assetIdSchema.safeParse(name);
          const found = id.success ? await stat(pathOf(id.data)).catch(() => null) : null;
          if (id.success && found !== null) yield { id: id.data, putAt: found.mtimeMs };
        }
      }
    },
    removeUnfinished: async () => {
      const left = (await namesIn(folder)).filter((name) => temporaryName.test(name) && !writing.has(name));
      for (const name of left) await rm(join(folder, name), { force: true }).catch(() => {});
    },
  };
};
