import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePrivateFile } from './private-file.ts';

export interface ExitMarker {
  /** The last life of this data folder ended without saying so: a crash, a kill, a power cut. */
  readonly wasUnclean: boolean;
  /** Says that this life has ended in order. */
  clear(): void;
}

/** Leaves a mark in the data folder for as long as its store is open; one that is there already tells of a crash. */
export const leaveExitMarker = (dataFolder: string): ExitMarker => {
  const path = join(dataFolder, 'open');
  const wasUnclean = existsSync(path);
  ensurePrivateFile(path);
  return { wasUnclean, clear: () => rmSync(path, { force: true }) };
};
