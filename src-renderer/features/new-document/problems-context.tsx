import { createContext, useContext } from 'react';
import type { Translate } from '#shared/i18n/translate.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import type { FieldProblem, FieldProblems } from './form-to-input.ts';

/** What is wrong in the form, by field path. */
export const ProblemsContext = createContext<FieldProblems>(new Map());

const sentence = (t: Translate, problem: FieldProblem): string =>
  problem.type === 'long' ? t('form.error-long', { max: problem.max }) : t(`form.error-${problem.type}`);

/** Gives the sentence for what is wrong with a field, or null. */
export const useProblem = (): ((path: string) => string | null) => {
  const { t } = useI18n();
  const problems = useContext(ProblemsContext);
  return (path) => {
    const problem = problems.get(path);
    return problem ? sentence(t, problem) : null;
  };
};

/** Whether anything at or below a path is wrong, for a row whose fields are folded away. */
export const useHasProblem = (): ((path: string) => boolean) => {
  const problems = useContext(ProblemsContext);
  return (path) => [...problems.keys()].some((key) => key === path || key.startsWith(`${path}.`));
};
