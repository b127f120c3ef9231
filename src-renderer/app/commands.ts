import { spotlight } from '@mantine/spotlight';
import type { EventPayload } from '#shared/contract/events.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { runStatusOf } from '#shared/model/run.ts';
import type { SectionView } from '#shared/model/section.ts';
import type { DocumentActions } from '../components/actions-context.tsx';
import { canDraftAgain, canRetry } from '../components/section/standing-text.ts';
import { sectionName } from '../components/section-name.ts';
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

/** The section that is chosen in the workspace, and how it can be drafted again; null where it can't. */
export const sectionToDraftAgain = (): {
  readonly section: SectionView;
  readonly how: 'retry' | 'regenerate';
} | null => {
  const view = openView();
  const { selectedId } = documentStore.getState();
  const section = view?.sections.find(({ id }) => id === selectedId);
  if (!view || !section) return null;
  if (canRetry(section)) return { section, how: 'retry' };
  return canDraftAgain(section, view.run) ? { section, how: 'regenerate' } : null;
};

/** Drafts the chosen section again, where that is possible. */
export const draftChosenAgain = (t: Translate, actions: DocumentActions): void => {
  const chosen = sectionToDraftAgain();
  if (!chosen) return;
  const { section, how } = chosen;
  if (how === 'retry') void actions.retrySection(section.id);
  else void actions.draftSectionAgain(section.id, sectionName(t, section));
};

/** Asks how the open document is to be drafted anew. */
export const redraftOpenDocument = (actions: DocumentActions): void => {
  const view = openView();
  if (view) actions.openRedraft({ documentId: view.id, title: view.title });
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
