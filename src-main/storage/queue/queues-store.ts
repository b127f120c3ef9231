import type { Database } from '../database.ts';

/** How many ends of jobs a queue remembers, for its error rate. */
const rememberedEnds = 200;

export interface QueueRow {
  readonly queue: string;
  readonly isPaused: boolean;
  /** Its last ends, newest first: c for a job completed, f for one failed. */
  readonly recent: string;
  /** All jobs that ever ended so, including deleted ones. */
  readonly completed: number;
  readonly failed: number;
}

/** The state of a queue over all its lanes. */
export interface QueuesStore {
  all(): QueueRow[];
  /** Pauses or resumes a queue, even one without jobs. Returns whether that changed anything. */
  setPaused(queue: string, isPaused: boolean, now: number): boolean;
  /** Stores how the last jobs of the queue ended, newest first, one letter each. */
  noteEnds(queue: string, ends: string): void;
}

export const createQueuesStore = (db: Database): QueuesStore => {
  const { connection } = db;
  const selectAll = connection.prepare<[], Omit<QueueRow, 'isPaused'> & { isPaused: number }>(
    'SELECT queue, paused_at IS NOT NULL AS isPaused, recent, completed, failed FROM queues ORDER BY queue',
  );
  const insert = connection.prepare<[string]>('INSERT INTO queues (queue) VALUES (?) ON CONFLICT DO NOTHING');
  const pause = connection.prepare<[number, string]>(
    'UPDATE queues SET paused_at = ? WHERE queue = ? AND paused_at IS NULL',
  );
  const resume = connection.prepare<[number, string]>(
    'UPDATE queues SET paused_at = NULL, resumed_at = ? WHERE queue = ? AND paused_at IS NOT NULL',
  );
  const remember = connection.prepare<[string, number, number, string]>(
    `UPDATE queues SET recent = substr(? || recent, 1, ${rememberedEnds}), completed = completed + ?, failed = failed + ?
     WHERE queue = ?`,
  );
  return {
    all: () => selectAll.all().map((row) => ({ ...row, isPaused: row.isPaused === 1 })),
    setPaused: (queue, isPaused, now) => {
      insert.run(queue);
      return (isPaused ? pause.run(now, queue) : resume.run(now, queue)).changes > 0;
    },
    noteEnds: (queue, ends) => {
      const completed = ends.replaceAll('f', '').length;
      remember.run(ends, completed, ends.length - completed, queue);
    },
  };
};
