import { get, useFormState } from 'react-hook-form';
import type { Translate } from '#shared/i18n/translate.ts';
import { useI18n } from '../i18n-context.tsx';
import type { FieldProblem, FieldProblems } from './problem.ts';
import { isShown, listProblems, toProblem } from './problem.ts';

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
