import { expect, it } from 'vitest';
import { playRounds } from '../../bench/rounds.ts';

it('contestants take turns at being first, and warm-up rounds do not count', async () => {
  const turns: string[] = [];
  const figures = await playRounds({
    contestants: ['a', 'b', 'c'],
    nameOf: (name) => name,
    warmUps: 1,
    rounds: 2,
    play: async (name, round) => {
      turns.push(`${name}${round}`);
      return { speed: round };
    },
  });
  expect(turns).toEqual(['a-1', 'b-1', 'c-1', 'b0', 'c0', 'a0', 'c1', 'a1', 'b1']);
  expect(figures.get('speed')).toEqual(
    new Map([
      ['b', [0, 1]],
      ['c', [0, 1]],
      ['a', [0, 1]],
    ]),
  );
});
