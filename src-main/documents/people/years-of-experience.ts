import type { Candidate } from '#shared/model/candidate.ts';
import type { PartialDate } from '#shared/model/partial-date.ts';
import { monthsCovered, spanOf } from './period.ts';

/** "5+ years of experience", "eleven years' professional experience" with a figure: the candidate's own count. */
const ownCount = /(\d{1,2}\+?)\s+(?:years|yrs)\b['’]?\s+(?:of\s+)?(?:[\p{L}-]+\s+){0,3}experience/iu;

const phrase = (count: string): string => `${count} ${count === '1' ? 'year' : 'years'} of experience`;

/**
 * "11 years of experience". The given figure comes first, then the one in the candidate's own words, so that a document
 * never has two; else the months of employment up to today, overlaps counted once, whole years only ("8+" when further
 * employment has no usable dates). Undefined if none of these is known, or if it is under a year.
 */
export const yearsOfExperience = (candidate: Candidate, today: PartialDate): string | undefined => {
  const given = candidate.yearsOfExperience;
  if (given !== undefined) return given > 0 ? phrase(String(given)) : undefined;
  const own = ownCount.exec(candidate.summary ?? '')?.[1] ?? ownCount.exec(candidate.title ?? '')?.[1];
  if (own !== undefined) return phrase(own);
  const employment = candidate.experience.filter(({ nature }) => nature === 'employment');
  const spans = employment.flatMap((experience) => spanOf(experience, today) ?? []);
  const years = Math.floor(monthsCovered(spans) / 12);
  if (years === 0) return undefined;
  return phrase(spans.length < employment.length ? `${years}+` : String(years));
};
