import type { BenchFolder } from './bench-folder.ts';
import { bareFloor } from './contestants/bare-floor.ts';
import type { Contestant, OpenContestant, Payload } from './contestants/contestant.ts';
import { liteque } from './contestants/liteque.ts';
import { ours } from './contestants/ours.ts';
import { plainjob } from './contestants/plainjob.ts';
import { randomFrom } from './random-from.ts';
import type { BenchResult, Measure, Rounds, Verdict } from './report.ts';
import { measureOf, verdictOf } from './report.ts';
import { playRounds } from './rounds.ts';
import { percentileOf } from './spread.ts';

/**
 * A commit, and a claim right behind it: no queue can be faster, and what it takes here is the machine's own unrest.
 */
const directly: Contestant = {
  name: 'floor',
  settings: 'bare better-sqlite3: one statement to insert, one to claim at once in the same call',
  open: (path, mode) => {
    const open = bareFloor.open(path, mode);
    let run: Parameters<OpenContestant['start']>[0] = () => undefined;
    return {
      ...open,
      add: (nth) => {
        void open.add(nth);
        open.start(run, () => {});
      },
      start: (newRun) => {
        run = newRun;
      },
    };
  },
};

const contestants: readonly Contestant[] = [ours, directly, plainjob, liteque];
const samples = 200;
const warmUps = 1;
const rounds = 5;

/** Under load two of the three slots are always busy, with work of this length. */
const loadMs = 20;
const loadedSlots = 2;

const pause = (durationMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, durationMs));

/** Numbers of the jobs that are the load; those that are timed count from 0. */
const isLoad = ({ nth }: Payload): boolean => nth < 0;

/** Adds one job at a time to a queue that is idle, or has a slot free, and takes the time until its handler is called. */
const timePickups = async (
  open: OpenContestant,
  isLoaded: boolean,
): Promise<{ fromCall: number[]; fromCommit: number[] }> => {
  const random = randomFrom(20_260_105);
  const fromCall: number[] = [];
  const fromCommit: number[] = [];
  let isOver = false;
  let onStarted: (atMs: number) => void = () => {};
  const addLoad = (): void => {
    if (!isOver) void open.add(-1);
  };
  open.start(
    (payload) => {
      if (isLoad(payload)) return pause(loadMs).then(addLoad);
      onStarted(performance.now());
      return undefined;
    },
    () => {},
  );
  if (isLoaded) for (let slot = 0; slot < loadedSlots; slot++) addLoad();
  for (let nth = 0; nth < samples; nth++) {
    // Not in step with anybody's timer.
    await pause(3 + 7 * random());
    const started = new Promise<number>((resolve) => {
      onStarted = resolve;
    });
    const calledAt = performance.now();
    const adding = open.add(nth);
    if (adding !== undefined) await adding;
    const committedAt = performance.now();
    const startedAt = await started;
    fromCall.push(startedAt - calledAt);
    fromCommit.push(Math.max(0, startedAt - committedAt));
  }
  isOver = true;
  await pause(2 * loadMs);
  return { fromCall, fromCommit };
};

const playOne = async (
  contestant: Contestant,
  isLoaded: boolean,
  folder: BenchFolder,
): Promise<Record<string, number>> => {
  const open = contestant.open(folder.newFile(), 'full');
  const { fromCall, fromCommit } = await timePickups(open, isLoaded);
  await open.close();
  return {
    p50: percentileOf(fromCall, 0.5),
    p99: percentileOf(fromCall, 0.99),
    max: percentileOf(fromCall, 1),
    'p50 from the commit': percentileOf(fromCommit, 0.5),
    'p99 from the commit': percentileOf(fromCommit, 0.99),
  };
};

const verdictsOf = (name: string, p99: Rounds): Verdict[] =>
  [...p99].map(([contestant, values]) =>
    verdictOf(`${name} of ${contestant}`, 'ms', values, contestant === 'ours' ? { atMost: 2 } : null),
  );

/** How long a job waits that could start at once, from the call that enqueues it until its handler is called. */
export const pickupBench = async (folder: BenchFolder): Promise<BenchResult> => {
  const measures: Measure[] = [];
  const verdicts: Verdict[] = [];
  for (const isLoaded of [false, true]) {
    const name = isLoaded ? `two slots busy with ${loadMs} ms jobs` : 'idle';
    const figures = await playRounds({
      contestants,
      nameOf: (contestant) => contestant.name,
      warmUps,
      rounds,
      play: (contestant) => playOne(contestant, isLoaded, folder),
    });
    for (const [figure, ofFigure] of figures) {
      measures.push(measureOf(`${name}: ${figure}`, 'ms', ofFigure));
    }
    // From the call it has the disk's wait in it, which is the disk's affair; from the commit it is the queue's alone.
    for (const figure of ['p99', 'p99 from the commit']) {
      verdicts.push(...verdictsOf(`${name}: ${figure}`, figures.get(figure) ?? new Map()));
    }
  }
  return {
    contestants: Object.fromEntries(contestants.map(({ name, settings }) => [name, { settings }])),
    measures,
    verdicts,
    notes: [`synced as in the product; ${samples} jobs a round, ${rounds} rounds after ${warmUps} warm-up`],
  };
};
