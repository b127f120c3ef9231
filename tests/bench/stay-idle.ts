import BetterSqlite3 from 'better-sqlite3';
import { systemTimers } from '../../src-main/platform/system-clock.ts';
import { concurrency, payloadOf } from './contestants/contestant.ts';
import { fillSize, fillStore } from './fill.ts';
import { openOurQueue } from './our-queue.ts';

/** How long it is watched. */
export const idleMs = 20_000;
const calmMs = 1_500;

const pause = (durationMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, durationMs));

/** Starts the engine on a store full of work that can't go; returns how often its timers and turns have called it. */
const startOurs = (path: string): (() => number) => {
  let wakeUps = 0;
  const counted = (callback: () => void) => () => {
    wakeUps++;
    callback();
  };
  const queue = openOurQueue(path, {
    timers: {
      set: (callback, delayMs) => systemTimers.set(counted(callback), delayMs),
      soon: (callback) => systemTimers.soon(counted(callback)),
    },
  });
  fillStore(queue, 'scheduled');
  fillStore(queue, 'held');
  queue.engine.start();
  return () => wakeUps;
};

const startPlainjob = async (path: string, pollIntervall: number): Promise<() => number> => {
  // Not loaded by the children that time boots.
  const { better, defineQueue, defineWorker } = await import('plainjob');
  const say = () => {};
  const logger = { error: say, warn: say, info: say, debug: say };
  const queue = defineQueue({ connection: better(new BetterSqlite3(path)), logger });
  const jobs = Array.from({ length: fillSize }, (_, nth) => payloadOf(nth));
  queue.addMany('bench', jobs, { delay: 24 * 60 * 60_000 });
  for (let slot = 0; slot < concurrency; slot++) {
    void defineWorker('bench', say, { queue, logger, pollIntervall }).start();
  }
  return () => 0;
};

const start = async (name: string, path: string): Promise<() => number> => {
  if (name === 'ours') return startOurs(path);
  if (name.startsWith('plainjob')) return startPlainjob(path, name.endsWith('1000') ? 1_000 : 0);
  return () => 0;
};

/** In a process of its own: sets one up, lets it calm down, and says what it used while nothing could be done. */
export const stayIdle = async ([name = '', path = '']: readonly string[]): Promise<void> => {
  const wakeUps = await start(name, path);
  await pause(calmMs);
  if (typeof globalThis.gc === 'function') globalThis.gc();
  await pause(calmMs);
  const wakeUpsBefore = wakeUps();
  const cpu = process.cpuUsage();
  await pause(idleMs);
  const used = process.cpuUsage(cpu);
  const figures = { cpuMs: (used.user + used.system) / 1_000, wakeUps: wakeUps() - wakeUpsBefore };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
};
