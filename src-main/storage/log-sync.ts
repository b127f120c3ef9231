import { close, fdatasync, fstatSync, open } from 'node:fs';
import { promisify } from 'node:util';

/** An open file as a sync needs it. */
export interface OpenLog {
  /** How many names the file has, and its size in bytes. */
  inspect(): { readonly links: number; readonly bytes: number };
  /** Waits, off the event loop, until what was written so far is on the disk. */
  datasync(): Promise<void>;
  close(): void;
}

/** Opens a file that is there, for reading and writing. */
export type OpenLogFile = (path: string) => Promise<OpenLog>;

/** The write-ahead log of one connection, as far as it is made to last. */
export interface LogSync {
  /** Resolves with the log's size in bytes once all that was written to it before the call is on the disk. */
  sync(): Promise<number>;
  /** Lets go of the file, once a sync under way has ended. */
  close(): void;
}

const opened = promisify(open);
const datasynced = promisify(fdatasync);

/** Opens a file of this machine. Its syncs run in the runtime's thread pool. */
export const openLogFile: OpenLogFile = async (path) => {
  // Not read-only: Windows syncs only what may be written.
  const descriptor = await opened(path, 'r+');
  return {
    inspect: () => {
      const { nlink, size } = fstatSync(descriptor);
      return { links: nlink, bytes: size };
    },
    datasync: () => datasynced(descriptor),
    close: () => close(descriptor, () => {}),
  };
};

/**
 * Syncs a connection's log through a descriptor of its own. SQLite keeps the file as long as a connection is open and
 * deletes it with the last one: a descriptor from before would go on syncing a file that nobody reads, without an error.
 * So it is opened anew with each connection, and a file without a name is an error.
 *
 * @param path of the log. Only of the log: closing the database file itself would let go of SQLite's locks.
 */
export const createLogSync = (path: string, openFile: OpenLogFile = openLogFile): LogSync => {
  let file: Promise<OpenLog> | null = null;
  let isClosed = false;
  let isSyncing = false;
  const letGo = (): void => {
    file?.then((log) => log.close()).catch(() => {});
    file = null;
  };
  const syncOpen = async (log: OpenLog): Promise<number> => {
    // Before the sync: what is written during it may not be on the disk.
    const { links, bytes } = log.inspect();
    if (links === 0) throw new Error('the write-ahead log was deleted while it was in use');
    await log.datasync();
    return bytes;
  };
  return {
    sync: async () => {
      if (isClosed) throw new Error('the write-ahead log is closed');
      isSyncing = true;
      try {
        file ??= openFile(path);
        return await syncOpen(await file);
      } finally {
        isSyncing = false;
        if (isClosed) letGo();
      }
    },
    close: () => {
      isClosed = true;
      // A descriptor that is closed under a sync could be another file's by then.
      if (!isSyncing) letGo();
    },
  };
};
