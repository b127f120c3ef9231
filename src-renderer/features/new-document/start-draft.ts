import { createStore } from 'zustand/vanilla';
import type { RouteOutput } from '#shared/contract/routes.ts';
import type { AppError } from '#shared/model/app-error.ts';
import { client } from '../../client.ts';
import { optionsOfWishes, wishProblems } from '../../components/draft-wishes.ts';
import type { NewForm } from '../../kinds/new-form.tsx';
import { draftersNow } from '../../stores/connections-store.ts';

/** Whether a draft is being started, and why the last one was not. */
export const startingStore = createStore<{ readonly isStarting: boolean; readonly error: AppError | null }>()(() => ({
  isStarting: false,
  error: null,
}));

const ask = async (form: NewForm): Promise<RouteOutput<'run.start'> | null> => {
  const request = await form.submit();
  const { title, wishes } = form.common();
  const drafters = draftersNow();
  if (request === null || wishProblems(wishes, drafters).length > 0) return null;
  const { input, kindOptions } = request;
  const result = await client.call('run.start', {
    kind: form.kind,
    input,
    ...(title.trim() ? { title: title.trim() } : {}),
    options: { ...optionsOfWishes(wishes, drafters), kindOptions },
  });
  if (result.ok) return result.value;
  startingStore.setState({ error: result.error });
  return null;
};

/**
 * Starts the draft the form describes and empties the form. On any error the form stays as it is and says why.
 * @returns what was started, or null.
 */
export const startDraft = async (form: NewForm): Promise<RouteOutput<'run.start'> | null> => {
  if (startingStore.getState().isStarting || !form.standing.getState().canDraft) return null;
  startingStore.setState({ isStarting: true, error: null });
  const started = await ask(form);
  startingStore.setState({ isStarting: false });
  if (started) form.finish();
  return started;
};
