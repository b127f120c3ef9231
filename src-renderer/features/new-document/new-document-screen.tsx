import { use } from 'react';
import { useStore } from 'zustand';
import type { RouteOutput } from '#shared/contract/routes.ts';
import { chosenKindStore } from './chosen-kind.ts';
import { loadForm } from './load-form.ts';
import { NewFormPage } from './new-form-page.tsx';

interface NewDocumentScreenProps {
  readonly onStarted: (started: RouteOutput<'run.start'>) => void;
}

/** The form of the kind that is being begun, as it was left. Suspends until it is there. */
export const NewDocumentScreen = ({ onStarted }: NewDocumentScreenProps) => {
  const kind = useStore(chosenKindStore, (state) => state.kind);
  const form = use(loadForm(kind));
  return (
    <form.Provider key={kind.name}>
      <NewFormPage form={form} onStarted={onStarted} />
    </form.Provider>
  );
};
