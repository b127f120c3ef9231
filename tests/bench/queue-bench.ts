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

/**
 * Enough jobs a turn for the code of a newly opened store to become warm, as it is in an app that has run for a minute.
 * liteque looks through all rows for each job it takes: more of them would be its backlog's benchmark, not its engine's.
 */
const jobsOf = ({ name }: Contestant): number => (name === 'liteque' ? 150 : 2_000);
const warmUps = 1;
const rounds = 9;

/** The sections of many runs, one run a transaction; and a whole tender's worth of them in one, twice. */
const batches = [
  { size: 14, count: 140 },
  { size: 2_800, count: 2 },
] as const;

const cpuSuffix = ', by processor time';

/** Jobs per second, and per second of processor time: the latter says what the code costs, whoever else is at work. */
interface Speed {
  readonly perSecond: number;
  readonly perCpuSecond: number;
}

const stopwatch = (): ((count: number) => Speed) => {
  const start = performance.now();
  const cpu = process.cpuUsage();
  return (count) => {
    const { user, system } = process.cpuUsage(cpu);
    return {
      perSecond: (1_000 * count) / (performance.now() - start),
      perCpuSecond: (1_000_000 * count) / (user + system),
    };
  };
};

const addAll = async (open: OpenContestant, count: number): Promise<Speed> => {
  const speed = stopwatch();
  for (let nth = 0; nth < count; nth++) {
    const adding = open.add(nth);
    if (adding !== undefined) await adding;
  }
  return speed(count);
};

const workOff = (open: OpenContestant, count: number): Promise<Speed> =>
  new Promise((resolve) => {
    let finished = 0;
    const speed = stopwatch();
    open.start(
      () => undefined,
      () => {
        if (++finished === count) resolve(speed(count));
      },
    );
  });

const addInBatches = (open: OpenContestant, size: number, count: number): Speed => {
  const speed = stopwatch();
  for (let nth = 0; nth < count; nth++) open.addMany?.(nth * size, size);
  return speed(size * count);
};

const playOne = async (
  contestant: Contestant,
  mode: SyncMode,
  folder: BenchFolder,
): Promise<Record<string, number>> => {
  const figures: Record<string, number> = {};
  const note = (name: string, { perSecond, perCpuSecond }: Speed): void => {
    figures[name] = perSecond;
    figures[`${name}${cpuSuffix}`] = perCpuSecond;
  };
  const count = jobsOf(contestant);
  const path = folder.newFile();
  const open = contestant.open(path, mode);
  note('enqueue', await addAll(open, count));
  note('claim+finish', await workOff(open, count));
  await open.close();
  folder.removeFile(path);
  for (const batch of batches) {
    const batchPath = folder.newFile();
    const batched = contestant.open(batchPath, mode);
    if (batched.addMany) note(`enqueue in batches of ${batch.size}`, addInBatches(batched, batch.size, batch.count));
    await batched.close();
    folder.removeFile(batchPath);
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

/** The targets are for time as a user feels it; processor time only shows where it goes. */
const verdictsOf = (name: string, rounds: Rounds): Verdict[] => {
  const isTarget = !name.endsWith(cpuSuffix);
  return [
    ...ratioOf(rounds, name, 'ours', 'floor', isTarget ? { atLeast: 0.7 } : null),
    ...ratioOf(rounds, name, 'ours', 'floor-all-rows', null),
    ...ratioOf(rounds, name, 'ours', 'plainjob', isTarget ? { atLeast: 1 } : null),
    ...ratioOf(rounds, name, 'ours', 'liteque', isTarget ? { atLeast: 1 } : null),
  ];
};

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
