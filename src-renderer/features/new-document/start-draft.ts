import type { RouteOutput } from '#shared/contract/routes.ts';
import { defaultExperienceCount } from '#shared/kinds/competence-file/options.ts';
import { competenceFileSections } from '#shared/kinds/competence-file/sections.ts';
import { client } from '../../client.ts';
import { optionsOfWishes, wishProblems } from '../../components/draft-wishes.ts';
import { draftersNow } from '../../stores/drafters.ts';
import type { FormState } from './form-store.ts';
import { formStore, startOver } from './form-store.ts';
import type { FieldProblems } from './form-to-input.ts';
import { fromCandidateForm, fromJobForm, isBlankRow } from './form-to-input.ts';

/** What stands in the way of a draft, by field; keys of the job's fields start with `job.`. */
export const problemsOfForm = (form: Pick<FormState, 'candidate' | 'job'>): FieldProblems => {
  const candidate = form.candidate ? fromCandidateForm(form.candidate) : null;
  const job = form.job ? fromJobForm(form.job) : null;
  return new Map([
    ...(candidate && !candidate.ok ? candidate.problems : []),
    ...(job && !job.ok ? [...job.problems].map(([path, problem]) => [`job.${path}`, problem] as const) : []),
  ]);
};

/** The same, with what is wrong with the options. */
export const problemsOfDraft = (form: Pick<FormState, 'candidate' | 'job' | 'wishes'>): FieldProblems =>
  new Map([
    ...problemsOfForm(form),
    ...wishProblems(form.wishes, draftersNow()).map(
      (name) => [`options.${name}`, { type: name === 'model' ? 'required' : 'other' }] as const,
    ),
  ]);

/** How many sections a draft of this form will have: the fixed ones, and the experiences told in detail. */
export const countSections = (form: Pick<FormState, 'candidate' | 'options'>): number => {
  const experiences = form.candidate?.experience.filter((row) => !isBlankRow(row)).length ?? 0;
  const { experiences: choice, count } = form.options;
  const wanted = choice === 'all' ? experiences : choice === 'number' ? count : defaultExperienceCount;
  return competenceFileSections.length + Math.min(experiences, wanted);
};

/**
 * Starts the draft the form describes and empties the form. On any error the form stays as it is and says why.
 * @returns what was started, or null.
 */
export const startDraft = async (): Promise<RouteOutput<'run.start'> | null> => {
  const form = formStore.getState();
  if (form.isStarting || !form.candidate) return null;
  formStore.setState({ hasTried: true, startError: null });
  const candidate = fromCandidateForm(form.candidate);
  const job = form.job ? fromJobForm(form.job) : null;
  const drafters = draftersNow();
  if (!candidate.ok || (job && !job.ok) || wishProblems(form.wishes, drafters).length > 0) return null;
  formStore.setState({ isStarting: true });
  const { experiences, count, includeJobContext, title } = form.options;
  const result = await client.call('run.start', {
    kind: 'competence-file',
    input: { candidate: candidate.value, ...(job ? { job: job.value } : {}) },
    ...(title.trim() ? { title: title.trim() } : {}),
    options: {
      ...optionsOfWishes(form.wishes, drafters),
      kindOptions: {
        includeJobContext,
        experiences: experiences === 'all' ? 'all' : experiences === 'number' ? count : defaultExperienceCount,
      },
    },
  });
  if (!result.ok) {
    formStore.setState({ isStarting: false, startError: result.error });
    return null;
  }
  startOver();
  return result.value;
};
