import { openOurQueue, ourJob, ourJobs } from '../our-queue.ts';
import type { Contestant, Payload } from './contestant.ts';
import { concurrency } from './contestant.ts';

/** The whole engine: lanes, attempts, events, counters, fences, effects (none here) and the parsing of what is stored. */
export const ours: Contestant = {
  name: 'ours',
  settings: `concurrency ${concurrency}, no start limit; enqueue and end wait for the disk in "full", a claim never does`,
  open: (path, mode) => {
    let run: (payload: Payload) => Promise<void> | undefined = () => undefined;
    let onFinished = () => {};
    const queue = openOurQueue(path, {
      mode,
      run: (payload) => run(payload),
      onFinished: (count) => {
        for (let end = 0; end < count; end++) onFinished();
      },
    });
    return {
      connection: queue.store.database.connection,
      add: (nth) => {
        queue.store.jobs.enqueue([ourJob(nth)], Date.now());
      },
      addMany: (first, count) => {
        queue.store.jobs.enqueue(ourJobs(first, count), Date.now());
      },
      start: (newRun, newOnFinished) => {
        run = newRun;
        onFinished = newOnFinished;
        queue.engine.start();
      },
      close: () => queue.close(),
    };
  },
};
