import type { Candidate, Experience } from '#shared/model/candidate.ts';
import type { Period } from './period.ts';
import { endMonth, startMonth } from './period.ts';

interface SortKey {
  readonly isOpen: boolean;
  readonly end: number;
  readonly start: number;
}

const undated = Number.NEGATIVE_INFINITY;

const sortKeyOf = (period: Period): SortKey => {
  const start = period.start === undefined ? undated : startMonth(period.start);
  // Without an end, the start is the last known date.
  const end = period.end === undefined ? start : endMonth(period.end);
  return { isOpen: period.isCurrent && period.end === undefined, end, start };
};

const descending = (a: number, b: number): number => (a === b ? 0 : a > b ? -1 : 1);

/** Most recent first: running ones, then by end, then by start; undated last. Ties keep their order. */
export const mostRecentFirst = <T extends Period>(periods: readonly T[]): T[] =>
  periods
    .map((period) => ({ period, key: sortKeyOf(period) }))
    .sort(
      (a, b) =>
        Number(b.key.isOpen) - Number(a.key.isOpen) ||
        (a.key.isOpen ? 0 : descending(a.key.end, b.key.end)) ||
        descending(a.key.start, b.key.start),
    )
    .map(({ period }) => period);

/**
 * The experiences that get a section of their own (A2), most recent first. When not all do, employment goes before
 * volunteer work and projects: an open-ended side project must not push an employer out of the file.
 */
export const chosenExperiences = (candidate: Candidate, count: number | 'all'): Experience[] => {
  const ordered = mostRecentFirst(candidate.experience);
  if (count === 'all') return ordered;
  const employment = ordered.filter(({ nature }) => nature === 'employment');
  const others = ordered.filter(({ nature }) => nature !== 'employment');
  const chosen = new Set([...employment, ...others].slice(0, count));
  return ordered.filter((experience) => chosen.has(experience));
};
