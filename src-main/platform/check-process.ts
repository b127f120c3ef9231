import { utilityProcess } from 'electron';

/** What a look at the store's file came to; `unknown` when the process that looked could not say. */
export type FileVerdict = 'sound' | 'damaged' | 'unknown';

const damagedCode = 3;

/**
 * Has a process of its own look the store over after a life that ended badly: reading a large file would otherwise keep
 * the main process from everything else.
 *
 * @param workerPath the built check-worker
 * @param path of the store's file
 */
export const checkInProcess = (workerPath: string, path: string): Promise<FileVerdict> =>
  new Promise((resolve) => {
    const child = utilityProcess.fork(workerPath, [path], { serviceName: 'Dossier data check' });
    child.once('exit', (code) => resolve(code === 0 ? 'sound' : code === damagedCode ? 'damaged' : 'unknown'));
  });
