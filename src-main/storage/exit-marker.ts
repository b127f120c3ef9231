import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePrivateFile } from './private-file.ts';

export interface ExitMarker {
  /** The last process didn't end properly: a crash, a kill, a power cut. */
  readonly wasUnclean: boolean;
  /** Records that this process ended properly. */
  clear(): void;
}

/** Keeps a mark in the data folder while its store is open. One that is there already means a crash. */
export const leaveExitMarker = (dataFolder: string): ExitMarker => {
  const path = join(dataFolder, 'open');
  const wasUnclean = existsSync(path);
  ensurePrivateFile(path);
  return { wasUnclean, clear: () => rmSync(path, { force: true }) };
};
