import { closeSync, fstatSync, openSync } from 'node:fs';
import type { OpenLogFile } from '../../src-main/storage/log-sync.ts';

/**
 * A log whose syncs are done at once. For tests whose time is in their hands: a real sync takes real time, in which hours
 * of theirs can pass.
 */
export const openInstantLogFile: OpenLogFile = (path) => {
  const descriptor = openSync(path, 'r+');
  return Promise.resolve({
    inspect: () => {
      const { nlink, size } = fstatSync(descriptor);
      return { links: nlink, bytes: size };
    },
    datasync: () => Promise.resolve(),
    close: () => closeSync(descriptor),
  });
};
