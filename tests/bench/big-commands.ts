import { cancelOpen } from '../../src-main/app/queue/cancel-jobs.ts';
import { cleanUp } from '../../src-main/app/queue/clean-up.ts';
import { getQueueOverview } from '../../src-main/app/queue/get-queue-overview.ts';
import { getQueueStatus } from '../../src-main/app/queue/get-queue-status.ts';
import { listJobs } from '../../src-main/app/queue/list-jobs.ts';
import { setPriority } from '../../src-main/app/queue/order-jobs.ts';
import { retryFailed } from '../../src-main/app/queue/retry-jobs.ts';
import { settingsSchema } from '../../src-shared/model/settings.ts';
import type { BenchFolder } from './bench-folder.ts';
import { startBlockProbe } from './block-probe.ts';
import type { Fill } from './fill.ts';
import { fillStore } from './fill.ts';
import { ourApp } from './our-app.ts';
import type { OurQueue } from './our-queue.ts';
import { openOurQueue } from './our-queue.ts';
import type { Measure, Verdict } from './report.ts';
import { measureOf, verdictOf } from './report.ts';

const pageLength = 100;
const changedAtOnce = 500;

/** Commands that change everything are timed once: they consist of some hundred portions. */
const once = 1;
const often = 15;
const settings = settingsSchema.parse({});

interface BigCommand {
  readonly name: string;
  /** What the table is full of before. */
  readonly fill: Fill;
  /** How often it is timed. */
  readonly times: number;
  run(queue: OurQueue): unknown;
}

const page = (queue: OurQueue, filter: 'open' | 'completed', offset: number) => {
  const { deps, control } = ourApp(queue);
  return listJobs(deps, control)({ queue: 'sections', filter, offset, limit: pageLength });
};

/** In this order on one store: each leaves the table full for the next. */
const commands: readonly BigCommand[] = [
  { name: 'first page of the list', fill: 'pending', times: often, run: (queue) => page(queue, 'open', 0) },
  { name: 'page 500 of the list', fill: 'pending', times: often, run: (queue) => page(queue, 'open', 50_000) },
  {
    name: 'overview with health',
    fill: 'pending',
    times: often,
    run: (queue) => {
      const { deps, control } = ourApp(queue);
      return getQueueOverview(deps, control, () => settings.health)({ minutes: 60 });
    },
  },
  { name: 'status bar', fill: 'pending', times: often, run: (queue) => getQueueStatus(ourApp(queue).deps)() },
  {
    name: `priority of ${changedAtOnce}`,
    fill: 'pending',
    times: often,
    run: (queue) => {
      const jobIds = queue.store.jobList.idsIn(['ready'], 'sections', changedAtOnce);
      return setPriority(ourApp(queue).deps)({ jobIds, priority: 7 });
    },
  },
  {
    name: 'cancel all 100,000',
    fill: 'pending',
    times: once,
    run: (queue) => {
      const { deps, control } = ourApp(queue);
      return cancelOpen(deps, control)({ queue: 'sections' });
    },
  },
  {
    name: 'retry all 100,000 that failed',
    fill: 'pending',
    times: once,
    run: (queue) => retryFailed(ourApp(queue).deps)({ queue: 'sections' }),
  },
  {
    name: 'first page of 100,000 completed',
    fill: 'completed',
    times: often,
    run: (queue) => page(queue, 'completed', 0),
  },
  {
    name: 'clean up 100,000',
    fill: 'completed',
    times: once,
    run: (queue) => cleanUp(ourApp(queue).deps, () => settings.retention)({}),
  },
];

/** The longest block while a command runs, and how long it takes in all; the engine does not work meanwhile. */
const timeOne = async ({ run }: BigCommand, queue: OurQueue): Promise<{ blockMs: number; totalMs: number }> => {
  await new Promise((resolve) => setTimeout(resolve, 50));
  const probe = startBlockProbe();
  await new Promise((resolve) => setTimeout(resolve, 5));
  const start = performance.now();
  await run(queue);
  const totalMs = performance.now() - start;
  return { blockMs: probe.stop().longestMs, totalMs };
};

/** Commands and queries over 100,000 jobs, as the window and the terminal call them, with waits for the disk. */
export const timeBigCommands = async (folder: BenchFolder): Promise<{ measures: Measure[]; verdicts: Verdict[] }> => {
  const blocks = new Map<string, number[]>();
  const totals = new Map<string, number[]>();
  const note = (into: Map<string, number[]>, name: string, value: number) =>
    into.set(name, [...(into.get(name) ?? []), value]);
  for (const fill of ['pending', 'completed'] as const) {
    const queue = openOurQueue(folder.newFile());
    fillStore(queue, fill);
    for (const command of commands.filter((one) => one.fill === fill)) {
      // Cancelled by the command before: that they had failed is what this one is about.
      if (command.name.startsWith('retry')) {
        queue.store.database.connection.exec("UPDATE jobs SET state = 'failed' WHERE state = 'cancelled'");
      }
      for (let time = 0; time < command.times; time++) {
        const { blockMs, totalMs } = await timeOne(command, queue);
        note(blocks, command.name, blockMs);
        note(totals, command.name, totalMs);
      }
    }
    await queue.close();
  }
  return {
    measures: [measureOf('in all', 'ms', totals)],
    verdicts: [...blocks].map(([name, values]) => verdictOf(`longest block: ${name}`, 'ms', values, { atMost: 50 })),
  };
};
