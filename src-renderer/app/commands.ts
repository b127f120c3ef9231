import { spotlight } from '@mantine/spotlight';
import type { EventPayload } from '#shared/contract/events.ts';
import { runStatusOf } from '#shared/model/run.ts';
import type { DocumentActions } from '../components/actions-context.tsx';
import { documentStore } from '../stores/document-store.ts';
import { focusSearch, navigate, navigationStore } from '../stores/navigation-store.ts';

export type Command = EventPayload<'command.requested'>['command'];

/** The document in the workspace, while the workspace is what is shown. */
export const openView = () =>
  navigationStore.getState().route.name === 'workspace' ? documentStore.getState().view : null;

const exportOpenDocument = (actions: DocumentActions): void => {
  const view = openView();
  if (!view) return;
  const isComplete = view.run === null || runStatusOf(view.run.counts) === 'completed';
  actions.openExport({ documentId: view.id, title: view.title }, isComplete);
};

/** Runs a command wherever it comes from: a shortcut, the palette, or the operating system's menu. */
export const runCommand = (command: Command, actions: DocumentActions): void => {
  switch (command) {
    case 'new-document':
      navigate({ name: 'new-document' });
      break;
    case 'library':
      navigate({ name: 'library' });
      break;
    case 'queue':
      navigate({ name: 'queue' });
      break;
    case 'search':
      focusSearch();
      break;
    case 'palette':
      spotlight.open();
      break;
    case 'export':
      exportOpenDocument(actions);
      break;
  }
};
