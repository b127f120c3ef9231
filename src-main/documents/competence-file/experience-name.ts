import type { Experience } from '#shared/model/candidate.ts';
import { plainTextOrNone } from './source-text.ts';

/**
 * What an experience is called in lists: its company, or else its role; a project by its own name, which is its title.
 * Undefined when neither is known.
 */
export const shortName = ({ company, title, nature }: Experience): string | undefined =>
  nature === 'project'
    ? (plainTextOrNone(title) ?? plainTextOrNone(company))
    : (plainTextOrNone(company) ?? plainTextOrNone(title));

/**
 * "Role, Company", with its nature in front where it wasn't employment: nothing is passed off as a job it wasn't.
 * A title that says "volunteer" itself needs no second label.
 */
export const fullName = (experience: Experience): string => {
  const role = [plainTextOrNone(experience.title), plainTextOrNone(experience.company)].filter(
    (part) => part !== undefined,
  );
  const name = role.length === 0 ? 'Role and company not given' : role.join(', ');
  if (experience.nature === 'project') return `Project: ${name}`;
  if (experience.nature === 'volunteer' && !/volunteer/iu.test(experience.title ?? '')) return `Volunteer: ${name}`;
  return name;
};

/** The company as evidence names it: volunteer work and projects say what they are. Undefined when nothing names it. */
export const evidenceName = (experience: Experience): string | undefined => {
  const name = shortName(experience);
  if (name === undefined || experience.nature === 'employment') return name;
  return experience.nature === 'project'
    ? `the project ${name.replace(/ \([^)]*\)$/u, '')}`
    : `${name} (volunteer work)`;
};
