import { z } from 'zod';
import type { InterviewPackOptions } from '#shared/kinds/interview-pack/options.ts';
import { answersSchema, givenSetSchema, interviewPackOptionsSchema } from '#shared/kinds/interview-pack/options.ts';
import { toFieldErrors } from '../../components/form/problem.ts';
import type { FormFacts, FormOutcome } from '../../stores/form-session.ts';
import type { DraftRequest } from '../new-form.tsx';
import { commonValues, commonValuesSchema } from '../new-form.tsx';
import { fromCandidacyValues } from '../people/candidacy-input.ts';
import { candidacyValuesSchema, emptyCandidacy } from '../people/candidacy-values.ts';

const optionValuesSchema = z.object({
  sets: z.number(),
  questions: z.number(),
  answers: answersSchema,
  /** Empty: none. */
  comment: z.string(),
});

/** Questions of another candidate's pack, and what that is called. */
const givenValuesSchema = givenSetSchema.extend({ title: z.string() });
export type GivenValues = z.infer<typeof givenValuesSchema>;

/** Everything that the form of an interview pack holds. */
export const packValuesSchema = commonValuesSchema.extend({
  ...candidacyValuesSchema.shape,
  options: optionValuesSchema,
  /** In place of a set of its own. A form that was kept by an earlier version has none. */
  given: givenValuesSchema.nullable().default(null),
});
export type PackValues = z.infer<typeof packValuesSchema>;

const { sets, questions, answers } = interviewPackOptionsSchema.parse({});

export const emptyPack: PackValues = {
  ...commonValues,
  ...emptyCandidacy,
  options: { sets, questions, answers, comment: '' },
  given: null,
};

/** What is to be known of the form. */
export const tellPack = ({ candidate, job, options, given }: PackValues): FormFacts => ({
  canDraft: candidate !== null,
  hasInput: candidate !== null || job !== null || given !== null,
  sections: given === null ? options.sets * options.questions : given.questions.length,
});

/** What the form asks for, checked with the schema of the input; or what is wrong, by field. */
export const resolvePack = (values: PackValues): FormOutcome<DraftRequest> => {
  const result = fromCandidacyValues(values);
  // Without a candidate there is nothing to point at: the page asks for one.
  if (result === null) return { ok: false, errors: new Map([['root', { type: 'empty' }]]) };
  if (!result.ok) return { ok: false, errors: toFieldErrors(result.problems) };
  const { comment, ...rest } = values.options;
  const said = comment.trim();
  const given = values.given && { from: values.given.from, questions: values.given.questions };
  const kindOptions: InterviewPackOptions = {
    ...rest,
    ...(said === '' ? {} : { comment: said }),
    ...(given === null ? {} : { given }),
  };
  return { ok: true, value: { input: result.value, kindOptions } };
};
