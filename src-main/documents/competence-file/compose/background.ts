import type { Certification, Education } from '#shared/model/candidate.ts';
import { mostRecentFirst } from '../../people/experience-order.ts';
import type { Material } from '../../people/material.ts';
import type { Period } from '../../people/period.ts';
import { formatCompletion } from '../../people/period.ts';
import { fragment } from '../../text/fragment.ts';
import type { Block, Inline } from '../../text/markdown-blocks.ts';
import { bulletList, paragraph, strong } from '../../text/markdown-blocks.ts';
import { joined } from '../../text/sentences.ts';
import { plainText, plainTextOrNone, plainTexts, textKey } from '../../text/source-text.ts';

/** "**Lead**, rest · rest": the entry's name in bold, then its institution, then the details. */
const entry = (lead: string, owner: string | undefined, details: readonly (string | undefined)[]): Inline[] => {
  const rest = details.filter((detail) => detail !== undefined && detail !== '').map((detail) => ` · ${detail}`);
  return [strong(lead), (owner === undefined ? '' : `, ${fragment(owner)}`) + rest.join('')];
};

const labelled = (label: string, value: string | undefined): string | undefined =>
  value === undefined ? undefined : `${label}: ${fragment(value)}`;

/** Degree and field in one: "Master of Science, Physics", or the one of them that is known. */
export const degreeOf = (education: Education): string | undefined => {
  const degree = plainTextOrNone(education.degree);
  const area = plainTextOrNone(education.area);
  if (degree === undefined || area === undefined) return degree ?? area;
  return textKey(degree).includes(textKey(area)) ? degree : `${degree}, ${area}`;
};

const composeEducationEntry = (education: Education): Inline[] => {
  const degree = degreeOf(education);
  const institution = plainTextOrNone(education.institution);
  const courses = plainTexts(education.courses);
  const lead = degree ?? institution;
  return entry(lead === undefined ? 'Education' : fragment(lead), degree === undefined ? undefined : institution, [
    formatCompletion(education),
    labelled('Score', plainTextOrNone(education.score)),
    labelled('Courses', courses.length === 0 ? undefined : joined(courses)),
  ]);
};

/** Section 5: all education, most recent first. */
export const composeEducation = ({ candidate }: Material): Block[] =>
  candidate.education.length === 0
    ? [paragraph('No education was given.')]
    : [bulletList(mostRecentFirst(candidate.education).map(composeEducationEntry))];

/** When a certificate was gained, as a period that ended then. */
const gained = ({ date, label }: Certification): Period => ({ end: date, label, isCurrent: false });

/** Section 6: all certificates, most recent first. */
export const composeCertifications = ({ candidate }: Material): Block[] => {
  if (candidate.certifications.length === 0) return [paragraph('No certifications were given.')];
  const dated = candidate.certifications.map((certification) => ({ ...gained(certification), certification }));
  return [
    bulletList(
      mostRecentFirst(dated).map(({ certification, ...period }) =>
        entry(fragment(plainText(certification.name)), plainTextOrNone(certification.issuer), [
          formatCompletion(period),
        ]),
      ),
    ),
  ];
};

/** Section 7: all languages with their levels, in the order of the source. */
export const composeLanguages = ({ candidate }: Material): Block[] =>
  candidate.languages.length === 0
    ? [paragraph('No languages were given.')]
    : [
        bulletList(
          candidate.languages.map(({ name, level }) => {
            const known = plainTextOrNone(level);
            return known === undefined
              ? [strong(fragment(plainText(name)))]
              : [strong(`${fragment(plainText(name))}:`), ` ${fragment(known)}`];
          }),
        ),
      ];
