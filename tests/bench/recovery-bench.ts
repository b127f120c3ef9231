import { copyFileSync, existsSync } from 'node:fs';
import type { BenchFolder } from './bench-folder.ts';
import { figuresOfChild, runChild } from './child.ts';
import { fillSize, fillStore } from './fill.ts';
import { openOurQueue } from './our-queue.ts';
import type { BenchResult, Measure, Verdict } from './report.ts';
import { measureOf, verdictOf } from './report.ts';
import { playRounds } from './rounds.ts';

const warmUps = 1;
const rounds = 7;

const afterCleanStop = (folder: BenchFolder): string => {
  const path = folder.newFile();
  const queue = openOurQueue(path);
  fillStore(queue, 'pending');
  queue.store.database.close();
  return path;
};

const copyOf = (path: string, folder: BenchFolder): string => {
  const target = folder.newFile();
  // Without its -shm, which no crash of the machine leaves behind either.
  for (const part of ['', '-wal']) if (existsSync(path + part)) copyFileSync(path + part, target + part);
  return target;
};

const afterKill = async (cleanPath: string, folder: BenchFolder): Promise<string> => {
  const path = copyOf(cleanPath, folder);
  await runChild('work-until-killed', [path], { isKilledAtFirstWord: true });
  return path;
};

/** How long a new process needs to be at work again with 100,000 jobs waiting, after a clean stop and after a kill. */
export const recoveryBench = async (folder: BenchFolder): Promise<BenchResult> => {
  const cleanPath = afterCleanStop(folder);
  const killedPath = await afterKill(cleanPath, folder);
  const figures = await playRounds({
    contestants: ['after a clean stop', 'after SIGKILL'],
    nameOf: (name) => name,
    warmUps,
    rounds,
    play: (name) => {
      const isKilled = name === 'after SIGKILL';
      const args = [copyOf(isKilled ? killedPath : cleanPath, folder), isKilled ? 'killed' : 'stopped'];
      return figuresOfChild('first-claim', args);
    },
  });
  const measures: Measure[] = [...figures].map(([figure, ofFigure]) => measureOf(figure, 'ms', ofFigure));
  const verdicts: Verdict[] = [...(figures.get('total') ?? [])].map(([name, values]) =>
    verdictOf(`boot to first claim ${name}`, 'ms', values, { atMost: 500 }),
  );
  return {
    contestants: {},
    measures,
    verdicts,
    notes: [`${fillSize.toLocaleString('en')} jobs pending; a fresh process each, the file in the system's cache`],
  };
};
