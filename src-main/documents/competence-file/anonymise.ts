import type { CompetenceFileInput } from '#shared/kinds/competence-file.ts';
import { experienceKey } from '#shared/kinds/competence-file.ts';
import type { Anonymise } from '#shared/model/export.ts';
import type { Anonymised } from '../document-kind.ts';
import type { CutPlace } from '../people/anonymise-candidacy.ts';
import { anonymiseCandidacy } from '../people/anonymise-candidacy.ts';
import { chosenExperiences } from '../people/experience-order.ts';

const sectionsByPlace: Record<Exclude<CutPlace, number>, readonly string[]> = {
  summary: ['professional-summary'],
  skills: ['functional-skills', 'technical-skills', 'areas-of-expertise'],
  education: ['education'],
  certifications: ['certifications'],
  languages: ['languages'],
};

/** The same input about nobody in particular, and the sections whose sources lost something by it. */
export const anonymiseCompetenceFile = (
  input: CompetenceFileInput,
  options: Anonymise,
): Anonymised<CompetenceFileInput> => {
  const { candidacy, names, mayName, cut } = anonymiseCandidacy(input, options);
  return {
    input: candidacy,
    names,
    mayName,
    cutSections: (wanted) => {
      const chosen = chosenExperiences(candidacy.candidate, wanted.experiences);
      return [...cut].flatMap((place) => {
        if (typeof place !== 'number') return sectionsByPlace[place];
        const own = candidacy.candidate.experience[place];
        const at = own === undefined ? -1 : chosen.indexOf(own);
        return at === -1 ? ['experiences-summary'] : [experienceKey(at + 1)];
      });
    },
  };
};
