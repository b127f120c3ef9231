import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, utilityProcess } from 'electron';
import { stepJobSchema } from '#shared/model/step.ts';
import { startLocalServer } from '../api/local-server.ts';
import { Publisher } from '../api/publisher.ts';
import { createRouteHandlers } from '../api/route-handlers.ts';
import { createRouter } from '../api/router.ts';
import { cleanUp } from '../app/commands/clean-up.ts';
import { watchExportBatches } from '../app/export-batches.ts';
import { watchFinishedRuns } from '../app/finished-runs.ts';
import { cleanUpHandler, localOrigin } from '../app/handlers/clean-up.ts';
import { draftStepHandler } from '../app/handlers/draft-step.ts';
import { exportArchiveHandler } from '../app/handlers/export-archive.ts';
import { exportDocumentHandler } from '../app/handlers/export-document.ts';
import { firstDraftHandler } from '../app/handlers/first-draft.ts';
import { LiveTexts } from '../app/live-texts.ts';
import { OpenedDocuments } from '../app/opened-documents.ts';
import type { AppDeps, QueueControl } from '../app/ports.ts';
import { createPrintDocument } from '../app/print-document.ts';
import { getQueueOverview } from '../app/queries/get-queue-overview.ts';
import { getQueueStatus } from '../app/queries/get-queue-status.ts';
import { SpendingGuard } from '../app/spending-guard.ts';
import { builtInThemes } from '../convert/content/built-in-themes.ts';
import { templateWords } from '../convert/docx/template/template-text.ts';
import { saveFiles, tryFolder } from '../convert/files/save-file.ts';
import { openArchive } from '../convert/files/zip-archive.ts';
import { findDocumentKind } from '../documents/registry.ts';
import { createConvertProcess } from '../platform/convert-process.ts';
import { createDesktop } from '../platform/desktop.ts';
import type { Logger } from '../platform/logger.ts';
import { createPdfPrinter } from '../platform/pdf-printer.ts';
import { randomIds } from '../platform/random-ids.ts';
import { createSampleSource } from '../platform/sample-source.ts';
import { createSettings } from '../platform/settings.ts';
import { systemClock, systemTimers, systemTurn } from '../platform/system-clock.ts';
import { embeddedOrigin } from '../providers/embedded/embedded-provider.ts';
import { eraseHandler } from '../queue/handler.ts';
import { QueueEngine } from '../queue/queue-engine.ts';
import { openFailure } from '../storage/open-failure.ts';
import type { OwnerLock } from '../storage/owner-lock.ts';
import { acquireOwnerLock } from '../storage/owner-lock.ts';
import { distFolder, resourcesFolder } from './app-folders.ts';
import { createProviders } from './create-providers.ts';
import { createHouseKeeping } from './house-keeping.ts';
import { createModelServers } from './model-servers.ts';
import { openOwnStore } from './open-own-store.ts';
import { settingsPolicies } from './settings-policies.ts';
import { watchServers } from './watch-servers.ts';

/** Quit, log-out and SIGTERM give running work this long to stop; whatever doesn't is found at the next start. */
const quitGraceMs = 5_000;

export interface ComposeOptions {
  readonly dataFolder: string;
  readonly logger: Logger;
  /** Milliseconds between two words of the embedded drafter. */
  readonly wordDelayMs: number;
  readonly window: () => BrowserWindow | null;
  /** Whether other processes may reach this one as its clients. */
  readonly isServing: boolean;
}

/** What stands for the local server of a process that serves nobody. */
const unreachable: Awaited<ReturnType<typeof startLocalServer>> = {
  whenUnused: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/** Origins that reach no server, so that nobody is spared by limiting starts. */
const unmeteredOrigins: ReadonlySet<string> = new Set([embeddedOrigin, localOrigin]);

/**
 * Puts the engine room together: store, queue, providers, conversion, router. Null when another process owns the data
 * folder. Throws an AppFailure `data.damaged`, or what the system says of a folder that can't be used.
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
  const { dataFolder, logger, wordDelayMs, window, isServing } = options;
  const { store, marker } = await openOwnStore(dataFolder, { startsWork: isServing });
  const ownDrafters = createProviders(wordDelayMs);
  const settings = createSettings(dataFolder);
  const policies = settingsPolicies(settings);
  // The engine and the watch come later, and need what is made here.
  let onPace = () => {};
  let onSuccess = (_origin: string) => {};
  const models = await createModelServers({
    dataFolder,
    settings,
    origins: store.origins,
    logger,
    onPace: () => onPace(),
    onSuccess: (origin) => onSuccess(origin),
  });
  const deps: AppDeps = {
    store,
    clock: systemClock,
    ids: randomIds,
    policies,
    isMetered: (origin) => !unmeteredOrigins.has(origin),
    turn: systemTurn,
    documentKind: findDocumentKind,
    provider: (name) => ownDrafters.get(name) ?? models.provider(name),
    connection: models.facts,
    settings: settings.get,
    builtInThemes,
    templateWords,
    opened: new OpenedDocuments(),
    spending: new SpendingGuard(store, systemClock, () => settings.get().costs),
  };
  const publisher = new Publisher({
    events: store.events,
    timers: systemTimers,
    queueStatus: getQueueStatus(deps),
    onUnexpected: (error) => logger.error('an event could not be told', error),
  });
  const convertProcess = createConvertProcess({
    fork: (path, execArgv) => utilityProcess.fork(path, [], { execArgv, serviceName: 'Dossier conversion' }),
    workerPath: join(distFolder, 'workers', 'convert-worker.cjs'),
  });
  const { convert } = convertProcess;
  const printer = createPdfPrinter();
  const exportPorts = { convert, printDocument: createPrintDocument(convert, printer), saveFiles };
  const bulkFiles = { openArchive, tryFolder };
  const live = new LiveTexts((delta) => publisher.delta(delta));
  const engine = new QueueEngine({
    store: store.queue,
    handlers: [
      ...stepJobSchema.options.map((kind) => eraseHandler(draftStepHandler(kind, deps, live))),
      eraseHandler(firstDraftHandler(deps)),
      eraseHandler(exportDocumentHandler(deps, exportPorts)),
      eraseHandler(exportArchiveHandler(deps, { ...exportPorts, ...bulkFiles })),
      eraseHandler(
        cleanUpHandler(
          deps,
          cleanUp(deps, () => settings.get().retention),
        ),
      ),
    ],
    policies: policies.all(),
    bootId: randomIds.boot(),
    clock: systemClock,
    timers: systemTimers,
    random: Math.random,
    unmeteredOrigins,
    originLimits: models.limiters,
    onUnexpected: (job, error) => logger.error('queue', error, job ? { job: job.id, kind: job.kind } : {}),
    onProgress: (job, progress) => publisher.tell({ name: 'job.progressed', payload: { jobId: job.id, progress } }),
  });
  const control: QueueControl = {
    cancel: (ids) => engine.cancel(ids),
    progressOf: (id) => engine.progressOf(id),
    nextStartAt: (queue, lane, origin) => engine.nextStartAt(queue, lane, origin),
  };
  const overview = getQueueOverview(deps, control, () => settings.get().health);
  store.database.onCommit(() => {
    publisher.committed();
    engine.wake();
  });
  publisher.subscribe(watchFinishedRuns(deps, (event) => publisher.tell(event)));
  const batches = watchExportBatches(deps, control, systemTimers, (event) => publisher.tell(event));
  publisher.subscribe(batches.hear);
  const tellConnections = () => publisher.tell({ name: 'connections.updated', payload: {} });
  onPace = () => {
    engine.wake();
    tellConnections();
  };
  const watch = watchServers({ deps, publisher, logger, connectionOf: models.ofOrigin });
  onSuccess = watch.noteSuccess;

  const handlers = createRouteHandlers({
    deps,
    live,
    control,
    overview,
    subscribe: (listener) => publisher.subscribe(listener),
    timers: systemTimers,
    exportPorts,
    bulkFiles,
    desktop: createDesktop(window),
    samples: createSampleSource(resourcesFolder),
    settings,
    servers: models.servers,
    tellConnections,
    tellThemes: () => publisher.tell({ name: 'themes.updated', payload: {} }),
    lookForServers: watch.lookNow,
    onSettings: (payload) => {
      models.refresh();
      engine.configure(policies.refresh());
      publisher.tell({ name: 'settings.updated', payload });
    },
    facts: {
      appVersion: app.getVersion(),
      suggestedExportFolder: join(app.getPath('documents'), 'Dossier'),
      dataFolder,
    },
  });
  const router = createRouter(handlers, (route, error) => logger.error('call failed', error, { route }));

  const serve = () =>
    startLocalServer({ dataFolder, router, publisher }).catch((error: unknown) => {
      store.database.close();
      throw openFailure(error, dataFolder);
    });
  const local = isServing ? await serve() : unreachable;

  const houseKeeping = createHouseKeeping({ deps, overview, publisher, settings, timers: systemTimers });

  /** Begins to work, on what is held too: an earlier life may have left it so. */
  const start = (): void => {
    engine.start();
    watch.start();
  };

  const stop = async (): Promise<void> => {
    houseKeeping.stop();
    watch.stop();
    await engine.stop(quitGraceMs);
    await models.close();
    convertProcess.dispose();
    printer.dispose();
    router.close();
    batches.stop();
    publisher.close();
    await local.close();
    store.documents.purge(systemClock.now());
    store.themes.purge(systemClock.now());
    store.events.trim();
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
    lookForServers: watch.lookNow,
    start,
    keepHouse: houseKeeping.start,
    stop,
  };
};

/** Everything that runs behind the window or a command. */
export type Core = NonNullable<Awaited<ReturnType<typeof compose>>>;
