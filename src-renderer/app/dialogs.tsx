import { useStore } from 'zustand';
import { BulkExportDialog } from '../features/export/bulk-export-dialog.tsx';
import { ExportDialog } from '../features/export/export-dialog.tsx';
import { RedraftDialog } from '../features/redraft/redraft-dialog.tsx';
import { RenameDialog } from '../features/rename/rename-dialog.tsx';
import { stopSelecting } from '../stores/library-store.ts';
import { navigationStore, showDialog } from '../stores/navigation-store.ts';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { useReturnFocus } from './use-return-focus.ts';

const close = () => showDialog(null);

/** The dialog that is open, if any. */
export const Dialogs = () => {
  const dialog = useStore(navigationStore, (state) => state.dialog);
  useReturnFocus();
  switch (dialog?.name) {
    case 'export':
      return <ExportDialog subject={dialog.subject} isComplete={dialog.isComplete} onClose={close} />;
    case 'bulk-export':
      return <BulkExportDialog documentIds={dialog.documentIds} onClose={close} onStarted={stopSelecting} />;
    case 'rename':
      return <RenameDialog subject={dialog.subject} onClose={close} />;
    case 'redraft':
      return <RedraftDialog subject={dialog.subject} onClose={close} />;
    case 'shortcuts':
      return <ShortcutsDialog onClose={close} />;
    default:
      return null;
  }
};
