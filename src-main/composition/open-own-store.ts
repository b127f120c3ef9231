import { join } from 'node:path';
import type { AppError } from '#shared/model/app-error.ts';
import { checkInProcess } from '../platform/check-process.ts';
import { systemClock } from '../platform/system-clock.ts';
import { createCheckpointThread } from '../storage/checkpoint-thread.ts';
import type { Checkpointer } from '../storage/checkpointer.ts';
import { damagedFailure } from '../storage/connection.ts';
import type { ExitMarker } from '../storage/exit-marker.ts';
import { leaveExitMarker } from '../storage/exit-marker.ts';
import type { Store } from '../storage/store.ts';
import { openStore } from '../storage/store.ts';
import { distFolder } from './app-folders.ts';

/** Another process owns the data folder and can't be reached. */
export const inUseError: AppError = {
  code: 'data.in-use',
  message: 'Dossier is already running with this data.',
  action: 'Close the other one, or name another folder with --data-dir.',
};

const checkWorker = join(distFolder, 'workers', 'check-worker.cjs');
const checkpointWorker = join(distFolder, 'workers', 'checkpoint-worker.cjs');

/** A store that this process owns. */
export interface OwnStore {
  readonly store: Store;
  /** To be closed before the store, so that the store's is the last connection. */
  readonly checkpointer: Checkpointer;
  readonly marker: ExitMarker;
}

/**
 * Opens the store of a data folder that this process owns. After a life that ended badly it is looked over first, before
 * anything is written: a damaged file must stay as it is for whoever can save it. Throws `data.damaged`.
 */
export const openOwnStore = async (
  dataFolder: string,
  { startsWork }: { readonly startsWork: boolean },
): Promise<OwnStore> => {
  const marker = leaveExitMarker(dataFolder);
  const path = join(dataFolder, 'dossier.db');
  const now = systemClock.now();
  const verdict = marker.wasUnclean ? await checkInProcess(checkWorker, path) : 'sound';
  if (verdict === 'damaged') throw damagedFailure();
  const checkpointer = createCheckpointThread(checkpointWorker, path);
  return {
    store: openStore(path, now, verdict === 'unknown', startsWork ? now : 0, { checkpointer }),
    checkpointer,
    marker,
  };
};
