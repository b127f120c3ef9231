import type { BatchId } from '#shared/model/ids.ts';
import type { AppDeps, Desktop } from '../ports.ts';
import { requireFound } from '../require-found.ts';

/**
 * Shows a bulk export in the file manager: the ZIP, the file that was written last, or the folder. Throws `not-found`.
 */
export const showExportBatch =
  ({ store }: AppDeps, desktop: Pick<Desktop, 'showInFolder'>) =>
  ({ batchId }: { batchId: BatchId }): Record<string, never> => {
    const { folder, zipPath } = requireFound(store.exportBatches.get(batchId), 'export');
    desktop.showInFolder(zipPath ?? store.exports.lastOfBatch(batchId) ?? folder);
    return {};
  };
