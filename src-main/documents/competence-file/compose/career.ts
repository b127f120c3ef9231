import type { Experience } from '#shared/model/candidate.ts';
import { shortName } from '../../people/experience-name.ts';
import type { Material } from '../../people/material.ts';
import { formatPeriod, isRunning } from '../../people/period.ts';
import { yearsOfExperience } from '../../people/years-of-experience.ts';
import { fragment } from '../../text/fragment.ts';
import { capitalised, finished, listOf } from '../../text/sentences.ts';
import { plainTextOrNone, textKey } from '../../text/source-text.ts';
import { titleOf } from './header.ts';

const mostEarlierRoles = 3;

/** Employment of which at least role or company is known. */
const employmentOf = ({ experiences }: Material): Experience[] =>
  experiences.filter((experience) => experience.nature === 'employment' && shortName(experience) !== undefined);

const isSame = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && textKey(a) === textKey(b);

/** "Developer at Acme", or what is known of it. */
const roleAtCompany = (experience: Experience): string | undefined => {
  const role = plainTextOrNone(experience.title);
  const company = plainTextOrNone(experience.company);
  if (role === undefined) return company === undefined ? undefined : `at ${fragment(company)}`;
  return company === undefined ? fragment(role) : `${fragment(role)} at ${fragment(company)}`;
};

/** "currently Developer at Acme"; the role is left out where the sentence has just named it. */
const latestRole = (latest: Experience | undefined, title: string | undefined, today: string): string | undefined => {
  if (latest === undefined) return undefined;
  const company = plainTextOrNone(latest.company);
  const role = isSame(title, plainTextOrNone(latest.title))
    ? company === undefined
      ? undefined
      : `at ${fragment(company)}`
    : roleAtCompany(latest);
  return role === undefined ? undefined : `${isRunning(latest, today) ? 'currently' : 'most recently'} ${role}`;
};

/** Who the candidate is: "Cloud Architect with 11 years of experience, currently Platform Lead at Acme." */
export const identitySentence = (material: Material): string | undefined => {
  const title = titleOf(material);
  const years = yearsOfExperience(material.candidate, material.today);
  const latest = latestRole(employmentOf(material)[0], title, material.today);
  const subject = title !== undefined ? fragment(title) : years === undefined ? undefined : 'Professional';
  if (subject === undefined) return latest === undefined ? undefined : finished(capitalised(latest));
  if (years === undefined && latest === undefined) {
    // A title alone repeats the header; a role that was held doesn't.
    return title === undefined || employmentOf(material).length === 0
      ? undefined
      : finished(`Most recently ${fragment(title)}`);
  }
  const who = years === undefined ? subject : `${subject} with ${years}`;
  return finished(latest === undefined ? who : `${who}, ${latest}`);
};

/** The latest role with its dates, for a summary that has been opened in the candidate's own words. */
export const latestRoleSentence = (material: Material): string | undefined => {
  const [latest] = employmentOf(material);
  const role = latestRole(latest, undefined, material.today);
  if (latest === undefined || role === undefined) return undefined;
  const period = formatPeriod(latest);
  return finished(capitalised(period === '' ? role : `${role} (${period})`));
};

/** "Earlier roles include Developer at Beta and Analyst at Gamma." */
export const earlierRolesSentence = (material: Material): string | undefined => {
  const roles = employmentOf(material)
    .slice(1)
    .flatMap((experience) =>
      plainTextOrNone(experience.title) === undefined ? [] : (roleAtCompany(experience) ?? []),
    );
  const unique = [...new Map(roles.map((role) => [textKey(role), role])).values()].slice(0, mostEarlierRoles);
  if (unique.length === 0) return undefined;
  return finished(`Earlier roles include ${listOf(unique)}`);
};

/** Volunteer work and projects, named as such. */
export const besidesSentence = ({ experiences }: Material): string | undefined => {
  const named = (nature: Experience['nature']): string[] =>
    experiences
      .filter((experience) => experience.nature === nature)
      .flatMap((experience) => {
        const role = plainTextOrNone(experience.title) ?? plainTextOrNone(experience.company);
        return role === undefined ? [] : [roleAtCompany(experience)?.replace(/^at /u, '') ?? fragment(role)];
      });
  const volunteer = named('volunteer').slice(0, 2);
  const projects = named('project').slice(0, 2);
  if (volunteer.length > 0) return finished(`Volunteer work includes ${listOf(volunteer)}`);
  return projects.length > 0 ? finished(`Projects include ${listOf(projects)}`) : undefined;
};
