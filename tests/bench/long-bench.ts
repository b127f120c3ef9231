import type { BenchFolder } from './bench-folder.ts';
import { figuresOfChild } from './child.ts';
import { longInputs } from './long-inputs.ts';
import type { BenchResult } from './report.ts';
import { measureOf, ratioOf, verdictOf } from './report.ts';
import { playRounds } from './rounds.ts';

const rounds = 2;

/** Two frames of the window. */
const mostMs = 32;

/** What a long document costs the process that has the window, beside one of two pages. */
export const longBench = async (folder: BenchFolder): Promise<BenchResult> => {
  const figures = await playRounds({
    contestants: Object.keys(longInputs),
    nameOf: (name) => name,
    warmUps: 0,
    rounds,
    play: (name) => figuresOfChild('draft-long', [folder.newFile(), name]),
  });
  const all = [...figures];
  return {
    contestants: {},
    measures: all.map(([part, values]) => measureOf(part, 'ms', values)),
    verdicts: all.flatMap(([part, values]) => [
      verdictOf(`${part}, largest`, 'ms', values.get('largest') ?? [], { atMost: mostMs }),
      ...ratioOf(values, part, 'largest', 'two pages', null),
    ]),
    notes: [
      'both kinds, drafted by the embedded drafter, exported, exported anonymous, and drafted again as a model is asked',
    ],
  };
};
