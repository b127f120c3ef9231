import type { Experience } from '#shared/model/candidate.ts';
import { fullName } from '../../people/experience-name.ts';
import type { Material } from '../../people/material.ts';
import { formatDate, formatPeriod, isRunning } from '../../people/period.ts';
import { ranked } from '../../people/relevance.ts';
import { fragment } from '../../text/fragment.ts';
import type { Block, Inline } from '../../text/markdown-blocks.ts';
import { bulletList, paragraph, strong } from '../../text/markdown-blocks.ts';
import { capitalised, countOf, finished, listOf, sentencesOf } from '../../text/sentences.ts';
import { paragraphsOf, plainTextOrNone, plainTexts, textKey } from '../../text/source-text.ts';

/** "since Mar 2015", the beginning of employment, while a position still runs; otherwise empty. */
const sinceWhen = (employment: readonly Experience[], today: string): string => {
  const starts = employment.flatMap(({ start }) => start ?? []).sort();
  const [first] = starts;
  const isKnown = first !== undefined && employment.some((experience) => isRunning(experience, today));
  return isKnown ? ` since ${formatDate(first)}` : '';
};

/** "Four positions with three employers since Mar 2015, besides two projects." */
const overview = (experiences: readonly Experience[], today: string): string => {
  const employment = experiences.filter(({ nature }) => nature === 'employment');
  const count = (nature: Experience['nature']) =>
    experiences.filter((experience) => experience.nature === nature).length;
  const companies = employment.flatMap(({ company }) => plainTextOrNone(company) ?? []);
  // An employer that isn't named can't be told from the others.
  const employers = companies.length === employment.length ? new Set(companies.map(textKey)).size : 0;
  const others = [
    ...(count('volunteer') > 0 ? [countOf(count('volunteer'), 'volunteer role')] : []),
    ...(count('project') > 0 ? [countOf(count('project'), 'project')] : []),
  ];
  if (employment.length === 0) return `${capitalised(listOf(others))}.`;
  const positions = countOf(employment.length, 'position');
  const where = employers > 0 ? ` with ${countOf(employers, 'employer')}` : '';
  const besides = others.length > 0 ? `, besides ${listOf(others)}` : '';
  return `${capitalised(positions)}${where}${sinceWhen(employment, today)}${besides}.`;
};

/** One sentence of an experience that has no section of its own, in its own words. */
const gist = (experience: Experience, { relevance }: Material): string | undefined => {
  const [about] = paragraphsOf(experience.summary ?? '').flatMap(sentencesOf);
  const text = about ?? ranked(plainTexts(experience.responsibilities), relevance.ofText)[0];
  return text === undefined ? undefined : fragment(finished(text));
};

const composeEntry = (experience: Experience, material: Material): Inline[] => {
  const period = formatPeriod(experience);
  const text = material.chosen.includes(experience) ? undefined : gist(experience, material);
  return [
    strong(fullName(experience)),
    (period === '' ? '' : ` · ${period}`) + (text === undefined ? '' : `. ${text}`),
  ];
};

/** Section 8: all experiences at a glance, those without a section of their own included. */
export const composeExperiencesSummary = (material: Material): Block[] => {
  const { experiences, today } = material;
  if (experiences.length === 0) return [paragraph('No professional experience was given.')];
  return [
    paragraph(overview(experiences, today)),
    bulletList(experiences.map((experience) => composeEntry(experience, material))),
  ];
};
