import BetterSqlite3 from 'better-sqlite3';
import { better, defineQueue, defineWorker } from 'plainjob';
import { systemTimers } from '../../src-main/platform/system-clock.ts';
import type { BenchFolder } from './bench-folder.ts';
import { figuresOfChild } from './child.ts';
import { concurrency, payloadOf } from './contestants/contestant.ts';
import { fillSize, fillStore } from './fill.ts';
import { openOurQueue } from './our-queue.ts';
import type { BenchResult } from './report.ts';
import { measureOf, verdictOf } from './report.ts';

const idleMs = 20_000;
const calmMs = 1_500;

const contestants = {
  'nothing at all': 'a Node process that waits',
  ours: `the engine with ${fillSize.toLocaleString('en')} jobs due tomorrow and as many held`,
  'plainjob, poll 0': `plainjob with as many jobs due tomorrow, ${concurrency} workers, its lowest poll`,
  'plainjob, poll 1000': 'the same with its default poll of 1 s: as idle as it gets, and up to 1 s late',
} as const;

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

const startPlainjob = (path: string, pollIntervall: number): (() => number) => {
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

/** In a process of its own: sets one up, lets it calm down, and says what it used while nothing could be done. */
export const stayIdle = async ([name = '', path = '']: readonly string[]): Promise<void> => {
  const wakeUps =
    name === 'ours'
      ? startOurs(path)
      : name.startsWith('plainjob')
        ? startPlainjob(path, name.endsWith('1000') ? 1_000 : 0)
        : () => 0;
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

/** What waiting costs: the processor's time in 20 s in which nothing can be done. */
export const idleBench = async (folder: BenchFolder): Promise<BenchResult> => {
  const cpu = new Map<string, number[]>();
  const share = new Map<string, number[]>();
  let wakeUps = 0;
  for (const name of Object.keys(contestants)) {
    const figures = await figuresOfChild('stay-idle', [name, folder.newFile()]);
    const cpuMs = figures['cpuMs'] ?? Number.NaN;
    cpu.set(name, [cpuMs]);
    share.set(name, [(100 * cpuMs) / idleMs]);
    if (name === 'ours') wakeUps = figures['wakeUps'] ?? Number.NaN;
  }
  return {
    contestants: Object.fromEntries(Object.entries(contestants).map(([name, settings]) => [name, { settings }])),
    measures: [
      measureOf(`processor time in ${idleMs / 1_000} s`, 'ms', cpu),
      measureOf('processor in use', '%', share),
    ],
    verdicts: [
      // 0 % as a task manager shows it; a Node process that does nothing at all uses some microseconds too.
      verdictOf('processor in use by ours', '%', share.get('ours') ?? [], { atMost: 0.05 }),
      verdictOf('timers and turns of ours', 'calls', [wakeUps], { atMost: 0 }),
    ],
    notes: ['each in a process of its own, one after the other'],
  };
};
