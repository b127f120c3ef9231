import { client } from '../client.ts';
import { exportBatchUpdated, refreshExportBatches } from './export-batches-store.ts';
import { refreshThemes } from './themes-store.ts';

/** Reads themes and bulk exports anew, after events were or may have been missed. */
const resync = (): void => {
  void refreshThemes();
  void refreshExportBatches();
};

/**
 * Feeds the stores of themes and bulk exports from the bridge's events.
 * @returns stops it.
 */
export const startExportPump = (): (() => void) => {
  const stopListening = client.on((event) => {
    if (event.name === 'themes.updated') void refreshThemes();
    else if (event.name === 'export-batch.updated') exportBatchUpdated(event.payload);
  });
  const whenShown = () => {
    if (!document.hidden) resync();
  };
  document.addEventListener('visibilitychange', whenShown);
  resync();
  return () => {
    stopListening();
    document.removeEventListener('visibilitychange', whenShown);
  };
};
