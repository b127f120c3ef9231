import PQueue from 'p-queue';
import type { BenchFolder } from './bench-folder.ts';
import { concurrency } from './contestants/contestant.ts';
import { documentRounds } from './document-rounds.ts';
import { idealMakespanMs } from './ideal-makespan.ts';
import { openOurQueue, ourJob } from './our-queue.ts';
import { randomFrom } from './random-from.ts';
import type { BenchResult, Measure, Verdict } from './report.ts';
import { measureOf, verdictOf } from './report.ts';
import { playRounds } from './rounds.ts';

/** The sections queue towards a provider with a server. */
const startLimit = { count: 3, windowMs: 1_000 };
const sections = 14;
const rounds = 4;

const pause = (durationMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, durationMs));

/** Works jobs off that take so long each, and says how long that took, from the call to the last end. */
interface Scheduler {
  readonly name: string;
  makespanMs(durationsMs: readonly number[], folder: BenchFolder): Promise<number>;
}

/** Everything on disk: enqueued in one transaction, over when the last end is stored. */
const ours: Scheduler = {
  name: 'ours',
  makespanMs: async (durationsMs, folder) => {
    let finished = 0;
    let end: (atMs: number) => void = () => {};
    const ended = new Promise<number>((resolve) => {
      end = resolve;
    });
    const queue = openOurQueue(folder.newFile(), {
      rules: { startLimit },
      run: ({ nth }) => pause(durationsMs[nth] ?? 0),
      onFinished: (count) => {
        finished += count;
        if (finished === durationsMs.length) end(performance.now());
      },
    });
    queue.engine.start();
    await pause(50);
    const start = performance.now();
    const jobs = durationsMs.map((_durationMs, nth) => ourJob(nth, { origin: 'metered' }));
    queue.store.jobs.enqueue(jobs, Date.now());
    const makespanMs = (await ended) - start;
    await queue.close();
    return makespanMs;
  },
};

/** The same rules in memory alone: what a loop over p-queue reaches that keeps nothing. */
const bareLoop: Scheduler = {
  name: 'p-queue in memory',
  makespanMs: async (durationsMs) => {
    const queue = new PQueue({
      concurrency,
      intervalCap: startLimit.count,
      interval: startLimit.windowMs,
      strict: true,
    });
    const start = performance.now();
    await Promise.all(durationsMs.map((durationMs) => queue.add(() => pause(durationMs))));
    return performance.now() - start;
  },
};

/** Two workloads: replies of a second each, and replies of 0.2 to 1.8 s, others in each round. */
const workloads: Readonly<Record<string, (round: number) => number[]>> = {
  '14 sections of 1 s': () => Array.from({ length: sections }, () => 1_000),
  '14 sections of 0.2 to 1.8 s': (round) => {
    const random = randomFrom(20_260_105 + round);
    return Array.from({ length: sections }, () => Math.round(200 + 1_600 * random()));
  },
};

/** The time it takes to work 14 sections off, without a server and with one, against the time it would take if nothing but slots, start limit and replies took any. */
export const scheduleBench = async (folder: BenchFolder): Promise<BenchResult> => {
  const measures: Measure[] = [];
  const verdicts: Verdict[] = [];
  for (const scheduler of [ours, bareLoop]) await scheduler.makespanMs([10, 10, 10, 10], folder);
  for (const [workload, durationsOf] of Object.entries(workloads)) {
    const figures = await playRounds({
      contestants: [ours, bareLoop],
      nameOf: ({ name }) => name,
      warmUps: 0,
      rounds,
      play: async (scheduler, round) => {
        const durationsMs = durationsOf(round);
        const makespanMs = await scheduler.makespanMs(durationsMs, folder);
        return { makespanMs, overIdeal: makespanMs / idealMakespanMs(durationsMs, concurrency, startLimit) };
      },
    });
    for (const [name, values] of figures.get('overIdeal') ?? []) {
      verdicts.push(verdictOf(`${workload}: ${name} / ideal`, 'x', values, name === 'ours' ? { atMost: 1.03 } : null));
    }
    measures.push(measureOf(workload, 'ms', figures.get('makespanMs') ?? new Map()));
  }
  const documents = await documentRounds(folder);
  return {
    contestants: {
      ours: {
        settings: 'whole engine on a file, synced as in the product; over when the last end is stored',
        documents: 'the whole main side, from the call that asks for the document, over HTTP',
      },
      'p-queue in memory': {
        settings: 'p-queue 9.3.5, strict sliding window; keeps nothing',
        documents: 'the same calls; comes back when it is told to, parses nothing',
      },
    },
    measures: [...measures, ...documents.measures],
    verdicts: [...verdicts, ...documents.verdicts],
    notes: [
      `concurrency ${concurrency}, ${startLimit.count} starts a second, ${rounds} rounds`,
      'documents: 14 sections, the last of which waits for five others; the server is in the same process, for everybody',
    ],
  };
};
