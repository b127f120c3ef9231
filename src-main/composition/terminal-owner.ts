import { watch } from 'node:fs';
import { basename } from 'node:path';
import { AppFailure } from '#shared/model/app-error.ts';
import { ownerFileOf } from '../api/local-address.ts';
import type { LocalClient } from '../api/local-client.ts';
import { connectToOwner } from '../api/local-client.ts';
import type { EventListener } from '../api/publisher.ts';
import type { Client } from '../cli/client.ts';
import type { OwnerFinder } from '../cli/monitor/look-at-queue.ts';
import type { Logger } from '../platform/logger.ts';
import { systemPause } from '../platform/system-clock.ts';
import { ClaimScope } from '../queue/claim-scope.ts';
import { openFailure } from '../storage/open-failure.ts';
import type { Core } from './compose.ts';
import { compose } from './compose.ts';
import { inUseError } from './open-own-store.ts';

/** An owner writes its address as it starts; one that only looks at the data takes it back sooner than this. */
const settledMs = 300;

/**
 * Waits until a process owns a data folder, by watching the file in which it leaves its address. Null when the signal is
 * aborted first; throws when the folder can't be watched any more.
 */
const awaitOwner = async (dataFolder: string, signal: AbortSignal): Promise<LocalClient | null> => {
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

/** The data that a terminal command works on. */
export interface TerminalData {
  readonly dataFolder: string;
  readonly logger: Logger;
}

/** An owner that has just taken the lock, or is about to let go of it, needs a moment; a look at it takes no longer. */
const tryAgainMs = 100;
const mostTries = 100;

/**
 * Owns the data folder, or reaches the process that does. An owner works on nothing but what it is asked for while it lasts:
 * work that others left would be cut off, and paid for all the same, when it leaves. Throws `data.in-use` when it can do
 * neither.
 *
 * @param isServing whether others may reach this one: only who works on what they ask for should let them
 */
export const holdOrJoin = async (
  { dataFolder, logger }: TerminalData,
  { isServing }: { readonly isServing: boolean },
  signal: AbortSignal,
): Promise<{ readonly core: Core } | { readonly client: LocalClient }> => {
  for (let tries = 0; tries < mostTries && !signal.aborted; tries++) {
    try {
      const scope = new ClaimScope();
      const core = await compose({ dataFolder, logger, isServing, wordDelayMs: 0, window: () => null, scope });
      if (core !== null) return { core };
    } catch (error) {
      throw openFailure(error, dataFolder);
    }
    const client = await connectToOwner(dataFolder);
    if (client !== null) return { client };
    await systemPause(tryAgainMs, signal).catch(() => {});
  }
  throw new AppFailure(inUseError);
};

/** The core of this very process as a client. */
export const clientOf = (core: Core): Client => ({
  call: core.router.call,
  on: (hear: EventListener) => core.publisher.subscribe(hear),
});

/** Stops the core. What was asked for has been done: a full disk while tidying up must not make it say otherwise. */
export const stopQuietly = (core: Core, logger: Logger): Promise<void> =>
  core.stop().catch((error: unknown) => logger.error('stop', error));

/**
 * Uses the data without starting any work. Such an owner serves nobody: who comes meanwhile waits for the lock, rather than for an
 * owner that drafts nothing. Claims that died with an earlier process are settled first, so that lists tell the truth.
 */
export const runAlone = async <T>(core: Core, logger: Logger, run: (client: Client) => Promise<T>): Promise<T> => {
  try {
    core.engine.recover();
    return await run(clientOf(core));
  } finally {
    await stopQuietly(core, logger);
  }
};

/** Finds the owner of a data folder, now and again later. */
export const createOwnerFinder = (data: TerminalData, signal: AbortSignal): OwnerFinder => ({
  find: async (look) => {
    const held = await holdOrJoin(data, { isServing: false }, signal);
    return 'client' in held ? { owner: held.client } : { seen: await runAlone(held.core, data.logger, look) };
  },
  whenFound: (until) => awaitOwner(data.dataFolder, until),
});
