import BetterSqlite3 from 'better-sqlite3';
import { buildDBClient, Runner, SqliteQueue } from 'liteque';
import { z } from 'zod';
import type { Contestant, Payload } from './contestant.ts';
import { concurrency, payloadOf } from './contestant.ts';

/** Where drizzle keeps the driver's connection: the only way to the pragma it sets itself. */
const clientSchema = z.object({ session: z.object({ client: z.instanceof(BetterSqlite3) }) });

/**
 * liteque, made to run: it hands better-sqlite3 an asynchronous transaction, which version 13 refuses ("Transaction
 * function cannot return a promise"), so that not one job can be taken. Older versions committed before the function had
 * done anything; `transaction` below does what came of that, each statement by itself.
 */
export const liteque: Contestant = {
  name: 'liteque',
  settings: `liteque 0.8.0 (its transaction mended, see docs/benchmarks.md): concurrency ${concurrency}, poll interval 0`,
  open: (path, mode) => {
    const db = buildDBClient(path, { runMigrations: true });
    const connection = clientSchema.parse(db).session.client;
    // It sets NORMAL itself when it opens.
    connection.pragma(`synchronous = ${mode}`);
    Object.defineProperty(db, 'transaction', { value: async (work: (txn: typeof db) => unknown) => work(db) });
    const queue = new SqliteQueue<Payload>('bench', db, { defaultJobArgs: { numRetries: 2 }, keepFailedJobs: true });
    const finalize = queue.finalize.bind(queue);
    let runner: Runner<Payload> | null = null;
    let ended: Promise<void> = Promise.resolve();
    return {
      connection,
      add: async (nth) => {
        await queue.enqueue(payloadOf(nth));
      },
      start: (run, onFinished) => {
        queue.finalize = async (...args) => {
          await finalize(...args);
          onFinished();
        };
        runner = new Runner(
          queue,
          { run: async ({ data }) => run(data) },
          { concurrency, pollIntervalMs: 0, timeoutSecs: 60 },
        );
        ended = runner.run();
      },
      close: async () => {
        runner?.stop();
        await ended;
        connection.close();
      },
    };
  },
};
