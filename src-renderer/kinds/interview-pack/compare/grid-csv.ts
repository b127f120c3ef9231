import type { Translate } from '#shared/i18n/translate.ts';
import type { ScoreTotal } from '../score-totals.ts';
import type { Grid, GridCandidate, GridRow } from './build-grid.ts';
import { candidateName } from './grid-labels.ts';

const meanCell = ({ mean }: ScoreTotal): string => (mean === null ? '' : mean.toFixed(2));

/** Score and notes of a cell. Words in place of a missing score: a spreadsheet's means pass over them. */
const scoreCells = ({ cells }: GridRow, { id }: GridCandidate, t: Translate): [string, string] => {
  const cell = cells.get(id);
  if (cell === undefined) return [t('interview.not-asked'), ''];
  const { score, notes } = cell.score;
  return [score === null ? t('interview.not-scored') : String(score), notes];
};

/** The comparison as rows of a table: questions with scores and notes, then means and points. Plain text, for any format. */
export const gridCsv = (grid: Grid, candidates: readonly GridCandidate[], t: Translate): string[][] => {
  const totals = (label: string, name: string, say: (candidate: GridCandidate) => string): string[] => [
    label,
    name,
    ...candidates.flatMap((candidate) => [say(candidate), '']),
  ];
  const head = candidates.flatMap((one) => [candidateName(one), t('interview.notes-on', { name: candidateName(one) })]);
  return [
    [t('interview.theme'), t('interview.question'), ...head],
    ...grid.themes.flatMap(({ theme, rows }) =>
      rows.map(({ question, ...row }) => [
        t(`interview.theme.${theme}`),
        question,
        ...candidates.flatMap((candidate) => scoreCells({ question, ...row }, candidate, t)),
      ]),
    ),
    ...grid.themes.map(({ theme }) =>
      totals(t(`interview.theme.${theme}`), t('interview.mean'), ({ themes }) => {
        const total = themes.get(theme);
        return total ? meanCell(total) : '';
      }),
    ),
    totals(t('interview.overall'), t('interview.mean'), ({ total }) => meanCell(total)),
    totals(t('interview.overall'), t('interview.points-name'), ({ total }) => String(total.points)),
    totals(t('interview.overall'), t('interview.missing-name'), ({ total }) => String(total.questions - total.scored)),
  ];
};
