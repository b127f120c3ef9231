import type { Candidacy } from '#shared/model/candidacy.ts';
import type { Candidate, Experience } from '#shared/model/candidate.ts';
import type { JobDescription } from '#shared/model/job-description.ts';
import type { PartialDate } from '#shared/model/partial-date.ts';
import { plainTexts } from '../text/source-text.ts';
import { chosenExperiences, mostRecentFirst } from './experience-order.ts';
import { searchTerm } from './mention.ts';
import type { Relevance } from './relevance.ts';
import { relevanceTo } from './relevance.ts';
import type { SkillUses } from './skill-uses.ts';
import { skillUses } from './skill-uses.ts';
import type { Skill } from './skills.ts';
import { readSkills } from './skills.ts';

/**
 * What every text about a candidate is composed from: the input in order, and the relevance of its parts for the job.
 */
export interface Material {
  readonly candidate: Candidate;
  /** Undefined for a general text: there is no job, or it is to be left out. */
  readonly job: JobDescription | undefined;
  readonly today: PartialDate;
  /** All experiences, most recent first. */
  readonly experiences: readonly Experience[];
  /** Those that get a section of their own, most recent first. */
  readonly chosen: readonly Experience[];
  /** How many experiences are more recent than each. */
  readonly ages: ReadonlyMap<Experience, number>;
  readonly relevance: Relevance;
  readonly skills: readonly Skill[];
  /** Whether a skill passes a test; reads no more of them than it takes to know. */
  hasSkill(test: (skill: Skill) => boolean): boolean;
  readonly uses: SkillUses;
}

interface MaterialOptions {
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly includeJobContext: boolean;
  /** How many experiences are chosen. */
  readonly experiences: number | 'all';
}

/** All spellings in which a section may name a skill. */
const spellingsOf = ({ experience }: Candidate, skills: readonly Skill[]): string[] => [
  ...new Set([
    ...skills.map(({ name }) => name),
    ...plainTexts(experience.flatMap(({ technologies }) => technologies)),
  ]),
];

/** Prepares the material of one document. */
export const materialOf = ({ candidate, job }: Candidacy, options: MaterialOptions): Material => {
  const wanted = options.includeJobContext ? job : undefined;
  const experiences = mostRecentFirst(candidate.experience);
  let relevance: Relevance | undefined;
  const skills: Skill[] = [];
  const unread = readSkills(candidate)[Symbol.iterator]();
  /** The next skill that nobody has read yet; null after the last. */
  const readNext = (): Skill | null => {
    const next = unread.next();
    if (next.done === true) return null;
    skills.push(next.value);
    return next.value;
  };
  let uses: SkillUses | undefined;
  return {
    candidate,
    job: wanted,
    today: options.today,
    experiences,
    chosen: chosenExperiences(candidate, options.experiences),
    ages: new Map(experiences.map((experience, age) => [experience, age])),
    // Reading all of candidate and job is expensive: it is done for the first section that needs it, once for all.
    get relevance() {
      relevance ??= relevanceTo(wanted, () => spellingsOf(candidate, this.skills).map(searchTerm));
      return relevance;
    },
    get skills() {
      while (readNext() !== null);
      return skills;
    },
    hasSkill: (test) => {
      if (skills.some(test)) return true;
      for (let skill = readNext(); skill !== null; skill = readNext()) if (test(skill)) return true;
      return false;
    },
    get uses() {
      uses ??= skillUses(this.skills, experiences);
      return uses;
    },
  };
};
