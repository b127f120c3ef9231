import { describe, expect, it } from 'vitest';
import { documentIdSchema } from '#shared/model/ids.ts';
import { buildGrid, sortCandidates } from '../../../../../src-renderer/kinds/interview-pack/compare/build-grid.ts';
import { candidateName } from '../../../../../src-renderer/kinds/interview-pack/compare/grid-labels.ts';
import { questionData, scoredPack } from './support/scored-pack.ts';

const [technical, gap, motivation] = [
  questionData(1),
  questionData(2, { theme: 'gaps', question: 'And the gap?' }),
  questionData(3, { theme: 'motivation', question: 'Why us?' }),
];
const nour = scoredPack('nour', 'Nour Haddad', [
  [technical, 4],
  [gap, null],
  [motivation, 2],
  [questionData(4, { question: 'Why did you leave Aurelia?' }), 5],
  [questionData(5, { theme: 'questions-to-ask', question: 'What will you ask?' }), null],
]);
const ada = scoredPack(
  'ada',
  'Ada Moreau',
  [
    [{ ...technical, number: 7 }, 5, 'Clear.'],
    [gap, 3],
    [questionData(5, { theme: 'questions-to-ask', question: 'What will you ask?' }), null],
  ],
  { createdAt: 10 },
);
const li = scoredPack('li', 'Li Wei', [[motivation, null]], { createdAt: 20 });
const id = (name: string) => documentIdSchema.parse(name);

describe('candidates side by side', () => {
  const grid = buildGrid([li, ada, nour]);
  const total = (name: string) => grid.candidates.find((one) => one.id === id(name))?.total;

  it('has a row for each question that at least two were asked, by theme in the order of an interview', () => {
    expect(grid.themes.map(({ theme, rows }) => [theme, rows.map(({ question }) => question)])).toEqual([
      ['technical', ['Question 1?']],
      ['gaps', ['And the gap?']],
      ['motivation', ['Why us?']],
    ]);
    expect(grid.leftOut).toBe(1);
  });

  it('knows each one’s own copy of a question, and who was not asked', () => {
    const [row] = grid.themes[0]?.rows ?? [];
    expect(row?.cells.get(id('ada'))).toMatchObject({ data: { number: 7 }, score: { score: 5, notes: 'Clear.' } });
    expect(row?.cells.has(id('li'))).toBe(false);
  });

  it('never counts a missing score in a mean, and says how many are missing', () => {
    expect(total('nour')).toEqual({ questions: 3, scored: 2, points: 6, mean: 3 });
    expect(total('ada')).toEqual({ questions: 2, scored: 2, points: 8, mean: 4 });
    expect(total('li')).toEqual({ questions: 1, scored: 0, points: 0, mean: null });
    expect(grid.candidates[0]?.themes.get('gaps')).toEqual({ questions: 1, scored: 0, points: 0, mean: null });
  });

  it('counts a question once that a candidate was asked twice', () => {
    const twice = scoredPack('twice', 'Twice', [
      [technical, 2],
      [{ ...technical, set: 2 }, 5],
    ]);
    expect(buildGrid([nour, twice]).candidates.find((one) => one.id === id('twice'))?.total).toMatchObject({
      questions: 1,
      points: 2,
    });
  });

  it('has no row while there is one candidate', () => {
    expect(buildGrid([nour])).toMatchObject({ themes: [], candidates: [{ name: 'Nour Haddad' }] });
  });

  it('tells candidates of the same name apart, the oldest first', () => {
    const other = scoredPack('other', 'nour haddad', [[technical, 1]], { createdAt: 5 });
    const names = buildGrid([other, ada, nour]).candidates.map(candidateName);
    expect(names).toEqual(['Nour Haddad (1)', 'nour haddad (2)', 'Ada Moreau']);
  });
});

describe('the order of candidates', () => {
  const { candidates } = buildGrid([
    nour,
    ada,
    li,
    scoredPack('zoe', 'Émile Zola', [[technical, 4]], { createdAt: 30 }),
  ]);
  const names = (order: 'mean' | 'name') => sortCandidates(candidates, order, 'fr').map(({ name }) => name);

  it('is the best mean first, equal ones by name, and last who has no score', () => {
    expect(names('mean')).toEqual(['Ada Moreau', 'Émile Zola', 'Nour Haddad', 'Li Wei']);
  });

  it('is by name as the language sorts it', () => {
    expect(names('name')).toEqual(['Ada Moreau', 'Émile Zola', 'Li Wei', 'Nour Haddad']);
  });
});
