import type { BenchFolder } from './bench-folder.ts';
import { allRowsFloor } from './contestants/all-rows-floor.ts';
import { bareFloor } from './contestants/bare-floor.ts';
import type { Contestant, OpenContestant, SyncMode } from './contestants/contestant.ts';
import { liteque } from './contestants/liteque.ts';
import { ours } from './contestants/ours.ts';
import { plainjob } from './contestants/plainjob.ts';
import { readSynchronous } from './read-synchronous.ts';
import type { BenchResult, Measure, Rounds, Verdict } from './report.ts';
import { measureOf, ratioOf } from './report.ts';
import { playRounds } from './rounds.ts';

const contestants: readonly Contestant[] = [ours, bareFloor, allRowsFloor, plainjob, liteque];

/** liteque looks through all rows for each job it takes: more of them would be its backlog's benchmark, not its engine's. */
const jobsOf = ({ name }: Contestant): number => (name === 'liteque' ? 200 : 1_500);
const warmUps = 1;
const rounds = 5;

/** The sections of one run, and a whole tender's worth of them. */
const batchSizes = [14, 2_800] as const;
const batchedJobs = 2_800;

const perSecond = (count: number, sinceMs: number): number => (count / (performance.now() - sinceMs)) * 1_000;

const addAll = async (open: OpenContestant, count: number): Promise<number> => {
  const start = performance.now();
  for (let nth = 0; nth < count; nth++) {
    const adding = open.add(nth);
    if (adding !== undefined) await adding;
  }
  return perSecond(count, start);
};

const workOff = (open: OpenContestant, count: number): Promise<number> =>
  new Promise((resolve) => {
    let finished = 0;
    const start = performance.now();
    open.start(
      () => undefined,
      () => {
        if (++finished === count) resolve(perSecond(count, start));
      },
    );
  });

const addInBatches = (open: OpenContestant, size: number): number => {
  const start = performance.now();
  for (let first = 0; first < batchedJobs; first += size) open.addMany?.(first, size);
  return perSecond(batchedJobs, start);
};

const playOne = async (
  contestant: Contestant,
  mode: SyncMode,
  folder: BenchFolder,
): Promise<Record<string, number>> => {
  const figures: Record<string, number> = {};
  const count = jobsOf(contestant);
  const open = contestant.open(folder.newFile(), mode);
  figures['enqueue'] = await addAll(open, count);
  figures['claim+finish'] = await workOff(open, count);
  await open.close();
  for (const size of batchSizes) {
    const batched = contestant.open(folder.newFile(), mode);
    if (batched.addMany) figures[`enqueue in batches of ${size}`] = addInBatches(batched, size);
    await batched.close();
  }
  return figures;
};

/** What SQLite says that each of them waits for, found out with a few jobs before any are timed. */
const synchronousOf = async (mode: SyncMode, folder: BenchFolder): Promise<Map<string, string>> => {
  const seen = new Map<string, string>();
  for (const contestant of contestants) {
    const open = contestant.open(folder.newFile(), mode);
    seen.set(contestant.name, await readSynchronous(open));
    await open.close();
  }
  return seen;
};

const verdictsOf = (name: string, rounds: Rounds): Verdict[] => [
  ...ratioOf(rounds, name, 'ours', 'floor', { atLeast: 0.7 }),
  ...ratioOf(rounds, name, 'ours', 'floor-all-rows', null),
  ...ratioOf(rounds, name, 'ours', 'plainjob', { atLeast: 1 }),
  ...ratioOf(rounds, name, 'ours', 'liteque', { atLeast: 1 }),
];

/** Jobs per second in and out, against the bare statements and the queues that one would pick instead. */
export const queueBench = async (folder: BenchFolder): Promise<BenchResult> => {
  const measures: Measure[] = [];
  const verdicts: Verdict[] = [];
  const notes = new Map(contestants.map(({ name, settings }) => [name, { settings }]));
  for (const mode of ['full', 'normal'] as const) {
    for (const [name, seen] of await synchronousOf(mode, folder)) {
      notes.set(name, { settings: '', ...notes.get(name), [`synchronous read back in "${mode}"`]: seen });
    }
    const figures = await playRounds({
      contestants,
      nameOf: ({ name }) => name,
      warmUps,
      rounds,
      play: (contestant) => playOne(contestant, mode, folder),
    });
    for (const [figure, ofFigure] of figures) {
      const name = `${mode}: ${figure}`;
      measures.push(measureOf(name, 'jobs/s', ofFigure));
      verdicts.push(...verdictsOf(name, ofFigure));
    }
  }
  return {
    contestants: Object.fromEntries(notes),
    measures,
    verdicts,
    notes: [`${jobsOf(ours)} jobs a round (liteque ${jobsOf(liteque)}), ${rounds} rounds after ${warmUps} warm-up`],
  };
};
