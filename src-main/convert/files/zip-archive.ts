import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { AppFailure } from '#shared/model/app-error.ts';
import { fileBaseName } from './file-name.ts';
import { saveFailure } from './save-failure.ts';
import type { FileToSave, SaveOptions } from './save-file.ts';
import { nameFiles } from './save-file.ts';
import { openTemporary, removeTemporaries } from './temporary-files.ts';

/** A ZIP that grows on disk, document by document; nothing of it is seen until it is whole. */
export interface Archive {
  /** Adds the files of a document, named after its title; one that has a name already gets a number. */
  add(title: string, files: readonly FileToSave[], createdAt: Date): Promise<void>;
  /** Ends it and gives it its name; returns its path. Never over a file that is there. */
  save(title: string, options?: SaveOptions): Promise<string>;
  /** Removes what was written, unless it was saved. */
  discard(): Promise<void>;
}

/** Compressed already: a second time costs time and saves nothing. */
const isPacked = (format: FileToSave['format']): boolean => format === 'pdf' || format === 'docx';

/** ZIP has no time zone and its writer takes the local one: with UTC in its place the bytes are the same everywhere. */
const utcAsLocal = (moment: Date): Date =>
  new Date(
    Math.max(moment.getUTCFullYear(), 1980),
    moment.getUTCMonth(),
    moment.getUTCDate(),
    moment.getUTCHours(),
    moment.getUTCMinutes(),
    moment.getUTCSeconds(),
  );

/** What the format can count (APPNOTE.TXT 4.4.1.4, without ZIP64), and what a name and its place take of it at the most. */
const mostBytes = 0xffff_0000;
const mostEntries = 0xfff0;
const headerBytes = 1_000;

const zipFull = (): AppFailure =>
  new AppFailure({
    code: 'export.zip-full',
    message: 'One ZIP file can’t hold so much: 4 GB or 65,000 files at the most.',
    action: 'Export fewer documents at once, or into a folder.',
  });

/** Begins a ZIP in a folder that exists. Each call throws `export.*` where the disk is in the way. */
export const openArchive = async (folder: string): Promise<Archive> => {
  const orFailure = <T>(work: Promise<T>): Promise<T> =>
    work.catch((cause: unknown) => {
      throw saveFailure(cause, folder);
    });
  const { path: temporary, file } = await orFailure(openTemporary(folder));
  let chunks: Uint8Array[] = [];
  let failure: Error | null = null;
  let isOpen = true;
  let [size, entries] = [0, 0];
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else chunks.push(chunk);
  });
  const names = new Set<string>();

  /** What came out so far goes to the disk, so that no more than one document is in memory. */
  const flush = async (): Promise<void> => {
    if (failure) throw failure;
    const ready = chunks;
    chunks = [];
    // Unlike writev, this goes on until all is written: a disk that fills up in the middle is an error, not a shorter file.
    if (ready.length > 0) await file.writeFile(Buffer.concat(ready));
  };

  const uniqueBase = (title: string): string => {
    const base = fileBaseName(title);
    let name = base;
    for (let number = 2; names.has(name.toLowerCase()); number++) name = `${base} (${number})`;
    names.add(name.toLowerCase());
    return name;
  };

  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await file.close();
  };

  return {
    add: (title, files, createdAt) =>
      orFailure(
        (async () => {
          const base = uniqueBase(title);
          for (const { format, bytes } of files) {
            size += bytes.byteLength + headerBytes;
            entries += 1;
            if (size > mostBytes || entries > mostEntries) throw zipFull();
            const name = `${base}.${format}`;
            const entry = isPacked(format) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
            entry.mtime = utcAsLocal(createdAt);
            zip.add(entry);
            entry.push(bytes, true);
            await flush();
          }
        })(),
      ),
    save: (title, options) =>
      orFailure(
        (async () => {
          zip.end();
          await flush();
          await file.sync();
          await close();
          const [path = ''] = await nameFiles(folder, fileBaseName(title), [{ temporary, extension: 'zip' }], options);
          return path;
        })(),
      ),
    discard: async () => {
      await close();
      await removeTemporaries([temporary]);
    },
  };
};
