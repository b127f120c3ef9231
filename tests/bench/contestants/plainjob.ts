import BetterSqlite3 from 'better-sqlite3';
import { better, defineQueue, defineWorker } from 'plainjob';
import type { Contestant } from './contestant.ts';
import { concurrency, payloadOf } from './contestant.ts';

const say = () => {};
const silent = { error: say, warn: say, info: say, debug: say };

/**
 * plainjob as its readme shows it, as fast as it goes: as many of its workers as we have slots, each asking again at once
 * when it has found nothing (a timer of 0 ms, which Node makes 1 ms), and no log. It has no retries, events, priorities,
 * fences or dependencies, and `synchronous` is one setting for all of it: in `full` a claim waits for the disk too.
 */
export const plainjob: Contestant = {
  name: 'plainjob',
  settings: `plainjob 0.0.14: ${concurrency} workers in one process, poll interval 0, no log`,
  open: (path, mode) => {
    const connection = new BetterSqlite3(path);
    const queue = defineQueue({ connection: better(connection), logger: silent });
    // It sets NORMAL itself when it opens.
    connection.pragma(`synchronous = ${mode}`);
    let workers: ReturnType<typeof defineWorker>[] = [];
    return {
      connection,
      add: (nth) => {
        queue.add('bench', payloadOf(nth));
      },
      addMany: (first, count) => {
        queue.addMany(
          'bench',
          Array.from({ length: count }, (_, nth) => payloadOf(first + nth)),
        );
      },
      start: (run, onFinished) => {
        workers = Array.from({ length: concurrency }, () =>
          defineWorker('bench', ({ data }) => run(JSON.parse(data)), {
            queue,
            logger: silent,
            pollIntervall: 0,
            onCompleted: onFinished,
          }),
        );
        for (const worker of workers) void worker.start();
      },
      close: async () => {
        await Promise.all(workers.map((worker) => worker.stop()));
        // A loop that was woken from its sleep looks once more whether it goes on.
        await new Promise((resolve) => setTimeout(resolve, 5));
        queue.close();
      },
    };
  },
};
