import type { BenchFolder } from './bench-folder.ts';
import { concurrency } from './contestants/contestant.ts';
import {
  bareCalls,
  documentMessages,
  firstSections,
  startLimit,
  wholeProduct,
} from './contestants/document-drafters.ts';
import { startSlowModel } from './contestants/slow-model.ts';
import { idealMakespanMs } from './ideal-makespan.ts';
import { randomFrom } from './random-from.ts';
import type { Measure, Verdict } from './report.ts';
import { measureOf, ratioOf, verdictOf } from './report.ts';
import { playRounds } from './rounds.ts';

interface DocumentLoad {
  readonly name: string;
  readonly durationsOf: (round: number) => number[];
  readonly startsPerSecond: number | null;
  /** What ours should be at the most, over the ideal; null where it is only told. */
  readonly atMost: number | null;
}

const all = firstSections + 1;
const rounds = 3;

const loads: readonly DocumentLoad[] = [
  {
    name: 'a document from a server, 1 s a section',
    durationsOf: () => Array.from({ length: all }, () => 1_000),
    startsPerSecond: null,
    atMost: 1.03,
  },
  {
    name: 'a document from a server, 0.2 to 1.8 s a section',
    durationsOf: (round) => {
      const random = randomFrom(20_261_122 + round);
      return Array.from({ length: all }, () => Math.round(200 + 1_600 * random()));
    },
    startsPerSecond: null,
    atMost: 1.03,
  },
  {
    name: 'a document from a server that takes 2 requests a second, 1 s a section',
    durationsOf: () => Array.from({ length: all }, () => 1_000),
    startsPerSecond: 2,
    atMost: null,
  },
];

/**
 * The shortest time in which the document can be there: the sections that wait for nothing, then the summary. No server
 * and no queue can do better, whatever calls cost.
 */
const idealMs = (durationsMs: readonly number[], startsPerSecond: number | null): number => {
  const count = Math.min(startLimit.count, startsPerSecond ?? startLimit.count);
  const first = idealMakespanMs(durationsMs.slice(0, firstSections), concurrency, { ...startLimit, count });
  // The experiences are the last five of them: with the durations above one of those ends last of all.
  return first + (durationsMs[firstSections] ?? 0);
};

/** A whole document through HTTP, by the product and by a bare loop. */
export const documentRounds = async (
  folder: BenchFolder,
): Promise<{ readonly measures: Measure[]; readonly verdicts: Verdict[] }> => {
  const measures: Measure[] = [];
  const verdicts: Verdict[] = [];
  const drafters = [wholeProduct, bareCalls(await documentMessages(folder))];
  for (const { name, durationsOf, startsPerSecond, atMost } of loads) {
    const figures = await playRounds({
      contestants: drafters,
      nameOf: (drafter) => drafter.name,
      warmUps: 0,
      rounds,
      play: async (drafter, round) => {
        const durationsMs = durationsOf(round);
        const server = await startSlowModel({ durationsMs, startsPerSecond });
        const makespanMs = await drafter.makespanMs(server.baseUrl, folder);
        const refusals = server.refusals();
        await server.close();
        return { makespanMs, refusals, overIdeal: makespanMs / idealMs(durationsMs, startsPerSecond) };
      },
    });
    for (const [drafter, values] of figures.get('overIdeal') ?? []) {
      const target = drafter === wholeProduct.name && atMost !== null ? { atMost } : null;
      verdicts.push(verdictOf(`${name}: ${drafter} / ideal`, 'x', values, target));
    }
    const makespans = figures.get('makespanMs') ?? new Map();
    verdicts.push(...ratioOf(makespans, name, wholeProduct.name, 'p-queue in memory', null));
    measures.push(measureOf(name, 'ms', makespans));
    if (startsPerSecond !== null) {
      measures.push(measureOf(`${name}: turned away`, 'calls', figures.get('refusals') ?? new Map()));
    }
  }
  return { measures, verdicts };
};
