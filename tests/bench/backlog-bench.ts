import { randomUUID } from 'node:crypto';
import { bootIdSchema } from '../../src-shared/model/ids.ts';
import type { BenchFolder } from './bench-folder.ts';
import { timeBigCommands } from './big-commands.ts';
import type { Fill } from './fill.ts';
import { fillSize, fillStore, fills } from './fill.ts';
import type { OurQueue } from './our-queue.ts';
import { openOurQueue, ourJobs } from './our-queue.ts';
import type { BenchResult, Measure, Verdict } from './report.ts';
import { measureOf, ratioOf } from './report.ts';
import { playRounds } from './rounds.ts';
import { spreadOf } from './spread.ts';

/** Jobs that are taken and finished one by one in a round, whatever else is in the table. */
const jobsARound = 300;
const warmUps = 1;
const rounds = 7;

const lane = 'sections@embedded';

interface Filled {
  readonly fill: Fill;
  readonly queue: OurQueue;
}

const median = (values: readonly number[]): number => spreadOf(values).median;

/**
 * What the engine does for one job, step by step, each timed: a look around (what is due, who is alone, which queues and
 * lanes have work), the claim, the end. In microseconds. Nothing waits for the disk, whose time would hide theirs.
 */
const timeSteps = ({ store }: OurQueue): Record<string, number> => {
  const bootId = bootIdSchema.parse(randomUUID());
  const steps = { look: [] as number[], claim: [] as number[], finish: [] as number[], whole: [] as number[] };
  store.jobs.enqueue(ourJobs(0, jobsARound), Date.now());
  for (let nth = 0; nth < jobsARound; nth++) {
    const start = performance.now();
    const now = Date.now();
    store.queue.promoteDue(now);
    store.queue.loneJob();
    for (const { queue } of store.queue.claimableDepths()) store.queue.heads(queue);
    store.queue.nextDueAt();
    const looked = performance.now();
    const [job] = store.queue.claim({ lanes: [{ lane, limit: 1, isMetered: false }], limit: 1, bootId, now });
    const claimed = performance.now();
    if (!job) throw new Error('nothing to claim');
    const { attemptsSpent, crashes, snoozes } = job;
    const unchanged = { dueAt: null, attemptsSpent, crashes, snoozes, error: null, output: undefined, hold: null };
    const plain = { ...unchanged, endsOutage: false, goesLast: false, isTried: true };
    const settlement = { ...plain, state: 'completed', attemptOutcome: 'completed', effects: [] } as const;
    store.queue.settle([{ job, settlement }], Date.now());
    const finished = performance.now();
    steps.look.push(1_000 * (looked - start));
    steps.claim.push(1_000 * (claimed - looked));
    steps.finish.push(1_000 * (finished - claimed));
    steps.whole.push(1_000 * (finished - start));
  }
  return {
    claim: median(steps.claim),
    'look around': median(steps.look),
    finish: median(steps.finish),
    'look, claim and finish': median(steps.whole),
  };
};

/** Whether what waits, is held, is due later or has ended slows down what can go now; and how long big commands block. */
export const backlogBench = async (folder: BenchFolder): Promise<BenchResult> => {
  const contestants = fills.map((fill): Filled => {
    const queue = openOurQueue(folder.newFile(), { mode: 'normal' });
    fillStore(queue, fill);
    return { fill, queue };
  });
  const figures = await playRounds({
    contestants,
    nameOf: ({ fill }) => fill,
    warmUps,
    rounds,
    play: async ({ queue }) => timeSteps(queue),
  });
  const measures: Measure[] = [];
  const verdicts: Verdict[] = [];
  for (const [figure, ofFigure] of figures) {
    measures.push(measureOf(figure, 'µs', ofFigure));
    const target = figure === 'claim' || figure === 'look, claim and finish' ? { atMost: 1.5 } : null;
    for (const fill of fills.slice(1)) verdicts.push(...ratioOf(ofFigure, figure, fill, 'nothing', target));
  }
  for (const { queue } of contestants) await queue.close();
  const big = await timeBigCommands(folder);
  return {
    contestants: {},
    measures: [...measures, ...big.measures],
    verdicts: [...verdicts, ...big.verdicts],
    notes: [
      `${fillSize.toLocaleString('en')} jobs of a kind in the table; ${jobsARound} jobs a round taken one by one, ${rounds} rounds after ${warmUps} warm-up`,
    ],
  };
};
