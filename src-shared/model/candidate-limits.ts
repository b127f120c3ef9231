import type { z } from 'zod';
import { countCharacters } from './limited-list.ts';

/**
 * How much a candidate may hold when it is read or sent: more than the longest CVs do, which end at some 60 pages with all
 * publications. Texts are composed, compared and searched as a whole, so the limits keep what the window's process does
 * with them within a few frames. What is stored already is opened whatever its length.
 */
export const candidateLimits = {
  experience: 500,
  education: 200,
  certifications: 500,
  languages: 100,
  distinctions: 500,
  interests: 200,
  profiles: 30,
  skillGroups: 200,
  skillsInGroup: 500,
  technologies: 300,
  responsibilities: 200,
  courses: 200,
  /** Skills and technologies of all groups and experiences together. */
  allSkills: 2_000,
  /** Responsibilities of all experiences together. */
  allResponsibilities: 2_000,
  /** Characters of all texts together, some 75 pages or 25,000 words. */
  characters: 150_000,
} as const;

/** A job's own texts, without the text that they were read from: some 25 pages, where a long tender has ten. */
export const mostJobCharacters = 50_000;

interface Countable {
  readonly skills: readonly { readonly skills: readonly string[] }[];
  readonly experience: readonly {
    readonly technologies: readonly string[];
    readonly responsibilities: readonly string[];
  }[];
}

const sum = <T>(values: readonly T[], count: (value: T) => number): number =>
  values.reduce((total, value) => total + count(value), 0);

/** Checks what no single list tells: how much there is of the same in the whole candidate. */
export const checkTotals = (candidate: Countable, context: z.RefinementCtx): void => {
  const { allSkills, allResponsibilities, characters } = candidateLimits;
  const refuse = (path: string[], most: number, found: number, what: string): void => {
    if (found <= most) return;
    context.addIssue({ code: 'custom', path, message: `at most ${most} ${what} altogether, found ${found}` });
  };
  const skills =
    sum(candidate.skills, (group) => group.skills.length) +
    sum(candidate.experience, ({ technologies }) => technologies.length);
  const responsibilities = sum(candidate.experience, (one) => one.responsibilities.length);
  refuse(['skills'], allSkills, skills, 'skills and technologies');
  refuse(['experience'], allResponsibilities, responsibilities, 'responsibilities');
  refuse([], characters, countCharacters(candidate), 'characters');
};
