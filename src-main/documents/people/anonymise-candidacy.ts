import type { Candidacy } from '#shared/model/candidacy.ts';
import type { Candidate, Experience } from '#shared/model/candidate.ts';
import type { Anonymise } from '#shared/model/export.ts';
import type { JobDescription } from '#shared/model/job-description.ts';
import { anonymousText } from './anonymise/anonymous-text.ts';
import { contactFinder } from './anonymise/contact-data.ts';
import { companyIndex } from './anonymise/find-company.ts';
import type { Identity } from './anonymise/find-identity.ts';
import { findIdentity, unspacedFinder } from './anonymise/find-identity.ts';
import { hiddenCompanies } from './anonymise/hidden-companies.ts';
import { initialsOf, nameWords } from './anonymise/initials.ts';
import { personNames } from './anonymise/person-names.ts';
import { keyOf } from './anonymise/words.ts';

/** Towns and countries in the candidate's data: "Paris" as a place doesn't name a person called Paris. */
const placesOf = ({ location, experience }: Candidate): Set<string> =>
  new Set(
    [location, ...experience.map((one) => one.location)]
      .flatMap((place) => place?.split(/[,;/|()]/u) ?? [])
      .map((part) => part.trim())
      .filter((part) => part !== '' && !/\s/u.test(part))
      .map(keyOf),
  );

/** Whether a web address holds the candidate's name, or its usual short forms as "kmensah". */
const nameInAddress = ({ fullName }: Candidate, distinct: readonly string[]) => {
  const words = nameWords(fullName).map((word) => keyOf(word).replace(/[^\p{L}]/gu, ''));
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const joined =
    words.length < 2
      ? []
      : [words.join(''), first + last, last + first, first.charAt(0) + last, first + last.charAt(0)];
  const telling = [...joined, ...distinct].filter((part) => part.length > 3);
  return (address: string): boolean => {
    const letters = keyOf(address).replace(/[^\p{L}\p{N}]/gu, '');
    return telling.some((part) => letters.includes(part));
  };
};

const identityOf = (candidate: Candidate, options: Anonymise) => {
  const person = personNames(candidate.fullName, placesOf(candidate));
  const distinct = [...person.parts].filter(([, { telling }]) => telling === 'distinct').map(([key]) => key);
  const companies = hiddenCompanies(candidate, options, person);
  const initials = initialsOf(candidate.fullName);
  const identity: Identity = {
    person,
    initials,
    companies: companyIndex(companies.identifiers),
    unspacedIn: unspacedFinder(person, initials, companies.unspaced),
    contactIn: contactFinder(candidate, nameInAddress(candidate, distinct)),
  };
  return { identity, companies };
};

/** Where something was left out: a part of the candidate's data, or one experience by its place in the input. */
export type CutPlace = 'summary' | 'skills' | 'education' | 'certifications' | 'languages' | number;

/** A candidacy that names nobody, and functions that check whether a text names somebody after all. */
export interface AnonymousCandidacy {
  readonly candidacy: Candidacy;
  /** Whether a text names the person or a hidden company. */
  readonly names: (text: string) => boolean;
  /** The same, also for words that are a name or something else. */
  readonly mayName: (text: string) => boolean;
  /** A text that somebody else wrote about the candidate, without names; undefined if nothing is left of it. */
  readonly prose: (text: string) => string | undefined;
  /** Whether such a text loses a sentence, since a name in it can't be replaced. */
  readonly losesProse: (text: string) => boolean;
  /** The data that lost a sentence or an entry because names couldn't be replaced in it. */
  readonly cut: ReadonlySet<CutPlace>;
}

/** The job may name somebody too: the candidate may work for the client already. */
const anonymousJob = (
  job: JobDescription,
  { prose, label, all }: ReturnType<typeof anonymousText>,
): JobDescription => ({
  ...job,
  title: prose(job.title),
  company: undefined,
  summary: prose(job.summary),
  requirements: all(job.requirements, prose),
  responsibilities: job.responsibilities === undefined ? undefined : all(job.responsibilities, prose),
  skills: all(job.skills, label),
  sourceText: undefined,
});

/** A school is kept even if employers are hidden, unless it bears the candidate's name. */
const schoolOf = (identity: Identity, institution: string | undefined, onCut: () => void): string | undefined => {
  if (institution === undefined) return undefined;
  const unspacedIn = unspacedFinder(identity.person, identity.initials, []);
  return anonymousText({ ...identity, companies: new Map(), unspacedIn }, onCut).label(institution);
};

/**
 * The same input without names: initials for the name, no contact data, no addresses. Names are found by what is known
 * of the candidate, not by a general search, so that "May 2019" stays a date unless the candidate is called May. Where
 * it can't be told, the sentence is left out. The order and the number of experiences stay.
 */
export const anonymiseCandidacy = ({ candidate, job }: Candidacy, options: Anonymise): AnonymousCandidacy => {
  const { identity, companies } = identityOf(candidate, options);
  const cut = new Set<CutPlace>();
  const texts = (place: CutPlace) => anonymousText(identity, () => cut.add(place));
  const [summary, skills, education, certifications, languages] = [
    texts('summary'),
    texts('skills'),
    texts('education'),
    texts('certifications'),
    texts('languages'),
  ];

  const experience = candidate.experience.map((one, nth): Experience => {
    const { prose, title, label, all } = texts(nth);
    return {
      ...one,
      company: companies.labelOf(one.company),
      title: title(one.title),
      location: label(one.location),
      label: label(one.label),
      url: undefined,
      summary: prose(one.summary),
      responsibilities: all(one.responsibilities, prose),
      technologies: all(one.technologies, label),
    };
  });

  const anonymous: Candidate = {
    ...candidate,
    fullName: identity.initials,
    title: summary.title(candidate.title),
    summary: summary.prose(candidate.summary),
    location: summary.label(candidate.location),
    contact: { profiles: [] },
    skills: candidate.skills.map((group) => ({
      ...group,
      name: skills.label(group.name),
      skills: skills.all(group.skills, skills.label),
    })),
    experience,
    education: candidate.education.map((one) => ({
      ...one,
      institution: schoolOf(identity, one.institution, () => cut.add('education')),
      degree: education.title(one.degree),
      area: education.title(one.area),
      label: education.label(one.label),
      score: education.label(one.score),
      courses: education.all(one.courses, education.label),
    })),
    certifications: candidate.certifications.flatMap((one) => {
      const name = certifications.label(one.name);
      return name === undefined ? [] : [{ ...one, name, issuer: certifications.label(one.issuer), url: undefined }];
    }),
    languages: candidate.languages.filter(({ name }) => languages.label(name) !== undefined),
    distinctions: candidate.distinctions.flatMap((one) => {
      const title = summary.title(one.title);
      if (title === undefined) return [];
      return [
        {
          ...one,
          title,
          by: summary.label(one.by),
          label: summary.label(one.label),
          summary: summary.prose(one.summary),
        },
      ];
    }),
    interests: summary.all(candidate.interests, summary.label),
  };

  const others = anonymousText(identity, () => {});
  return {
    candidacy: job === undefined ? { candidate: anonymous } : { candidate: anonymous, job: anonymousJob(job, others) },
    names: (text) => findIdentity(identity, text, 'prose').some(({ isSure }) => isSure),
    mayName: (text) => findIdentity(identity, text, 'prose').length > 0,
    prose: (text) => others.prose(text),
    losesProse: (text) => {
      let isLost = false;
      anonymousText(identity, () => {
        isLost = true;
      }).prose(text);
      return isLost;
    },
    cut,
  };
};
