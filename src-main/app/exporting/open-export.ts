import type { BatchId, ExportId } from '#shared/model/ids.ts';
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

/** Opens an exported file with its program, or shows it in its folder. The caller names an export, never a path. */
export const openExport =
  ({ store }: AppDeps, desktop: Desktop) =>
  async ({ exportId, how }: { exportId: ExportId; how: 'open' | 'show-in-folder' }): Promise<Record<string, never>> => {
    const { path } = requireFound(store.exports.get(exportId), 'file');
    if (how === 'open') await desktop.openFile(path);
    else desktop.showInFolder(path);
    return {};
  };
