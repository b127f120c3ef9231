import { describe, expect, it } from 'vitest';
import { en } from '#shared/i18n/en.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import { buildGrid } from '../../../../../src-renderer/kinds/interview-pack/compare/build-grid.ts';
import { gridCsv } from '../../../../../src-renderer/kinds/interview-pack/compare/grid-csv.ts';
import { questionData, scoredPack } from './support/scored-pack.ts';

const [first, second] = [questionData(1), questionData(2)];
const grid = buildGrid([
  scoredPack('nour', 'Nour', [
    [first, 4, '=1+1'],
    [second, null],
  ]),
  scoredPack('ada', 'Ada', [
    [first, 5],
    [second, 2],
  ]),
  scoredPack('li', 'Li', [[first, null]]),
]);

describe('the comparison as a table to save', () => {
  const rows = gridCsv(grid, grid.candidates, createTranslator('en', en));

  it('has scores and notes of each candidate, and words where a score is missing', () => {
    expect(rows.slice(0, 3)).toEqual([
      ['Theme', 'Question', 'Ada', 'Ada: notes', 'Li', 'Li: notes', 'Nour', 'Nour: notes'],
      ['Technical', 'Question 1?', '5', '', 'no score', '', '4', '=1+1'],
      ['Technical', 'Question 2?', '2', '', 'not asked', '', 'no score', ''],
    ]);
  });

  it('ends with means by theme and overall, points and what is missing', () => {
    expect(rows.slice(3)).toEqual([
      ['Technical', 'Mean', '3.50', '', '', '', '4.00', ''],
      ['Overall', 'Mean', '3.50', '', '', '', '4.00', ''],
      ['Overall', 'Points', '7', '', '0', '', '4', ''],
      ['Overall', 'Scores missing', '0', '', '1', '', '1', ''],
    ]);
  });

  it('is a rectangle', () => {
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([8]));
  });
});
