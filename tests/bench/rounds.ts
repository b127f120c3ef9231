import type { Rounds } from './report.ts';

interface RoundsPlan<C> {
  readonly contestants: readonly C[];
  readonly nameOf: (contestant: C) => string;
  readonly warmUps: number;
  readonly rounds: number;
  /** One turn of one contestant: its figures, by name. */
  readonly play: (contestant: C, round: number) => Promise<Readonly<Record<string, number>>>;
}

const collectGarbage = (): void => {
  if (typeof globalThis.gc === 'function') globalThis.gc();
};

/**
 * Lets contestants take turns, A B C, then B C A, and so on, so that a machine that slows down slows all of them. The first
 * rounds warm compiler and caches up and don't count. Returns, for each figure, what each contestant had in each round.
 */
export const playRounds = async <C>({
  contestants,
  nameOf,
  warmUps,
  rounds,
  play,
}: RoundsPlan<C>): Promise<ReadonlyMap<string, Rounds>> => {
  const figures = new Map<string, Map<string, number[]>>();
  for (let round = -warmUps; round < rounds; round++) {
    const first = (round + warmUps) % contestants.length;
    for (const contestant of [...contestants.slice(first), ...contestants.slice(0, first)]) {
      collectGarbage();
      const played = await play(contestant, round);
      if (round < 0) continue;
      for (const [figure, value] of Object.entries(played)) {
        const ofFigure = figures.get(figure) ?? new Map<string, number[]>();
        figures.set(figure, ofFigure);
        ofFigure.set(nameOf(contestant), [...(ofFigure.get(nameOf(contestant)) ?? []), value]);
      }
    }
  }
  return figures;
};
