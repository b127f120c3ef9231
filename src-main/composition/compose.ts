import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { safeStorage } from 'electron';
import { startLocalServer } from '../api/local-server.ts';
import { readPicture } from '../app/assets/read-picture.ts';
import { watchFinishedRuns } from '../app/drafting/finished-runs.watch.ts';
import { exportArchiveHandler } from '../app/exporting/export-archive.handler.ts';
import { watchExportBatches } from '../app/exporting/export-batches.watch.ts';
import { exportDocumentHandler } from '../app/exporting/export-document.handler.ts';
import type { AppDeps } from '../app/ports.ts';
import { cleanUpHandler, localOrigin } from '../app/queue/clean-up.handler.ts';
import { cleanUp } from '../app/queue/clean-up.ts';
import { getQueueOverview } from '../app/queue/get-queue-overview.ts';
import { createAssetFiles } from '../platform/asset-files.ts';
import { createKeyStore } from '../platform/key-store.ts';
import type { Logger } from '../platform/logger.ts';
import { randomIds } from '../platform/random-ids.ts';
import { createSettings } from '../platform/settings.ts';
import { systemClock, systemTimers } from '../platform/system-clock.ts';
import { embeddedOrigin } from '../providers/embedded/embedded-provider.ts';
import type { ClaimScope } from '../queue/claim-scope.ts';
import { eraseHandler } from '../queue/handler.ts';
import { openFailure } from '../storage/open-failure.ts';
import type { OwnerLock } from '../storage/owner-lock.ts';
import { acquireOwnerLock } from '../storage/owner-lock.ts';
import { connectModels } from './connect-models.ts';
import { composeConversion } from './conversion.ts';
import { createProviders } from './create-providers.ts';
import { composeEngineRoom } from './engine-room.ts';
import { createHouseKeeping } from './house-keeping.ts';
import { openOwnStore } from './open-own-store.ts';
import { composeRoutes } from './routes.ts';
import { settingsPolicies } from './settings-policies.ts';
import { watchServers } from './watch-servers.ts';

/** Quit, log-out and SIGTERM give running work this long to stop; whatever doesn't goes back in line all the same. */
const quitGraceMs = 5_000;

/** Commands that are under way then get so much longer to be answered. */
const answerGraceMs = 2_000;

export interface ComposeOptions {
  readonly dataFolder: string;
  readonly logger: Logger;
  /** Milliseconds between two words of the embedded drafter. */
  readonly wordDelayMs: number;
  readonly window: () => BrowserWindow | null;
  /** Whether other processes may reach this one as its clients. */
  readonly isServing: boolean;
  /** Where it works on nothing but what it is asked for: the jobs it may touch. */
  readonly scope?: ClaimScope;
}

/** What stands for the local server of a process that serves nobody. */
const unreachable: Awaited<ReturnType<typeof startLocalServer>> = {
  whenUnused: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/** Origins that reach no server, so that nobody is spared by limiting starts. */
const unmeteredOrigins: ReadonlySet<string> = new Set([embeddedOrigin, localOrigin]);

/**
 * Puts the app together: store, engine room, servers with models, conversion, routes. Null when another process owns the
 * data folder. Throws an AppFailure `data.damaged`, or what the system says of a folder that can't be used.
 */
export const compose = async (options: ComposeOptions) => {
  const lock = acquireOwnerLock(options.dataFolder);
  if (!lock) return null;
  try {
    return await composeOwned(lock, options);
  } catch (error) {
    // Or the next try of this same process would find the folder taken, by itself.
    lock.release();
    throw error;
  }
};

const composeOwned = async (lock: OwnerLock, options: ComposeOptions) => {
  const { dataFolder, logger, wordDelayMs, window, isServing, scope } = options;
  const { store, checkpointer, marker } = await openOwnStore(dataFolder, { startsWork: isServing });
  const settings = createSettings(dataFolder);
  logger.followLevel(() => settings.get().logLevel);
  const policies = settingsPolicies(settings);
  const ownDrafters = createProviders(wordDelayMs);
  const conversion = composeConversion();
  const unexpected = (where: string) => (error: unknown) => logger.error(where, error);
  const keys = await createKeyStore({
    folder: dataFolder,
    safeStorage,
    isUsable: true,
    onUnexpected: unexpected('model servers'),
  });
  const models = connectModels({
    settings,
    keys,
    origins: store.origins,
    ids: randomIds,
    clock: systemClock,
    timers: systemTimers,
    // Both are called once work is under way, which is long after they are there.
    onPace: () => {
      room.engine.wake();
      room.publisher.tell({ name: 'connections.updated', payload: {} });
    },
    onSuccess: (origin) => watch.noteSuccess(origin),
    onUnexpected: unexpected('model servers'),
  });
  const room = composeEngineRoom({
    store,
    assetFiles: createAssetFiles(join(dataFolder, 'assets'), systemClock),
    settings: settings.get,
    policies,
    clock: systemClock,
    timers: systemTimers,
    random: Math.random,
    ids: randomIds,
    provider: (name) => ownDrafters.get(name) ?? models.provider(name),
    connection: models.facts,
    convert: conversion.exportPorts.convert,
    unmeteredOrigins,
    originLimits: models.limiters,
    ...(scope === undefined ? {} : { scope }),
    handlers: (deps: AppDeps) => [
      eraseHandler(exportDocumentHandler(deps, conversion.exportPorts)),
      eraseHandler(exportArchiveHandler(deps, { ...conversion.exportPorts, ...conversion.bulkFiles })),
      eraseHandler(
        cleanUpHandler(
          deps,
          cleanUp(deps, () => settings.get().retention),
        ),
      ),
    ],
    onUnexpected: (error, job) => logger.error('queue', error, job ? { job: job.id, kind: job.kind } : {}),
  });
  const { deps, publisher, engine, control } = room;
  const watch = watchServers({
    deps,
    publisher,
    timers: systemTimers,
    random: Math.random,
    onUnexpected: unexpected('held servers'),
    connectionOf: models.ofOrigin,
    ...(scope === undefined ? {} : { scope }),
  });
  publisher.subscribe(watchFinishedRuns(deps, (event) => publisher.tell(event)));
  const batches = watchExportBatches(deps, control, systemTimers, (event) => publisher.tell(event));
  publisher.subscribe(batches.hear);
  const overview = getQueueOverview(deps, control, () => settings.get().health);
  const lookForServers = watch.lookNow;
  const lookUps = { overview, lookForServers, scope };
  const routes = { room, conversion, models, settings, policies, ...lookUps, window, logger, dataFolder };
  const router = composeRoutes(routes);
  const houseKeeping = createHouseKeeping({ deps, overview, publisher, settings, timers: systemTimers });

  const serve = () =>
    startLocalServer({ dataFolder, router, publisher }).catch((error: unknown) => {
      store.database.close();
      throw openFailure(error, dataFolder);
    });
  const local = isServing ? await serve() : unreachable;

  /** Begins to work, on what is held too: an earlier life may have left it so. */
  const start = (): void => {
    engine.start();
    watch.start();
  };

  const stop = async (): Promise<void> => {
    houseKeeping.stop();
    watch.stop();
    await engine.stop(quitGraceMs);
    await router.close(answerGraceMs);
    await models.close();
    conversion.dispose();
    batches.stop();
    await publisher.close();
    await local.close();
    if (scope === undefined) {
      store.documents.purge(systemClock.now());
      store.themes.purge(systemClock.now());
    }
    store.events.trim();
    await checkpointer.close();
    store.database.close();
    marker.clear();
    lock.release();
  };
  return {
    engine,
    publisher,
    router,
    settings,
    local,
    lookForServers,
    readPicture: readPicture(deps),
    start,
    keepHouse: houseKeeping.start,
    stop,
  };
};

/** Everything that runs behind the window or a command. */
export type Core = NonNullable<Awaited<ReturnType<typeof compose>>>;
