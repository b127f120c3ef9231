import type { FixedSectionKey } from '#shared/kinds/competence-file/sections.ts';
import { serializeMarkdown } from '#shared/markdown/serialize-markdown.ts';
import type { Material } from '../people/material.ts';
import type { Block } from '../text/markdown-blocks.ts';
import type { Brief } from './brief.ts';
import { readBrief } from './brief.ts';
import { composeAreasOfExpertise } from './compose/areas-of-expertise.ts';
import { composeCertifications, composeEducation, composeLanguages } from './compose/background.ts';
import { composeExperience } from './compose/experience.ts';
import { composeExperiencesSummary } from './compose/experiences-summary.ts';
import { composeHeader } from './compose/header.ts';
import { composeProfessionalSummary } from './compose/professional-summary.ts';
import { composeFunctionalSkills, composeTechnicalSkills } from './compose/skill-sections.ts';

const composers: Record<FixedSectionKey, (material: Material) => Block[]> = {
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

/**
 * The embedded drafter (F2): one section's canonical Markdown from the input alone, never empty. The same arguments give
 * the same text, wherever and whenever. Throws a RangeError for an experience that the input doesn't hold.
 */
export const composeCompetenceFileSection = (brief: Brief, material: Material): string => {
  const about = readBrief(brief, material);
  const children = typeof about === 'string' ? composers[about](material) : composeExperience(about, material);
  return serializeMarkdown({ type: 'root', children });
};
