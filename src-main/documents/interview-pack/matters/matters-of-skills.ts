import type { Candidate } from '#shared/model/candidate.ts';
import { searchTerm } from '../../people/mention.ts';
import { ranked } from '../../people/relevance.ts';
import type { Skill } from '../../people/skills.ts';
import { readSkills } from '../../people/skills.ts';
import type { CvLine } from '../cv/cv-lines.ts';
import { isAboutPeople } from '../cv/tells.ts';
import { placePhrase } from '../language/phrases.ts';
import { nameInSentence, quotation } from '../language/quotation.ts';
import type { Ground, Matter } from './matter.ts';
import { evidenceFrom, keyPart } from './matter.ts';

const [mostSkills, mostListed, mostPeopleSkills] = [10, 4, 4];
const mostRead = 200;

/** What may be asked about, and what the CV shows. */
const optional = { isMust: false, isShown: true } as const;

/** A skill of the candidate, the lines that name it, and how much the job wants it. */
interface FoundSkill extends Skill {
  readonly naming: readonly CvLine[];
  /** Those of them that stand in an experience. */
  readonly shown: readonly CvLine[];
  readonly wanted: number;
}

/** The skills that the candidate lists, as many as are asked about. */
export const listedSkills = (candidate: Candidate): Skill[] => {
  const listed: Skill[] = [];
  for (const skill of readSkills(candidate)) {
    if (skill.origin === 'wording' || listed.length >= mostRead) break;
    listed.push(skill);
  }
  return listed;
};

const findSkills = ({ input, cv, relevance }: Ground): FoundSkill[] =>
  listedSkills(input.candidate).map((skill) => {
    const term = searchTerm(skill.name);
    const naming = cv.naming(term);
    const shown = naming.filter(({ experience }) => experience !== undefined);
    return { ...skill, naming, shown, wanted: relevance.ofSkill(term) };
  });

const weigh = ({ wanted, shown }: FoundSkill): number => Math.min(wanted, 2) * 0.12 + Math.min(shown.length, 5) * 0.03;

const shownSkill = (skill: FoundSkill, { input, lexicon }: Ground): Matter => {
  const index = skill.shown[0]?.experience;
  const experience = index === undefined ? undefined : input.candidate.experience[index];
  return {
    ...optional,
    kind: 'skill',
    key: `skill-${keyPart(skill.name)}`,
    weight: 0.4 + weigh(skill),
    slots: {
      skill: nameInSentence(skill.name, lexicon),
      ...(experience === undefined ? {} : { place: placePhrase(experience, lexicon) }),
    },
    evidence: evidenceFrom(skill.shown),
  };
};

const listedSkill = (skill: FoundSkill, { lexicon }: Ground): Matter => ({
  kind: 'listed-skill',
  key: `skill-${keyPart(skill.name)}`,
  isMust: false,
  isShown: false,
  weight: 0.35 + weigh(skill),
  slots: { skill: nameInSentence(skill.name, lexicon) },
  evidence: evidenceFrom(skill.naming),
});

const peopleSkill = (skill: FoundSkill, { cv, lexicon }: Ground): Matter => {
  const lines = [...cv.support(skill.name).lines, ...skill.naming];
  return {
    kind: 'people-skill',
    key: `skill-${keyPart(skill.name)}`,
    isMust: false,
    isShown: lines.some(({ source }) => source === 'bullet' || source === 'summary'),
    weight: 0.38 + weigh(skill),
    slots: { skill: quotation(skill.name, 60, lexicon) },
    evidence: evidenceFrom(lines),
  };
};

/** Skills worth a question, what the job wants first: tools that a role shows, tools that are only listed, skills with people. */
export const mattersOfSkills = (ground: Ground): Matter[] => {
  const skills = ranked(findSkills(ground), weigh);
  const technical = skills.filter(({ kind }) => kind === 'technical');
  const listed = technical.filter(({ shown, origin }) => shown.length === 0 && origin === 'listed');
  const people = skills.filter(
    ({ kind, origin, name }) => kind === 'functional' && origin === 'listed' && isAboutPeople(name),
  );
  return [
    ...technical
      .filter(({ shown }) => shown.length > 0)
      .slice(0, mostSkills)
      .map((skill) => shownSkill(skill, ground)),
    ...listed.slice(0, mostListed).map((skill) => listedSkill(skill, ground)),
    ...people.slice(0, mostPeopleSkills).map((skill) => peopleSkill(skill, ground)),
  ];
};
