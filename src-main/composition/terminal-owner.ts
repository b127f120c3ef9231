import { AppFailure } from '#shared/model/app-error.ts';
import type { LocalClient } from '../api/local-client.ts';
import { connectToOwner } from '../api/local-client.ts';
import type { EventListener } from '../api/publisher.ts';
import type { Client } from '../cli/client.ts';
import type { OwnerFinder } from '../cli/monitor/owner-finder.ts';
import type { Logger } from '../platform/logger.ts';
import { systemPause } from '../platform/system-clock.ts';
import { openFailure } from '../storage/open-failure.ts';
import { awaitOwner } from './await-owner.ts';
import type { Core } from './compose.ts';
import { compose } from './compose.ts';
import { inUseError } from './in-use-error.ts';

/** The data that a terminal command works on. */
export interface TerminalData {
  readonly dataFolder: string;
  readonly logger: Logger;
}

/** An owner that has just taken the lock, or is about to let go of it, needs a moment; a look at it takes no longer. */
const tryAgainMs = 100;
const mostTries = 100;

/**
 * Owns the data folder, or reaches the process that does. Throws `data.in-use` when it can do neither.
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
      const core = await compose({ dataFolder, logger, isServing, wordDelayMs: 0, window: () => null });
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
