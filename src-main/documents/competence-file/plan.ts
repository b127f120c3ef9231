import type { CompetenceFileInput } from '#shared/kinds/competence-file.ts';
import { competenceFileSections, experienceKey } from '#shared/kinds/competence-file.ts';
import type { SectionPlan } from '#shared/model/section.ts';
import type { DraftContext } from '../document-kind.ts';
import { shortName } from '../people/experience-name.ts';
import { chosenExperiences } from '../people/experience-order.ts';
import { skillsOf } from '../people/skills.ts';
import { hasAreasOfExpertise } from './compose/areas-of-expertise.ts';
import { hasProfessionalSummary } from './compose/professional-summary.ts';

type FixedKey = (typeof competenceFileSections)[number]['key'];

/** Whether the input holds anything for each fixed section; exports leave out those without (A2). */
const sourcesOf = ({ candidate }: CompetenceFileInput): Record<FixedKey, boolean> => {
  const skills = skillsOf(candidate);
  const hasExperience = candidate.experience.length > 0;
  return {
    header: true,
    'professional-summary': hasProfessionalSummary(candidate),
    'functional-skills': skills.some(({ kind }) => kind === 'functional'),
    'technical-skills': skills.some(({ kind }) => kind === 'technical'),
    'areas-of-expertise': hasAreasOfExpertise(candidate),
    education: candidate.education.length > 0,
    certifications: candidate.certifications.length > 0,
    languages: candidate.languages.length > 0,
    'experiences-summary': hasExperience,
  };
};

/** What the document prints above a fixed section; the header brings its own. */
const headingOf = (key: FixedKey, title: string): string | null => {
  if (key === 'header') return null;
  return key === 'experiences-summary' ? 'Professional experience' : title;
};

/**
 * The sections of a competence file in their order (A2): the nine fixed ones, always, and one for each chosen
 * experience, most recent first. Only the experiences summary waits: for the experiences it sums up.
 */
export const planCompetenceFile = (input: CompetenceFileInput, options: DraftContext['options']): SectionPlan[] => {
  const hasSource = sourcesOf(input);
  const experiences = chosenExperiences(input.candidate, options.experiences).map((experience, index): SectionPlan => {
    const name = shortName(experience);
    return {
      key: experienceKey(index + 1),
      order: competenceFileSections.length + index,
      title: name === undefined ? `Experience ${index + 1}` : `Experience ${index + 1} · ${name}`,
      heading: null,
      category: 'experience',
      hasSource: true,
      waitsFor: [],
    };
  });
  const fixed = competenceFileSections.map(
    ({ order, key, title, category }): SectionPlan => ({
      key,
      order,
      title,
      heading: headingOf(key, title),
      category,
      hasSource: hasSource[key],
      waitsFor: key === 'experiences-summary' ? experiences.map((experience) => experience.key) : [],
    }),
  );
  return [...fixed, ...experiences];
};
