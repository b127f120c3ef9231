import type { Experience } from '#shared/model/candidate.ts';
import { fragment } from '../text/fragment.ts';
import { plainTextOrNone } from '../text/source-text.ts';

/**
 * The name of an experience in lists: its company, else its role; for a project its title. Undefined if neither is
 * known.
 */
export const shortName = ({ company, title, nature }: Experience): string | undefined =>
  nature === 'project'
    ? (plainTextOrNone(title) ?? plainTextOrNone(company))
    : (plainTextOrNone(company) ?? plainTextOrNone(title));

/**
 * "Role, Company", with its nature in front unless it was employment, so that nothing looks like a job that wasn't one.
 * A title that says "volunteer" itself needs no second label. Its parts are fragments.
 */
export const fullName = (experience: Experience): string => {
  const role = [experience.title, experience.company].flatMap((part) => {
    const text = plainTextOrNone(part);
    return text === undefined ? [] : [fragment(text)];
  });
  const name = role.length === 0 ? 'Role and company not given' : role.join(', ');
  if (experience.nature === 'project') return `Project: ${name}`;
  if (experience.nature === 'volunteer' && !/volunteer/iu.test(experience.title ?? '')) return `Volunteer: ${name}`;
  return name;
};

/**
 * The company as a fragment, for naming evidence; volunteer work and projects are marked as such. Undefined if unknown.
 */
export const evidenceName = (experience: Experience): string | undefined => {
  const name = shortName(experience);
  if (name === undefined) return undefined;
  if (experience.nature === 'employment') return fragment(name);
  return experience.nature === 'project'
    ? `the project ${fragment(name.replace(/ \([^)]*\)$/u, ''))}`
    : `${fragment(name)} (volunteer work)`;
};
