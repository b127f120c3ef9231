import type { BenchFolder } from './bench-folder.ts';
import { figuresOfChild } from './child.ts';
import { concurrency } from './contestants/contestant.ts';
import { fillSize } from './fill.ts';
import type { BenchResult } from './report.ts';
import { measureOf, verdictOf } from './report.ts';
import { idleMs } from './stay-idle.ts';

const contestants = {
  'nothing at all': 'a Node process that waits',
  ours: `the engine with ${fillSize.toLocaleString('en')} jobs due tomorrow and as many held`,
  'plainjob, poll 0': `plainjob with as many jobs due tomorrow, ${concurrency} workers, its lowest poll`,
  'plainjob, poll 1000': 'the same with its default poll of 1 s: as idle as it gets, and up to 1 s late',
} as const;

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
