import type { CompetenceFileInput } from '#shared/kinds/competence-file.ts';
import { competenceFileSections, experienceKey } from '#shared/kinds/competence-file.ts';
import { serializeMarkdown } from '#shared/markdown/serialize-markdown.ts';
import type { SectionPlan } from '#shared/model/section.ts';
import type { DraftContext } from '../document-kind.ts';
import type { Material } from '../people/material.ts';
import { materialOf } from '../people/material.ts';
import type { Block } from '../text/markdown-blocks.ts';
import { composeAreasOfExpertise } from './compose/areas-of-expertise.ts';
import { composeCertifications, composeEducation, composeLanguages } from './compose/background.ts';
import { composeExperience } from './compose/experience.ts';
import { composeExperiencesSummary } from './compose/experiences-summary.ts';
import { composeHeader } from './compose/header.ts';
import { composeProfessionalSummary } from './compose/professional-summary.ts';
import { composeFunctionalSkills, composeTechnicalSkills } from './compose/skill-sections.ts';

const composers: Record<(typeof competenceFileSections)[number]['key'], (material: Material) => Block[]> = {
  header: composeHeader,
  'professional-summary': composeProfessionalSummary,
  'functional-skills': composeFunctionalSkills,
  'technical-skills': composeTechnicalSkills,
  'areas-of-expertise': composeAreasOfExpertise,
  education: composeEducation,
  certifications: composeCertifications,
  languages: composeLanguages,
  'experiences-summary': composeExperiencesSummary,
};

const blocksOf = ({ key }: SectionPlan, material: Material): Block[] => {
  const fixed = competenceFileSections.find((section) => section.key === key);
  if (fixed !== undefined) return composers[fixed.key](material);
  const experience = material.chosen.find((_, index) => experienceKey(index + 1) === key);
  if (experience === undefined) throw new RangeError(`a competence file has no section "${key}" for this input`);
  return composeExperience(experience, material);
};

/**
 * The embedded drafter (F2): one section's canonical Markdown from the input alone, never empty. The same arguments give
 * the same text, wherever and whenever. Throws a RangeError for a section that the plan of this input doesn't hold.
 */
export const composeCompetenceFileSection = (
  section: SectionPlan,
  input: CompetenceFileInput,
  context: DraftContext,
): string => serializeMarkdown({ type: 'root', children: blocksOf(section, materialOf(input, context)) });
