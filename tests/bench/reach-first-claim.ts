import BetterSqlite3 from 'better-sqlite3';
import { openOurQueue } from './our-queue.ts';

/** How much a life has done before it is killed: enough for a full write-ahead log. */
const finishedBeforeKill = 1_500;

/** In a process of its own: works, says so when enough is done, and goes on until it is killed. */
export const workUntilKilled = async ([path = '']: readonly string[]): Promise<void> => {
  let finished = 0;
  const queue = openOurQueue(path, {
    onFinished: (count) => {
      finished += count;
      if (finished >= finishedBeforeKill) process.stdout.write('killed\n');
    },
    run: () => new Promise((resolve) => setTimeout(resolve, 1)),
  });
  queue.engine.start();
  await new Promise(() => {});
};

/**
 * In a process of its own: boots on a store and says how long each step took until the first handler was called, in
 * milliseconds. All of it is counted, Node and the code's loading included.
 */
export const reachFirstClaim = async ([path = '', isSuspect = '']: readonly string[]): Promise<void> => {
  const loaded = performance.now();
  let quickCheckMs = 0;
  const { pragma } = BetterSqlite3.prototype;
  BetterSqlite3.prototype.pragma = function timed(...args) {
    const start = performance.now();
    const result = pragma.apply(this, args);
    if (args[0].startsWith('quick_check')) quickCheckMs += performance.now() - start;
    return result;
  };
  let onStarted: (atMs: number) => void = () => {};
  const started = new Promise<number>((resolve) => {
    onStarted = resolve;
  });
  const queue = openOurQueue(path, {
    isSuspect: isSuspect === 'suspect',
    run: () => {
      onStarted(performance.now());
      return undefined;
    },
  });
  const opened = performance.now();
  queue.engine.recover();
  const recovered = performance.now();
  queue.engine.start();
  const startedAt = await started;
  const cpu = process.cpuUsage();
  const figures = {
    'Node and code loaded': loaded,
    'store opened, migrations looked at': opened - loaded - quickCheckMs,
    quick_check: quickCheckMs,
    'lost claims recovered': recovered - opened,
    'first claim': startedAt - recovered,
    total: startedAt,
    'total, processor time': (cpu.user + cpu.system) / 1_000,
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
};
