import { isFileSound } from '../../src-main/storage/check-file.ts';
import { runChild } from './child.ts';
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

/** In a process of its own, as the product has it: looks a file over that a killed process left behind. */
export const checkFile = async ([path = '']: readonly string[]): Promise<void> => {
  if (!isFileSound(path)) throw new Error('the file is damaged');
};

/**
 * In a process of its own: boots on a store and says how long each step took until the first handler was called, in
 * milliseconds. All of it is counted, Node and the code's loading included.
 */
export const reachFirstClaim = async ([path = '', lastEnd = '']: readonly string[]): Promise<void> => {
  const loaded = performance.now();
  if (lastEnd === 'killed') await runChild('check-file', [path]);
  const checked = performance.now();
  let onStarted: (atMs: number) => void = () => {};
  const started = new Promise<number>((resolve) => {
    onStarted = resolve;
  });
  const queue = openOurQueue(path, {
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
  const { user, system } = process.cpuUsage();
  const figures = {
    'Node and code loaded': loaded,
    'file looked over by another process': checked - loaded,
    'store opened, migrations looked at': opened - checked,
    'lost claims recovered': recovered - opened,
    'first claim': startedAt - recovered,
    'of which processor time': (user + system) / 1_000,
    total: startedAt,
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
};
