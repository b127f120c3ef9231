import type { Candidate } from '#shared/model/candidate.ts';
import type { Anonymise } from '#shared/model/export.ts';
import { mostRecentFirst } from '../experience-order.ts';
import {
  companyIdentifiers,
  companyKey,
  companyLabel,
  hostIdentifiers,
  unspacedCompanyNames,
} from './company-names.ts';
import type { Identifier } from './identifiers.ts';
import { isParticle } from './initials.ts';
import type { PersonNames } from './person-names.ts';
import { keyOf, wordsOf } from './words.ts';

/** The companies that an anonymous document replaces by letters. */
export interface HiddenCompanies {
  /** The label of a hidden company; the name of any other. */
  readonly labelOf: (company: string | undefined) => string | undefined;
  readonly identifiers: readonly Identifier[];
  /** Names in scripts without spaces, which are found anywhere in a text; longest first. */
  readonly unspaced: readonly { readonly name: string; readonly replacement: string }[];
}

/** The keys of which a key is the longer form, longest first: of "orange business services", "orange business" and "orange". */
const shorterOf = (key: string): string[] => {
  const shorter: string[] = [];
  for (let end = key.lastIndexOf(' '); end > 0; end = key.lastIndexOf(' ', end - 1)) shorter.push(key.slice(0, end));
  return shorter;
};

/**
 * The companies to hide, in order of appearance from "Company A": all if employers are to be hidden, and always those
 * that bear the candidate's name.
 */
export const hiddenCompanies = (
  { experience, education }: Candidate,
  { employers }: Anonymise,
  person: PersonNames,
): HiddenCompanies => {
  const bearsName = (company: string): boolean =>
    person.unspaced.some((name) => company.includes(name)) ||
    wordsOf(company).some(({ keys }) => keys.some((key) => person.parts.has(key))) ||
    person.parts.has(keyOf(company.replace(/[^\p{L}\p{M}]/gu, '')));
  const hidden = mostRecentFirst(experience)
    .flatMap(({ company }) => company ?? [])
    .filter((company) => employers === 'hide' || bearsName(company));
  // "Orange" and "Orange Business" share a letter: the short name is used for the long one.
  const keys = new Set(hidden.map(companyKey));
  const isHead = (key: string): boolean => !shorterOf(key).some((shorter) => keys.has(shorter));
  const heads = new Map([...keys].filter(isHead).map((key, nth) => [key, nth]));
  const headOf = (key: string): string => [key, ...shorterOf(key)].find((one) => heads.has(one)) ?? key;
  const labels = new Map([...keys].map((key) => [key, companyLabel(heads.get(headOf(key)) ?? 0)]));
  // Schools are kept: one that the candidate also worked for is replaced only where it is the employer.
  const schools = new Set(
    education.flatMap(({ institution }) => (institution === undefined ? [] : companyKey(institution))),
  );
  const replacementOf = (company: string): string => labels.get(companyKey(company)) ?? companyLabel(0);
  // Each name once, however many roles were held there.
  const told = new Set(hidden.filter((company) => !schools.has(companyKey(company))));
  const hosts = experience.flatMap(({ company, url }) =>
    company !== undefined && url !== undefined && told.has(company) ? hostIdentifiers(url, replacementOf(company)) : [],
  );
  const identifiers = [
    ...[...told].flatMap((company) => companyIdentifiers(company, replacementOf(company), new Set())),
    ...hosts,
  ]
    // The short name of a company that bears the candidate's name is the candidate's own.
    .filter(({ words }) => !words.every((key) => person.parts.has(key) || isParticle(key) || person.initials.has(key)))
    .toSorted((a, b) => b.words.length - a.words.length);
  return {
    labelOf: (company) => (company === undefined ? undefined : (labels.get(companyKey(company)) ?? company)),
    identifiers,
    unspaced: [...told]
      .flatMap((company) =>
        unspacedCompanyNames(company).map((name) => ({ name, replacement: replacementOf(company) })),
      )
      .toSorted((a, b) => b.name.length - a.name.length),
  };
};
