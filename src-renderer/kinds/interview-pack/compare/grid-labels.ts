import type { Translate } from '#shared/i18n/translate.ts';
import type { ScoreTotal } from '../score-totals.ts';
import type { GridCandidate } from './build-grid.ts';

/** A candidate's name, numbered where others have the same. */
export const candidateName = ({ name, namesake }: Pick<GridCandidate, 'name' | 'namesake'>): string =>
  namesake === null ? name : `${name} (${namesake})`;

/** The mean of scores with one decimal; a dash where nothing is scored. */
export const meanText = ({ mean }: ScoreTotal, locale: string): string =>
  mean === null
    ? '–'
    : new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(mean);

/** The points of scores, of how many there could be. */
export const pointsText = ({ points, scored }: ScoreTotal, t: Translate): string =>
  t('interview.points', { points, most: scored * 5 });

/** How many scores are missing; null where none is. */
export const missingText = ({ questions, scored }: ScoreTotal, t: Translate): string | null =>
  scored === questions ? null : t('interview.missing', { count: questions - scored });
