import type { CompetenceFileInput } from '#shared/kinds/competence-file/competence-file.ts';
import type { FixedSectionKey } from '#shared/kinds/competence-file/sections.ts';
import type { Anonymise } from '#shared/model/export.ts';
import type { AnonymousDocument, OpenDocument } from '../document-kind.ts';
import type { CutPlace } from '../people/anonymise-candidacy.ts';
import { anonymiseCandidacy } from '../people/anonymise-candidacy.ts';
import type { Material } from '../people/material.ts';
import type { Brief } from './brief.ts';
import { readBrief } from './brief.ts';

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
export const anonymiseCompetenceFile = (
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
