import type { FieldError } from 'react-hook-form';
import { get, useFormState } from 'react-hook-form';
import { z } from 'zod';
import type { Translate } from '#shared/i18n/translate.ts';
import { useI18n } from '../i18n-context.tsx';

const sentence = (t: Translate, problem: FieldProblem): string =>
  problem.type === 'long' ? t('form.error-long', { max: problem.max }) : t(`form.error-${problem.type}`);

/** The sentence for what is wrong with a field, or null. */
export const useProblem = (path: string): string | null => {
  const { t } = useI18n();
  const { errors, submitCount } = useFormState();
  const problem = toProblem(get(errors, path));
  return problem && isShown(problem, submitCount > 0) ? sentence(t, problem) : null;
};

/** All problems shown in the form, at and below a path. */
export const useProblems = (path = ''): FieldProblems => {
  const { errors, submitCount } = useFormState();
  const below = listProblems(path === '' ? errors : get(errors, path), path);
  return new Map([...below].filter(([, problem]) => isShown(problem, submitCount > 0)));
};

/** The problem of one field. */
export type FieldProblem =
  | { readonly type: 'required' | 'date' | 'years' | 'other' }
  | { readonly type: 'long'; readonly max: number };

/** Problems by the path of the field: `lists.2.start` -> `date`. */
export type FieldProblems = ReadonlyMap<string, FieldProblem>;

/** A problem as react-hook-form keeps it; its message is the limit of a text that is too long. */
const fieldErrorSchema = z.union([
  z.object({ type: z.enum(['required', 'date', 'years', 'other']) }),
  z
    .object({ type: z.literal('long'), message: z.coerce.number() })
    .transform(({ message }) => ({ type: 'long' as const, max: message })),
]);

const toFieldError = (problem: FieldProblem): FieldError =>
  problem.type === 'long' ? { type: problem.type, message: String(problem.max) } : { type: problem.type };

/** Problems as errors of a form, by field. `listProblems` undoes it. */
export const toFieldErrors = (problems: FieldProblems): ReadonlyMap<string, FieldError> =>
  new Map([...problems].map(([path, problem]) => [path, toFieldError(problem)]));

/** The problem in an error of a form; null for a branch of errors, and for none. */
export const toProblem = (error: unknown): FieldProblem | null => {
  const parsed = fieldErrorSchema.safeParse(error);
  return parsed.success ? parsed.data : null;
};

/** The problems at and below a place in the errors of a form, in the order in which they were found. */
export const listProblems = (errors: unknown, path = ''): FieldProblems => {
  const problem = toProblem(errors);
  if (problem) return new Map([[path, problem]]);
  if (typeof errors !== 'object' || errors === null) return new Map();
  const join = (name: string) => (path === '' ? name : `${path}.${name}`);
  return new Map(Object.entries(errors).flatMap(([name, below]) => [...listProblems(below, join(name))]));
};

/** Whether a problem is shown: a value that is only missing isn't, before the user asked for the draft. */
export const isShown = (problem: FieldProblem, hasTried: boolean): boolean => hasTried || problem.type !== 'required';
