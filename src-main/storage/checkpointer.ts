import BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';

/** Moves the write-ahead log into the database file, from a connection of its own. */
export interface Checkpointer {
  /**
   * Moves what it can without keeping anybody from writing, and syncs both files. Returns whether that was all that the log
   * held when it began. Rejects with what SQLite says.
   */
  checkpoint(): Promise<boolean>;
  /** Closes the connection, after a checkpoint under way. */
  close(): Promise<void>;
}

/** What a checkpointer in another thread says of a checkpoint. */
export const checkpointAnswerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('done'), hasAll: z.boolean() }),
  /** With SQLite's code. */
  z.object({ type: z.literal('failed'), code: z.string() }),
]);
export type CheckpointAnswer = z.infer<typeof checkpointAnswerSchema>;

interface CheckpointRow {
  readonly busy: number;
  readonly log: number;
  readonly checkpointed: number;
}

/** A checkpointer in the calling thread, which waits for the disk: the product runs it in a thread of its own. */
export const openCheckpointer = (path: string): Checkpointer => {
  const connection = new BetterSqlite3(path);
  // SQLite opens the file with the first statement; the settings of a file that is there are kept.
  connection.pragma('synchronous = NORMAL');
  connection.pragma('busy_timeout = 0');
  return {
    checkpoint: async () => {
      const select = connection.prepare<[], CheckpointRow>('PRAGMA wal_checkpoint(PASSIVE)');
      const row = select.get();
      return row !== undefined && row.busy === 0 && row.log === row.checkpointed;
    },
    close: async () => {
      connection.close();
    },
  };
};
