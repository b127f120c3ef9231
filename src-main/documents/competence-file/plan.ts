import type { FixedSectionKey } from '#shared/kinds/competence-file/sections.ts';
import { competenceFileSections, experienceKey } from '#shared/kinds/competence-file/sections.ts';
import type { Label } from '#shared/model/label.ts';
import type { Plan } from '../document-kind.ts';
import { shortName } from '../people/experience-name.ts';
import type { Material } from '../people/material.ts';
import type { Brief } from './brief.ts';
import { hasAreasOfExpertise } from './compose/areas-of-expertise.ts';
import { hasProfessionalSummary } from './compose/professional-summary.ts';

type PlannedSection = Plan<Brief>['sections'][number];
type PlannedStep = Plan<Brief>['steps'][number];

const label = (key: string, params: Label['params'] = {}): Label => ({ key: `competence-file.${key}`, params });

/** Whether the input holds anything for each fixed section; exports leave out those without (A2). */
const findSources = (material: Material): Record<FixedSectionKey, boolean> => {
  const { candidate } = material;
  const hasExperience = candidate.experience.length > 0;
  return {
    header: true,
    'professional-summary': hasProfessionalSummary(material),
    'functional-skills': material.hasSkill(({ kind }) => kind === 'functional'),
    'technical-skills': material.hasSkill(({ kind }) => kind === 'technical'),
    'areas-of-expertise': hasAreasOfExpertise(material),
    education: candidate.education.length > 0,
    certifications: candidate.certifications.length > 0,
    languages: candidate.languages.length > 0,
    'experiences-summary': hasExperience,
  };
};

const planExperiences = ({ candidate, chosen }: Material): PlannedSection[] => {
  const places = new Map(candidate.experience.map((experience, place) => [experience, place]));
  return chosen.map((experience, at) => {
    const [number, name] = [at + 1, shortName(experience)];
    return {
      key: experienceKey(number),
      order: competenceFileSections.length + at,
      label: name === undefined ? label('experience', { number }) : label('named-experience', { number, name }),
      heading: null,
      role: 'entry',
      group: 'experience',
      hasSource: true,
      brief: { section: 'experience', index: places.get(experience) ?? 0 },
      data: null,
    };
  });
};

/**
 * The sections of a competence file in their order (A2): always the nine fixed ones, and one for each chosen
 * experience, most recent first. Only the experiences summary waits, for the experiences that it sums up.
 */
export const planCompetenceFile = (material: Material): Plan<Brief> => {
  const hasSource = findSources(material);
  const experiences = planExperiences(material);
  const fixed = competenceFileSections.map(
    ({ key, order, heading, role, group }): PlannedSection => ({
      key,
      order,
      label: label(key),
      heading,
      role,
      group,
      hasSource: hasSource[key],
      brief: { section: key },
      data: null,
    }),
  );
  const sections = [...fixed, ...experiences];
  const steps = sections.map(
    ({ key, label }): PlannedStep => ({
      key,
      job: 'draft-section',
      section: key,
      label,
      brief: null,
      waitsFor: key === 'experiences-summary' ? experiences.map((experience) => experience.key) : [],
      rule: 'all-finished',
      canEmbed: true,
      start: 'now',
      exclusive: null,
    }),
  );
  return { sections, steps };
};
