import type { PartialDate } from '#shared/model/partial-date.ts';
import { monthOf, yearOf } from '#shared/model/partial-date.ts';
import { fragment } from '../text/fragment.ts';
import { plainTextOrNone } from '../text/source-text.ts';

/** A start and an end as candidates give them (see model/candidate.ts). */
export interface Period {
  readonly start?: PartialDate | undefined;
  readonly end?: PartialDate | undefined;
  readonly isCurrent: boolean;
  readonly label?: string | undefined;
}

/** Months since year 0, `to` exclusive. */
export interface MonthSpan {
  readonly from: number;
  readonly to: number;
}

const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** The one date format of the file: "Mar 2019", or "2019" where no month is known. Days are dropped. */
export const formatDate = (date: PartialDate): string => {
  const month = monthOf(date);
  const year = date.slice(0, 4);
  return month === undefined ? year : `${monthNames[month - 1]} ${year}`;
};

/** A year without its month counts as the middle of that year: off by half a year at most, whichever end it is. */
const middleOf = (date: PartialDate): number => yearOf(date) * 12 + 6;

/** First month of a start date. */
export const startMonth = (date: PartialDate): number => {
  const month = monthOf(date);
  return month === undefined ? middleOf(date) : yearOf(date) * 12 + month - 1;
};

/** The month after an end date: "to Feb 2021" includes February. */
export const endMonth = (date: PartialDate): number => {
  const month = monthOf(date);
  return month === undefined ? middleOf(date) : yearOf(date) * 12 + month;
};

/** Whether it still runs today: the source says so, or its end is in the future. */
export const isRunning = (period: Period, today: PartialDate): boolean =>
  period.end === undefined ? period.isCurrent : endMonth(period.end) > startMonth(today) + 1;

/**
 * The months a period covers up to today, whole months only (the running one doesn't count). Undefined where that
 * can't be known: no start, an end that is neither given nor "still running", or an end before its start.
 */
export const spanOf = (period: Period, today: PartialDate): MonthSpan | undefined => {
  if (period.start === undefined) return undefined;
  const now = startMonth(today);
  const end = period.end === undefined ? (period.isCurrent ? now : undefined) : Math.min(endMonth(period.end), now);
  const from = startMonth(period.start);
  return end === undefined || end <= from ? undefined : { from, to: end };
};

/** Months covered by the spans; overlaps count once. */
export const monthsCovered = (spans: readonly MonthSpan[]): number => {
  let covered = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    covered += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return covered;
};

/** "5 years 8 months". Undefined unless both ends are known to the month and lie behind us. */
export const formatDuration = (period: Period, today: PartialDate): string | undefined => {
  const isExact = [period.start, period.end].every((date) => date === undefined || monthOf(date) !== undefined);
  const span = spanOf(period, today);
  if (!isExact || span === undefined || (period.end !== undefined && endMonth(period.end) > span.to)) return undefined;
  const years = Math.floor((span.to - span.from) / 12);
  const months = (span.to - span.from) % 12;
  return [
    years > 0 ? `${years} ${years === 1 ? 'year' : 'years'}` : '',
    months > 0 ? `${months} ${months === 1 ? 'month' : 'months'}` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
};

const formatKnown = ({ start, end, isCurrent, label }: Period): string => {
  if (start !== undefined && end !== undefined) {
    const [from, to] = [formatDate(start), formatDate(end)];
    return from === to ? from : `${from} – ${to}`;
  }
  if (start !== undefined) {
    if (isCurrent) return `${formatDate(start)} – present`;
    return label === undefined ? `From ${formatDate(start)}` : formatDate(start);
  }
  if (end !== undefined) return label === undefined ? `Until ${formatDate(end)}` : formatDate(end);
  return isCurrent && label === undefined ? 'Ongoing' : '';
};

/**
 * "Mar 2019 – present", "2015 – 2018", "From 2019". A date that couldn't be read is kept verbatim, as a fragment; empty
 * if nothing is known.
 */
export const formatPeriod = (period: Period): string => {
  const label = plainTextOrNone(period.label);
  const known = formatKnown({ ...period, label });
  if (label === undefined) return known;
  return known === '' ? fragment(label) : `${known} (${fragment(label)})`;
};

/** The same for education and the like, whose end is the date that counts: a single date is written alone. */
export const formatCompletion = (period: Period): string => {
  const isLone = (period.start === undefined) !== (period.end === undefined) && !period.isCurrent;
  const date = period.end ?? period.start;
  if (!isLone || date === undefined || plainTextOrNone(period.label) !== undefined) return formatPeriod(period);
  return period.end === undefined ? `From ${formatDate(date)}` : formatDate(date);
};
