import type { BenchFolder } from './bench-folder.ts';
import { figuresOfChild } from './child.ts';
import type { BenchResult, Measure, Verdict } from './report.ts';
import { measureOf, verdictOf } from './report.ts';
import { playRounds } from './rounds.ts';
import { makeSlowDisk } from './slow-disk.ts';
import { phases, removedRows, runs, sectionsARun, streams } from './stay-responsive.ts';

const rounds = 3;

/** One frame of the window. */
const mostMs = 16;

const unitOf = (figure: string): string => {
  if (figure.endsWith('took')) return 's';
  return figure.endsWith('syncs in the main thread') ? '' : 'ms';
};

/** What is judged: the longest block of each phase. */
const isJudged = (figure: string): boolean => phases.some((phase) => figure === `${phase}: longest block`);

/** How long the event loop of the process that owns everything is kept from its next turn, on this disk and a slow one. */
export const loopBench = async (folder: BenchFolder): Promise<BenchResult> => {
  const slow = makeSlowDisk(folder.path);
  const disks = [{ disk: 'this disk', env: {} }, ...(slow === null ? [] : [{ disk: 'slow disk', env: slow.env }])];
  const measures: Measure[] = [];
  const verdicts: Verdict[] = [];
  for (const { disk, env } of disks) {
    const figures = await playRounds({
      contestants: [disk],
      nameOf: (name) => name,
      warmUps: 0,
      rounds,
      play: () => figuresOfChild('stay-responsive', [folder.newFile()], { env }),
    });
    for (const [figure, values] of figures) {
      const ofDisk = values.get(disk) ?? [];
      if (isJudged(figure)) verdicts.push(verdictOf(`${figure}, ${disk}`, 'ms', ofDisk, { atMost: mostMs }));
      else measures.push(measureOf(figure, unitOf(figure), values));
    }
  }
  return {
    contestants: { 'slow disk': { settings: slow?.how ?? 'left out: there is no C compiler' } },
    measures,
    verdicts,
    notes: [
      `${streams} streaming jobs with a delta each a millisecond; ${runs} enqueues of ${sectionsARun} jobs, worked off; ${removedRows.toLocaleString('en')} rows removed by retention; the publisher tells a client of all of it`,
    ],
  };
};
