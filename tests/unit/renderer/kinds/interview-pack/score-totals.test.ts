import { describe, expect, it } from 'vitest';
import { totalScore, totalsByTheme } from '../../../../../src-renderer/kinds/interview-pack/score-totals.ts';

const questions = [
  { theme: 'gaps', score: 2 },
  { theme: 'technical', score: 5 },
  { theme: 'technical', score: 4 },
  { theme: 'technical', score: null },
  { theme: 'motivation', score: null },
] as const;

describe('the totals of a scorecard', () => {
  it('are of scored questions alone', () => {
    expect(totalScore(questions)).toEqual({ questions: 5, scored: 3, points: 11, mean: 11 / 3 });
  });

  it('have no mean while nothing is scored', () => {
    expect(totalScore([{ theme: 'gaps', score: null }])).toEqual({ questions: 1, scored: 0, points: 0, mean: null });
  });

  it('stand by theme, in the order of an interview, without themes that have no question', () => {
    expect(totalsByTheme(questions).map(({ theme, total }) => [theme, total.scored, total.mean])).toEqual([
      ['technical', 2, 4.5],
      ['gaps', 1, 2],
      ['motivation', 0, null],
    ]);
  });
});
