import type { Database } from './database.ts';

/** How many ends of jobs a queue remembers, for its error rate. */
const rememberedEnds = 200;

export interface QueueRow {
  readonly queue: string;
  readonly isPaused: boolean;
  /** Its last ends, newest first: c for a job completed, f for one failed. */
  readonly recent: string;
}

/** What is kept of a queue as a whole, over all its lanes. */
export interface QueuesStore {
  all(): QueueRow[];
  /** Pauses or resumes a queue, one without jobs included. Says whether that changed anything. */
  setPaused(queue: string, isPaused: boolean, now: number): boolean;
  /** Remembers how jobs of the queue ended, newest first, one letter each. */
  noteEnds(queue: string, ends: string): void;
}

export const createQueuesStore = (db: Database): QueuesStore => {
  const { connection } = db;
  const selectAll = connection.prepare<[], { queue: string; isPaused: number; recent: string }>(
    'SELECT queue, paused_at IS NOT NULL AS isPaused, recent FROM queues ORDER BY queue',
  );
  const insert = connection.prepare<[string]>('INSERT INTO queues (queue) VALUES (?) ON CONFLICT DO NOTHING');
  const pause = connection.prepare<[number, string]>(
    'UPDATE queues SET paused_at = ? WHERE queue = ? AND paused_at IS NULL',
  );
  const resume = connection.prepare<[string]>(
    'UPDATE queues SET paused_at = NULL WHERE queue = ? AND paused_at IS NOT NULL',
  );
  const remember = connection.prepare<[string, string]>(
    `UPDATE queues SET recent = substr(? || recent, 1, ${rememberedEnds}) WHERE queue = ?`,
  );
  return {
    all: () => selectAll.all().map((row) => ({ ...row, isPaused: row.isPaused === 1 })),
    setPaused: (queue, isPaused, now) => {
      insert.run(queue);
      return (isPaused ? pause.run(now, queue) : resume.run(queue)).changes > 0;
    },
    noteEnds: (queue, ends) => {
      remember.run(ends, queue);
    },
  };
};
