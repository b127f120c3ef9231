import { chosenKindStore } from './chosen-kind.ts';
import { loadForm } from './load-form.ts';

/** Takes files dropped outside of the sources into the form of the kind that is being begun. */
export const takeFiles = async (files: readonly File[]): Promise<void> => {
  const form = await loadForm(chosenKindStore.getState().kind);
  await form.takeFiles(files);
};
