import type { OurQueue } from './our-queue.ts';
import { ourJobs } from './our-queue.ts';

/** What a table can be full of. */
export const fills = ['nothing', 'pending', 'scheduled', 'held', 'completed'] as const;
export type Fill = (typeof fills)[number];

export const fillSize = 100_000;
const batchSize = 2_000;
const dayMs = 24 * 60 * 60_000;

const heldOrigin = 'https://held.example';

/** Fills a store with so many jobs that are not to be worked off now, or are the queue itself (`pending`). */
export const fillStore = ({ store }: OurQueue, fill: Fill, size = fillSize): void => {
  if (fill === 'nothing') return;
  const change = {
    pending: {},
    scheduled: { dueAt: Date.now() + dayMs },
    held: { origin: heldOrigin },
    completed: {},
  }[fill];
  for (let first = 0; first < size; first += batchSize) {
    store.jobs.enqueue(ourJobs(first, Math.min(batchSize, size - first), change), Date.now());
  }
  if (fill === 'held') store.queue.hold(`sections@${heldOrigin}`, 'quota', null, Date.now());
  // Not worked off one by one: only the rows count here. A minute apart from each other's ends, a month ago.
  if (fill === 'completed') {
    const end = store.database.connection.prepare(
      "UPDATE jobs SET state = 'completed', claim_no = 1, started_at = ?, finished_at = ? + seq * 10 WHERE state = 'ready'",
    );
    const then = Date.now() - 60 * dayMs;
    store.database.write(() => end.run(then, then));
  }
  store.database.emptyLog();
};
