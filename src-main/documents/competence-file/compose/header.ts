import type { Candidate } from '#shared/model/candidate.ts';
import { mostRecentFirst } from '../../people/experience-order.ts';
import type { Material } from '../../people/material.ts';
import { yearsOfExperience } from '../../people/years-of-experience.ts';
import { fragment } from '../../text/fragment.ts';
import type { Block } from '../../text/markdown-blocks.ts';
import { heading, paragraph } from '../../text/markdown-blocks.ts';
import { plainText, plainTextOrNone } from '../../text/source-text.ts';

const separator = ' · ';

/** The candidate's name, or a note that it is missing if nothing of it can be printed. */
export const nameOf = ({ fullName }: Candidate): string => plainText(fullName) || 'Name not given';

/** The candidate's title: the given one, else the latest role in employment. */
export const titleOf = ({ candidate }: Pick<Material, 'candidate'>): string | undefined =>
  plainTextOrNone(candidate.title) ??
  plainTextOrNone(mostRecentFirst(candidate.experience.filter(({ nature }) => nature === 'employment'))[0]?.title);

const line = (parts: readonly (string | undefined)[]): string =>
  parts
    .map(plainTextOrNone)
    .filter((part) => part !== undefined)
    .join(separator);

/** Section 0: the name as the document's title, then a role line, then where the candidate is and how to get in touch. */
export const composeHeader = ({ candidate, today }: Material): Block[] => {
  const title = titleOf({ candidate });
  const role = line([title === undefined ? undefined : fragment(title), yearsOfExperience(candidate, today)]);
  const { email, phone, website, profiles } = candidate.contact;
  const contact = line([candidate.location, email, phone, website]);
  const elsewhere = line(
    profiles.map(({ network, url, username }) => {
      const where = plainTextOrNone(url) ?? plainTextOrNone(username);
      return where === undefined ? undefined : `${plainText(network)}: ${where}`;
    }),
  );
  return [
    heading(1, nameOf(candidate)),
    ...(role === '' ? [] : [paragraph(role)]),
    ...[contact, elsewhere].filter((text) => text !== '').map((text) => paragraph(text)),
  ];
};
