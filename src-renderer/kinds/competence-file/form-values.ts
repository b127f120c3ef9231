import { z } from 'zod';
import type { CompetenceFileOptions } from '#shared/kinds/competence-file/options.ts';
import { defaultExperienceCount } from '#shared/kinds/competence-file/options.ts';
import { competenceFileSections } from '#shared/kinds/competence-file/sections.ts';
import { toFieldErrors } from '../../components/form/problem.ts';
import type { FormFacts, FormOutcome } from '../../stores/form-session.ts';
import type { DraftRequest } from '../new-form.tsx';
import { commonValues, commonValuesSchema } from '../new-form.tsx';
import { fromCandidacyValues, isBlankRow } from '../people/candidacy-input.ts';
import { candidacyValuesSchema, emptyCandidacy } from '../people/candidacy-values.ts';

const optionValuesSchema = z.object({
  experiences: z.enum(['five', 'all', 'number']),
  /** How many, where a number was chosen. */
  count: z.number(),
  includeJobContext: z.boolean(),
});
type OptionValues = z.infer<typeof optionValuesSchema>;

/** Everything that the form of a competence file holds. */
export const competenceFileValuesSchema = commonValuesSchema.extend({
  ...candidacyValuesSchema.shape,
  options: optionValuesSchema,
});
export type CompetenceFileValues = z.infer<typeof competenceFileValuesSchema>;

export const emptyCompetenceFile: CompetenceFileValues = {
  ...commonValues,
  ...emptyCandidacy,
  options: { experiences: 'five', count: 3, includeJobContext: true },
};

/** How many experiences get a section of their own, at the most. */
const wantedExperiences = ({ experiences, count }: OptionValues): CompetenceFileOptions['experiences'] => {
  if (experiences === 'all') return 'all';
  return experiences === 'number' ? count : defaultExperienceCount;
};

/** How many sections a draft of this form will have: the fixed ones, and the experiences told in detail. */
export const countSections = ({ candidate, options }: Pick<CompetenceFileValues, 'candidate' | 'options'>): number => {
  const experiences = candidate?.experience.filter((row) => !isBlankRow(row)).length ?? 0;
  const wanted = wantedExperiences(options);
  return competenceFileSections.length + (wanted === 'all' ? experiences : Math.min(experiences, wanted));
};

/** What is to be known of the form. */
export const tellCompetenceFile = (values: CompetenceFileValues): FormFacts => ({
  canDraft: values.candidate !== null,
  hasInput: values.candidate !== null || values.job !== null,
  sections: countSections(values),
});

/** What the form asks for, checked with the schema of the input; or what is wrong, by field. */
export const resolveCompetenceFile = (values: CompetenceFileValues): FormOutcome<DraftRequest> => {
  const result = fromCandidacyValues(values);
  // Without a candidate there is nothing to point at: the page asks for one.
  if (result === null) return { ok: false, errors: new Map([['root', { type: 'empty' }]]) };
  if (!result.ok) return { ok: false, errors: toFieldErrors(result.problems) };
  const { includeJobContext } = values.options;
  const kindOptions: CompetenceFileOptions = { includeJobContext, experiences: wantedExperiences(values.options) };
  return { ok: true, value: { input: result.value, kindOptions } };
};
