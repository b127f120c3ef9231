import type { Education } from '#shared/model/candidate.ts';
import { mostRecentFirst } from '../../people/experience-order.ts';
import type { Material } from '../../people/material.ts';
import { isRunning } from '../../people/period.ts';
import { ranked } from '../../people/relevance.ts';
import { fragment } from '../../text/fragment.ts';
import { finished, listOf } from '../../text/sentences.ts';
import { plainText, plainTextOrNone, textKey } from '../../text/source-text.ts';
import { degreeOf } from './background.ts';
import { distinctionText } from './distinctions.ts';

const mostCertifications = 2;

/** Degrees that read well before "in": "Master of Science", "MSc", but not the French "Master". */
const englishDegree =
  /^(?:(?:associate|bachelor|master|doctor)(?:['’]?s)?\s+(?:of|degree)\b|[bm]\.?(?:sc|a|s|eng|ba|ed|phil)\b|ph\.?d)/iu;

/** "Master of Science in Physics (University of Ghana)". */
const qualificationOf = (education: Education): string | undefined => {
  const degree = plainTextOrNone(education.degree);
  if (degree === undefined) return undefined;
  const area = plainTextOrNone(education.area);
  const isNew = area !== undefined && !textKey(degree).includes(textKey(area));
  const name =
    isNew && englishDegree.test(degree) && !degree.includes(',')
      ? `${fragment(degree)} in ${fragment(area)}`
      : fragment(degreeOf(education) ?? degree);
  const institution = plainTextOrNone(education.institution);
  return institution === undefined ? name : `${name} (${fragment(institution)})`;
};

/** The highest qualifications: the latest degree that is finished, and the certificates nearest to the job. */
export const qualificationsText = ({ candidate, relevance, today }: Material): string | undefined => {
  const [degree] = mostRecentFirst(candidate.education)
    .filter((education) => !isRunning(education, today))
    .flatMap((education) => qualificationOf(education) ?? []);
  const certificates = ranked(candidate.certifications, ({ name }) => relevance.ofText(name))
    .slice(0, mostCertifications)
    .map(({ name }) => fragment(plainText(name)));
  const all = [...(degree === undefined ? [] : [degree]), ...certificates];
  return all.length === 0 ? undefined : `Qualifications include ${listOf(all)}`;
};

/** "French (native) and English (C1)". */
export const languagesText = ({ candidate }: Material): string | undefined => {
  if (candidate.languages.length === 0) return undefined;
  return listOf(
    candidate.languages.map(({ name, level }) => {
      const known = plainTextOrNone(level);
      return known === undefined ? fragment(plainText(name)) : `${fragment(plainText(name))} (${fragment(known)})`;
    }),
  );
};

/** The latest award, or else the latest publication. */
export const distinctionSentence = ({ candidate: { distinctions } }: Material): string | undefined => {
  const latest = (kind: 'award' | 'publication') =>
    distinctions
      .filter((distinction) => distinction.kind === kind)
      .sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1))[0];
  const award = latest('award');
  if (award !== undefined) return finished(`Awards include ${distinctionText(award)}`);
  const publication = latest('publication');
  return publication === undefined ? undefined : finished(`Publications include ${distinctionText(publication)}`);
};
