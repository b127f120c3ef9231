import type { Translate } from '#shared/i18n/translate.ts';
import type { Problem } from './read-number.ts';
import { timeTextOf } from './read-number.ts';
import type { Bounds } from './setting-bounds.ts';

/** A length of time exactly, in its unit: `1.5 s`, `90 s`, `5 min`. `ms` in whole milliseconds. */
export const exactTime = (t: Translate, locale: string, ms: number): string => {
  const { text, unit } = timeTextOf(ms);
  const n = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(Number(text));
  return t(unit === 'min' ? 'time.minutes' : 'time.seconds', { n });
};

/** What may stand in a field: `1 to 16`, `0.1 s to 10 min`. */
export const rangeText = (t: Translate, locale: string, { min, max }: Bounds, isTime = false): string =>
  isTime
    ? t('settings.range', { min: exactTime(t, locale, min), max: exactTime(t, locale, max) })
    : t('settings.range', { min, max });

/** What is wrong with a field, and so what to write instead. */
export const problemText = (t: Translate, locale: string, problem: Problem): string => {
  const { min, isTime } = problem;
  if (problem.type === 'range') return t('settings.error-range', { range: rangeText(t, locale, problem, isTime) });
  const least = isTime ? exactTime(t, locale, min) : min;
  return t(problem.than === 'warning' ? 'settings.error-below-warning' : 'settings.error-below-pause', { min: least });
};
