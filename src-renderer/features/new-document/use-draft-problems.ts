import { useFormState, useWatch } from 'react-hook-form';
import { useStore } from 'zustand';
import type { WishProblem } from '../../components/draft-wishes.ts';
import { wishProblems } from '../../components/draft-wishes.ts';
import type { FieldProblem, FieldProblems } from '../../components/form/problem.ts';
import { isShown } from '../../components/form/problem.ts';
import { useProblems } from '../../components/form/use-problem.ts';
import type { CommonValues, NewForm } from '../../kinds/new-form.tsx';
import { appStore } from '../../stores/app-store.ts';
import { connectionsStore } from '../../stores/connections-store.ts';
import { draftersNow, draftersOf } from '../../stores/drafters.ts';

/** Where a wish stands on the page. */
const wishPath = (problem: WishProblem): string => `options.${problem}`;

/** The first field that stands in the way of a draft; undefined where none does. */
export const findFirstProblem = (form: NewForm): string | undefined => {
  const [first] = [...form.wrongFields(), ...wishProblems(form.common().wishes, draftersNow()).map(wishPath)];
  return first;
};

/** What is pointed out of the form and of who is to draft, by field; what stands in the way comes first. */
export const useDraftProblems = (): FieldProblems => {
  const { submitCount } = useFormState();
  const ofForm = useProblems();
  const wishes = useWatch<CommonValues, 'wishes'>({ name: 'wishes' });
  const drafters = draftersOf(useStore(connectionsStore), useStore(appStore));
  const ofWishes = wishProblems(wishes, drafters).map((name): [string, FieldProblem] => [
    wishPath(name),
    { type: name === 'model' ? 'required' : 'other' },
  ]);
  return new Map([...ofForm, ...ofWishes.filter(([, problem]) => isShown(problem, submitCount > 0))]);
};
