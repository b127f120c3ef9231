import type { CompetenceFileInput, CompetenceFileView } from '#shared/kinds/competence-file/competence-file.ts';
import { competenceFileFacts, competenceFileInputSchema } from '#shared/kinds/competence-file/competence-file.ts';
import { headingIn } from '#shared/kinds/competence-file/headings.ts';
import type { CompetenceFileOptions } from '#shared/kinds/competence-file/options.ts';
import { competenceFileOptionsSchema } from '#shared/kinds/competence-file/options.ts';
import type { FixedSectionKey } from '#shared/kinds/competence-file/sections.ts';
import { serializeMarkdown } from '#shared/markdown/serialize-markdown.ts';
import { storedCandidacySchema } from '#shared/model/candidacy.ts';
import type { Anonymise } from '#shared/model/export.ts';
import { toJson } from '#shared/model/json.ts';
import type { AnonymousDocument, DraftContext, KindDefinition, OpenDocument } from '../document-kind.ts';
import type { CutPlace } from '../people/anonymise-candidacy.ts';
import { anonymiseCandidacy } from '../people/anonymise-candidacy.ts';
import type { Material } from '../people/material.ts';
import { materialOf } from '../people/material.ts';
import type { Block } from '../text/markdown-blocks.ts';
import type { Brief } from './brief.ts';
import { briefSchema, readBrief } from './brief.ts';
import { composeAreasOfExpertise } from './compose/areas-of-expertise.ts';
import { composeCertifications, composeEducation, composeLanguages } from './compose/background.ts';
import { composeExperience } from './compose/experience.ts';
import { composeExperiencesSummary } from './compose/experiences-summary.ts';
import { composeHeader, nameOf, titleOf } from './compose/header.ts';
import { composeProfessionalSummary } from './compose/professional-summary.ts';
import { composeFunctionalSkills, composeTechnicalSkills } from './compose/skill-sections.ts';
import { planCompetenceFile } from './plan.ts';
import { promptForSection } from './prompts.ts';

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
const composeCompetenceFileSection = (brief: Brief, material: Material): string => {
  const about = readBrief(brief, material);
  const children = typeof about === 'string' ? composers[about](material) : composeExperience(about, material);
  return serializeMarkdown({ type: 'root', children });
};

/** The parts of the input that each fixed section uses and that anonymising can cut. */
const placesOf: Readonly<Partial<Record<FixedSectionKey, Exclude<CutPlace, number>>>> = {
  'professional-summary': 'summary',
  'functional-skills': 'skills',
  'technical-skills': 'skills',
  'areas-of-expertise': 'skills',
  education: 'education',
  certifications: 'certifications',
  languages: 'languages',
};

/** The same document about nobody in particular. The order and the number of experiences stay, so briefs mean the same. */
const anonymiseCompetenceFile = (
  input: CompetenceFileInput,
  material: Material,
  wish: Anonymise,
  open: (input: CompetenceFileInput) => OpenDocument<Brief>,
): AnonymousDocument<Brief> => {
  const { candidacy, names, mayName, cut } = anonymiseCandidacy(input, wish);
  const document = open(candidacy);
  const labels = new Map(document.plan().sections.map(({ key, label }) => [key, label]));
  const chosen = new Set(material.chosen);
  const isUntold = (place: CutPlace): boolean => {
    const experience = typeof place === 'number' ? input.candidate.experience[place] : undefined;
    return experience !== undefined && !chosen.has(experience);
  };
  return {
    document,
    names,
    mayName,
    // Labels name employers.
    section: (section) => ({ ...section, label: labels.get(section.key) ?? section.label }),
    isCut: (brief) => {
      const about = readBrief(brief, material);
      if (typeof about !== 'string') return cut.has(input.candidate.experience.indexOf(about));
      // Experiences without a section of their own appear in the summary only.
      if (about === 'experiences-summary') return [...cut].some(isUntold);
      const place = placesOf[about];
      return place !== undefined && cut.has(place);
    },
  };
};

const nothingMore = { sections: [], steps: [] };

const openCompetenceFile = (
  input: CompetenceFileInput,
  options: CompetenceFileOptions,
  context: DraftContext,
): OpenDocument<Brief> => {
  const { candidate, job } = input;
  const material = materialOf(input, { ...options, today: context.today });
  return {
    describe: () => ({
      title: [nameOf(candidate), titleOf({ candidate }) ?? []].flat().join(', '),
      // As in the source; empty if it names nobody.
      subject: candidate.fullName,
      role: candidate.title ?? '',
      client: job?.company ?? null,
      searchText: '',
      view: toJson({ job: job ?? null } satisfies CompetenceFileView),
    }),
    plan: () => planCompetenceFile(material),
    prompt: ({ brief, comment }) => ({
      type: 'text',
      prompt: promptForSection(brief, material, { ...context, comment }),
    }),
    compose: ({ brief }) => ({ markdown: composeCompetenceFileSection(brief, material), data: null }),
    onStepDone: () => nothingMore,
    extend: () => nothingMore,
    print: ({ markdown }) => markdown,
    anonymise: (wish) =>
      anonymiseCompetenceFile(input, material, wish, (anonymous) => openCompetenceFile(anonymous, options, context)),
  };
};

/** Competence files: a consultant's CV, tailored to a job where one is given (A1, A2). */
export const competenceFile: KindDefinition<CompetenceFileInput, CompetenceFileOptions, Brief> = {
  name: competenceFileFacts.name,
  version: 1,
  input: competenceFileInputSchema,
  stored: storedCandidacySchema,
  options: competenceFileOptionsSchema,
  brief: briefSchema,
  headingIn,
  open: openCompetenceFile,
};
