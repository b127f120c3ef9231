import { watch } from 'node:fs';
import { basename } from 'node:path';
import { ownerFileOf } from '../api/local-address.ts';
import type { LocalClient } from '../api/local-client.ts';
import { connectToOwner } from '../api/local-client.ts';
import { systemPause } from '../platform/system-clock.ts';

/** An owner writes its address as it starts; one that only looks at the data takes it back sooner than this. */
const settledMs = 300;

/**
 * Waits until a process owns a data folder, by watching the file in which it leaves its address. Null when the signal is
 * aborted first; throws when the folder can't be watched any more.
 */
export const awaitOwner = async (dataFolder: string, signal: AbortSignal): Promise<LocalClient | null> => {
  const ownerFile = basename(ownerFileOf(dataFolder));
  let failure: unknown = null;
  // One may have come before we watched.
  let hasSign = true;
  let wake = () => {};
  const watcher = watch(dataFolder);
  watcher.on('change', (_, name) => {
    if (name !== null && String(name) !== ownerFile) return;
    hasSign = true;
    wake();
  });
  watcher.on('error', (error) => {
    failure = error;
    wake();
  });
  const leave = () => wake();
  signal.addEventListener('abort', leave, { once: true });
  try {
    while (!signal.aborted && failure === null) {
      if (hasSign) {
        hasSign = false;
        await systemPause(settledMs, signal).catch(() => {});
        const client = await connectToOwner(dataFolder);
        if (client !== null) return client;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
    if (failure !== null) throw failure;
    return null;
  } finally {
    watcher.close();
    signal.removeEventListener('abort', leave);
  }
};
