import {
  IconBooks,
  IconContrast,
  IconFileExport,
  IconKeyboard,
  IconPalette,
  IconPencil,
  IconPlayerStop,
  IconPlus,
  IconRefresh,
  IconSearch,
  IconSettings,
  IconTrash,
  IconWand,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { MessageKey, Translate } from '#shared/i18n/translate.ts';
import type { DocumentView } from '#shared/model/document.ts';
import type { DocumentActions } from '../components/actions-context.tsx';
import { QueueIcon } from '../components/queue-icon.tsx';
import { updateSettings } from '../stores/app-store.ts';
import { libraryStore, startSelecting } from '../stores/library-store.ts';
import { navigate, showDialog } from '../stores/navigation-store.ts';
import { draftChosenAgain, redraftOpenDocument, runCommand, sectionToDraftAgain } from './commands.ts';

export interface PaletteCommand {
  readonly label: MessageKey;
  readonly icon: ReactNode;
  readonly run: () => void;
}

const icon = { size: 18, stroke: 1.6 } as const;

const switchScheme = (): void => {
  const shown = document.documentElement.dataset['mantineColorScheme'];
  void updateSettings({ colorScheme: shown === 'dark' ? 'light' : 'dark' });
};

const forDocument = (t: Translate, actions: DocumentActions, view: DocumentView): PaletteCommand[] => {
  const { run } = view;
  const subject = { documentId: view.id, title: view.title };
  const isOpen = run !== null && run.counts.waiting + run.counts.running > 0;
  const isBroken = run !== null && run.counts.failed + run.counts.cancelled > 0;
  return [
    { label: 'command.export', icon: <IconFileExport {...icon} />, run: () => runCommand('export', actions) },
    { label: 'command.rename', icon: <IconPencil {...icon} />, run: () => actions.openRename(subject) },
    ...(sectionToDraftAgain()
      ? [
          {
            label: 'command.draft-section' as const,
            icon: <IconRefresh {...icon} />,
            run: () => draftChosenAgain(t, actions),
          },
        ]
      : []),
    { label: 'command.redraft', icon: <IconWand {...icon} />, run: () => redraftOpenDocument(actions) },
    ...(isBroken && !isOpen
      ? [
          {
            label: 'command.retry' as const,
            icon: <IconRefresh {...icon} />,
            run: () => void actions.retryFailed(run.id),
          },
        ]
      : []),
    ...(isOpen
      ? [
          {
            label: 'command.cancel' as const,
            icon: <IconPlayerStop {...icon} />,
            run: () => void actions.cancel(run.id),
          },
        ]
      : []),
    { label: 'command.delete', icon: <IconTrash {...icon} />, run: () => void actions.remove([view.id]) },
  ];
};

/** Bulk export of the selected documents, or the command that starts selecting. */
const bulkExport = (): PaletteCommand => {
  const { selected } = libraryStore.getState();
  const documentIds = [...selected];
  return selected.size > 0
    ? {
        label: 'command.bulk-export',
        icon: <IconFileExport {...icon} />,
        run: () => showDialog({ name: 'bulk-export', documentIds }),
      }
    : {
        label: 'command.bulk-select',
        icon: <IconFileExport {...icon} />,
        run: () => {
          navigate({ name: 'library' });
          startSelecting();
        },
      };
};

/** The commands that are possible now; those of the open document first. */
export const paletteCommands = (
  t: Translate,
  actions: DocumentActions,
  view: DocumentView | null,
): PaletteCommand[] => [
  ...(view ? forDocument(t, actions, view) : []),
  { label: 'command.new', icon: <IconPlus {...icon} />, run: () => runCommand('new-document', actions) },
  { label: 'command.library', icon: <IconBooks {...icon} />, run: () => runCommand('library', actions) },
  { label: 'command.queue', icon: <QueueIcon size={18} />, run: () => runCommand('queue', actions) },
  bulkExport(),
  { label: 'command.themes', icon: <IconPalette {...icon} />, run: () => navigate({ name: 'themes' }) },
  { label: 'command.search', icon: <IconSearch {...icon} />, run: () => runCommand('search', actions) },
  { label: 'command.settings', icon: <IconSettings {...icon} />, run: () => navigate({ name: 'settings' }) },
  { label: 'command.scheme', icon: <IconContrast {...icon} />, run: switchScheme },
  { label: 'command.shortcuts', icon: <IconKeyboard {...icon} />, run: () => showDialog({ name: 'shortcuts' }) },
];
