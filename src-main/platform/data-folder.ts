import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app } from 'electron';

/**
 * Decides where the data lives and tells Electron before it is ready: `folder` if given, else the system's place for
 * the app's data. Chromium's own files go into a folder beneath, apart from ours.
 *
 * @returns the absolute path, which exists
 */
export const chooseDataFolder = (folder: string | undefined): string => {
  const path = folder ? resolve(folder) : app.getPath('userData');
  mkdirSync(path, { recursive: true, mode: 0o700 });
  app.setPath('userData', path);
  app.setPath('sessionData', join(path, 'browser'));
  return path;
};
