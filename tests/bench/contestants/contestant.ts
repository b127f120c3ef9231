import type { Connection } from '../../../src-main/storage/connection.ts';

/**
 * `full`: what is enqueued and what is finished waits for the disk. `normal`: nothing does (SQLite's `synchronous`).
 */
export type SyncMode = 'full' | 'normal';

/** What each job carries: about as much as the payload of a section's job. */
export const payloadOf = (nth: number) => ({
  nth,
  text: 'A section of a document that waits to be drafted. '.repeat(4),
});
export type Payload = ReturnType<typeof payloadOf>;

/** One queue on one database file. */
export interface OpenContestant {
  readonly connection: Connection;
  /** Adds one job in a transaction of its own. */
  add(nth: number): void | Promise<void>;
  /** Adds jobs in one transaction, where the queue can. */
  addMany?(first: number, count: number): void;
  /**
   * Begins to work.
   *
   * @param run the work; undefined when it is done at once
   * @param onFinished told of each job once its end is stored
   */
  start(run: (payload: Payload) => Promise<void> | undefined, onFinished: () => void): void;
  /** Stops working and closes the file. */
  close(): void | Promise<void>;
}

export interface Contestant {
  readonly name: string;
  /** Versions and settings, for the report. */
  readonly settings: string;
  open(path: string, mode: SyncMode): OpenContestant;
}

/** How many jobs run at once, for everyone: what the product's sections queue does. */
export const concurrency = 3;

/** Pages the write-ahead log may grow to before a commit pays for a checkpoint: the product's number, for the floors too. */
export const checkpointPages = 2_000;
