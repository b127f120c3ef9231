import type { z } from 'zod';
import { countCharacters } from './limited-list.ts';

/**
 * How much a candidate may hold: several times what the longest CVs do. Texts are composed, compared and searched as a
 * whole, so each limit keeps what a file can cost within seconds.
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
  allSkills: 5_000,
  /** Responsibilities of all experiences together. */
  allResponsibilities: 5_000,
  /** Characters of all texts together, about two hundred pages. */
  characters: 400_000,
} as const;

/** A job's own texts, without the text that they were read from. */
export const mostJobCharacters = 200_000;

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
