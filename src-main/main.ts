import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, dialog, nativeTheme, powerMonitor, session, utilityProcess } from 'electron';
import { AppFailure } from '#shared/model/app-error.ts';
import type { DocumentKindName, ProviderName } from '#shared/model/run.ts';
import { connectElectron } from './api/electron-transport.ts';
import { connectToOwner } from './api/local-client.ts';
import { startLocalServer } from './api/local-server.ts';
import type { EventListener } from './api/publisher.ts';
import { Publisher } from './api/publisher.ts';
import { createRouteHandlers } from './api/route-handlers.ts';
import { createRouter } from './api/router.ts';
import { watchFinishedRuns } from './app/finished-runs.ts';
import { draftSectionHandler } from './app/handlers/draft-section.ts';
import { LiveTexts } from './app/live-texts.ts';
import type { AppDeps } from './app/ports.ts';
import { getQueueStatus } from './app/queries/get-queue-status.ts';
import { exitCodes } from './cli/exit-code.ts';
import type { TerminalRequest } from './cli/run-terminal.ts';
import { readCommandLine, runTerminal } from './cli/run-terminal.ts';
import { errorLines } from './cli/terminal-text.ts';
import { saveFiles } from './convert/export/save-file.ts';
import type { DocumentKind } from './documents/document-kind.ts';
import { documentKindOf } from './documents/registry.ts';
import { setAppMenu } from './platform/app-menu.ts';
import { appOrigin, appPage, registerAppScheme, serveApp } from './platform/app-protocol.ts';
import { createConvertProcess } from './platform/convert-process.ts';
import { createConverter } from './platform/converter.ts';
import { chooseDataFolder } from './platform/data-folder.ts';
import { createDesktop } from './platform/desktop.ts';
import { denyPermissions, lockDownPages } from './platform/lock-down.ts';
import type { Logger } from './platform/logger.ts';
import { createLogger } from './platform/logger.ts';
import { openMainWindow } from './platform/main-window.ts';
import { createPdfPrinter } from './platform/pdf-printer.ts';
import { randomIds } from './platform/random-ids.ts';
import { createSampleSource } from './platform/sample-source.ts';
import { createSettings } from './platform/settings.ts';
import { onStopSignal } from './platform/stop-signals.ts';
import { systemClock, systemPause, systemTimers } from './platform/system-clock.ts';
import { createEmbeddedProvider, embeddedOrigin } from './providers/embedded/embedded-provider.ts';
import { createScriptedProvider, scriptSchema } from './providers/scripted/scripted-provider.ts';
import type { TextModel } from './providers/text-model.ts';
import { eraseHandler } from './queue/handler.ts';
import { sectionsPolicy } from './queue/policy.ts';
import { QueueEngine } from './queue/queue-engine.ts';
import { openFailure } from './storage/open-failure.ts';
import type { OwnerLock } from './storage/owner-lock.ts';
import { acquireOwnerLock } from './storage/owner-lock.ts';
import { openStore } from './storage/store.ts';

/** Quit, log-out and SIGTERM give running work this long to stop; whatever doesn't is found at the next start. */
const stopGraceMs = 5_000;

/** Between two words of the embedded drafter in the window: fast, yet the eye can follow. */
const watchableDelayMs = 5;

const distFolder = join(__dirname, '..');
const resourcesFolder = join(distFolder, '..', 'resources');

/** In development and tests a provider that follows a script can be put in; a packaged app has no such door. */
const scriptPath = app.isPackaged ? undefined : process.env['DOSSIER_SCRIPTED_PROVIDER'];
const slowDraftDelayMs = app.isPackaged ? undefined : process.env['DOSSIER_WORD_DELAY_MS'];
const developmentPageUrl = app.isPackaged ? undefined : process.env['VITE_DEV_SERVER_URL'];

const inUseError = {
  code: 'data.in-use',
  message: 'Dossier is already running with this data.',
  action: 'Close the other one, or name another folder with --data-dir.',
} as const;

const unexpectedError = {
  code: 'internal',
  message: 'Something unexpected went wrong.',
  action: 'Try again. Nothing that was saved is lost.',
} as const;

const createProviders = (wordDelayMs: number): ReadonlyMap<ProviderName, TextModel> => {
  const pause = systemPause;
  const providers: TextModel[] = [createEmbeddedProvider({ wordDelayMs, longestMs: 1_500, pause })];
  if (scriptPath !== undefined) {
    const script = scriptSchema.parse(JSON.parse(readFileSync(scriptPath, 'utf8')));
    const onCall = (key: string) => process.stderr.write(`scripted call: ${key}\n`);
    providers.push(createScriptedProvider({ script, pause, onCall }));
  }
  return new Map(providers.map((provider) => [provider.name, provider]));
};

/**
 * Puts the engine room together: store, queue, providers, conversion, router. Null when another process owns the data
 * folder. Throws an AppFailure `data.damaged`.
 */
const compose = async (dataFolder: string, logger: Logger, wordDelayMs: number, window: () => BrowserWindow | null) => {
  const lock = acquireOwnerLock(dataFolder);
  if (!lock) return null;
  try {
    return await composeOwned(lock, dataFolder, logger, wordDelayMs, window);
  } catch (error) {
    // Or the next try of this same process would find the folder taken, by itself.
    lock.release();
    throw error;
  }
};

const composeOwned = async (
  lock: OwnerLock,
  dataFolder: string,
  logger: Logger,
  wordDelayMs: number,
  window: () => BrowserWindow | null,
) => {
  const store = openStore(join(dataFolder, 'dossier.db'), systemClock.now());
  const providers = createProviders(wordDelayMs);
  const deps: AppDeps = {
    store,
    clock: systemClock,
    ids: randomIds,
    sectionsPolicy,
    // Each kind parses its own input, so behind this door inputs are unknown until they are parsed.
    documentKind: (name: DocumentKindName) => documentKindOf(name) as DocumentKind<unknown>,
    provider: (name) => providers.get(name) ?? null,
  };
  const publisher = new Publisher({
    events: store.events,
    timers: systemTimers,
    queueStatus: getQueueStatus(deps),
    onUnexpected: (error) => logger.error('an event could not be told', error),
  });
  const live = new LiveTexts((delta) => publisher.delta(delta));
  const engine = new QueueEngine({
    store: store.queue,
    handlers: [eraseHandler(draftSectionHandler(deps, live))],
    policies: [sectionsPolicy],
    bootId: randomIds.boot(),
    clock: systemClock,
    timers: systemTimers,
    random: Math.random,
    unmeteredOrigins: new Set([embeddedOrigin]),
    onUnexpected: (job, error) => logger.error('queue', error, job ? { job: job.id, kind: job.kind } : {}),
  });
  store.database.onCommit(() => {
    publisher.committed();
    engine.wake();
  });
  publisher.subscribe(watchFinishedRuns(deps, (event) => publisher.tell(event)));

  const convertProcess = createConvertProcess({
    fork: (path, execArgv) => utilityProcess.fork(path, [], { execArgv, serviceName: 'Dossier conversion' }),
    workerPath: join(distFolder, 'workers', 'convert-worker.cjs'),
  });
  const printer = createPdfPrinter();
  const settings = createSettings(dataFolder);
  const handlers = createRouteHandlers({
    deps,
    live,
    cancelJobs: (ids) => engine.cancel(ids),
    exportPorts: { converter: createConverter(convertProcess), printer, saveFiles },
    desktop: createDesktop(window),
    samples: createSampleSource(resourcesFolder),
    settings,
    onSettings: (payload) => publisher.tell({ name: 'settings.updated', payload }),
    facts: {
      appVersion: app.getVersion(),
      suggestedExportFolder: join(app.getPath('documents'), 'Dossier'),
      dataFolder,
    },
  });
  const router = createRouter(handlers, (route, error) => logger.error('call failed', error, { route }));

  const local = await startLocalServer({ dataFolder, router, publisher }).catch((error: unknown) => {
    store.database.close();
    throw openFailure(error, dataFolder);
  });

  const stop = async (): Promise<void> => {
    await engine.stop(stopGraceMs);
    convertProcess.dispose();
    printer.dispose();
    router.close();
    publisher.close();
    await local.close();
    store.documents.purge(systemClock.now());
    store.events.trim();
    store.database.close();
    lock.release();
  };
  return { engine, publisher, router, settings, local, stop };
};

type Core = NonNullable<Awaited<ReturnType<typeof compose>>>;

/** Without listeners Electron shows a stack trace in a dialog that waits for ever; what is stored is safe either way. */
const logUncaught = (logger: Logger): void => {
  process.on('uncaughtException', (error) => logger.error('uncaught exception', error));
  process.on('unhandledRejection', (error) => logger.error('unhandled rejection', error));
};

/** Stops the core once, however the end comes: the last window, the menu, SIGTERM, SIGINT, log-out. */
const quitGracefully = (core: Core, logger: Logger): void => {
  let isStopped = false;
  app.on('before-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    void core
      .stop()
      .catch((error: unknown) => logger.error('stop', error))
      .finally(() => {
        isStopped = true;
        app.quit();
      });
  });
  onStopSignal(() => app.quit());
};

/** Asks what to do about an error at start; true means to try again. */
const askToTryAgain = async ({
  message,
  action,
}: {
  message: string;
  action?: string | undefined;
}): Promise<boolean> => {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message,
    detail: `${action ?? ''}\nNothing was changed.`.trim(),
    buttons: ['Try again', 'Quit'],
    cancelId: 1,
  });
  return response === 0;
};

/** Opens the data for the window, asking the user while that can't be; null when they gave up. */
const composeForWindow = async (
  dataFolder: string,
  logger: Logger,
  window: () => BrowserWindow | null,
): Promise<Core | null> => {
  const wordDelayMs = Number(slowDraftDelayMs ?? watchableDelayMs);
  for (;;) {
    let problem: { message: string; action?: string | undefined } = inUseError;
    try {
      const core = await compose(dataFolder, logger, wordDelayMs, window);
      if (core !== null) return core;
    } catch (error) {
      logger.error('start', error);
      problem = error instanceof AppFailure ? error.error : { message: 'Dossier could not open its data.' };
    }
    if (!(await askToTryAgain(problem))) return null;
  }
};

const runWindow = async (): Promise<void> => {
  const dataFolder = chooseDataFolder(process.env['DOSSIER_DATA_DIR']);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  const logger = createLogger(dataFolder);
  logUncaught(logger);
  let window: BrowserWindow | null = null;
  lockDownPages((url) => (developmentPageUrl ? url.startsWith(developmentPageUrl) : url.startsWith(`${appOrigin}/`)));
  await app.whenReady();
  const core = await composeForWindow(dataFolder, logger, () => window);
  if (core === null) {
    app.exit(1);
    return;
  }
  quitGracefully(core, logger);
  denyPermissions(session.defaultSession);
  serveApp(join(distFolder, 'renderer'));
  connectElectron({
    router: core.router,
    publisher: core.publisher,
    window: () => window,
    trustedOrigin: developmentPageUrl ? new URL(developmentPageUrl).origin : appOrigin,
  });
  const open = () => {
    nativeTheme.themeSource = schemeOf(core);
    window = openMainWindow({
      preloadPath: join(__dirname, 'preload.cjs'),
      url: developmentPageUrl ?? appPage,
      iconPath: join(resourcesFolder, 'icons', 'icon.png'),
    });
    window.on('closed', () => {
      window = null;
    });
  };
  setAppMenu((command) => core.publisher.tell({ name: 'command.requested', payload: { command } }), !app.isPackaged);
  core.publisher.subscribe((event) => {
    if (event.name === 'settings.updated') nativeTheme.themeSource = schemeOf(core);
  });
  open();
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('activate', () => {
    if (window === null) open();
  });
  app.on('window-all-closed', () => app.quit());
  powerMonitor.on('resume', () => core.engine.wake());
  core.engine.start();
};

const schemeOf = (core: Core): 'system' | 'light' | 'dark' => {
  const { colorScheme } = core.settings.get();
  return colorScheme === 'auto' ? 'system' : colorScheme;
};

type DraftRequest = Extract<TerminalRequest, { type: 'draft' }>;

const stopOnSignals = (): AbortSignal => {
  const stopping = new AbortController();
  onStopSignal(() => stopping.abort());
  return stopping.signal;
};

const whenAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** Owns the data folder for the length of one command, and for as long as another process uses it through this one. */
const runAsOwner = async (core: Core, logger: Logger, request: DraftRequest, signal: AbortSignal): Promise<number> => {
  core.engine.start();
  const client = { call: core.router.call, on: (hear: EventListener) => core.publisher.subscribe(hear) };
  try {
    const exitCode = await runTerminal(request, client, terminal, signal);
    await Promise.race([core.local.whenUnused(), whenAborted(signal)]);
    return exitCode;
  } finally {
    // The command has said how it ended; a full disk while tidying up must not make it say something else.
    await core.stop().catch((error: unknown) => logger.error('stop', error));
  }
};

const runAsClient = async (dataFolder: string, request: DraftRequest, signal: AbortSignal): Promise<number> => {
  // An owner that has just taken the lock needs a moment before it answers.
  let client = await connectToOwner(dataFolder);
  for (let tries = 0; client === null && tries < 20 && !signal.aborted; tries++) {
    await systemPause(100, signal);
    client = await connectToOwner(dataFolder);
  }
  if (client === null) throw new AppFailure(inUseError);
  try {
    return await runTerminal(request, client, terminal, signal);
  } finally {
    client.close();
  }
};

const runCommand = async (request: DraftRequest): Promise<number> => {
  const named = request.args['data-dir'] ?? process.env['DOSSIER_DATA_DIR'];
  try {
    return await runCommandOn(chooseDataFolder(named), request);
  } catch (error) {
    if (error instanceof AppFailure || !(error instanceof Error && 'syscall' in error)) throw error;
    throw openFailure(error, named ?? app.getPath('userData'));
  }
};

const runCommandOn = async (dataFolder: string, request: DraftRequest): Promise<number> => {
  lockDownPages(() => false);
  await app.whenReady();
  const logger = createLogger(dataFolder);
  logUncaught(logger);
  // The print window coming and going must not end the process.
  app.on('window-all-closed', () => {});
  const signal = stopOnSignals();
  const core = await compose(dataFolder, logger, 0, () => null);
  return core === null ? runAsClient(dataFolder, request, signal) : runAsOwner(core, logger, request, signal);
};

/** Whoever reads may hang up early (`| head -1`): what they don't want to hear is no reason to fail. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

const terminal = {
  out: (line: string) => void process.stdout.write(`${line}\n`),
  err: (line: string) => void process.stderr.write(`${line}\n`),
};

/** What was typed after the program: behind `--` when started from the repository, plain words when packaged. */
const commandLine = (): string[] | null => {
  if (process.env['DOSSIER_CLI'] === '1') return process.argv.slice(process.argv.indexOf('--') + 1);
  const [verb, ...rest] = process.argv.slice(1);
  return app.isPackaged && (verb === 'draft' || verb === 'help' || verb === '--help') ? [verb, ...rest] : null;
};

const runCommandLine = async (args: readonly string[]): Promise<number> => {
  const providers = scriptPath === undefined ? ['embedded'] : ['embedded', 'scripted'];
  const request = readCommandLine(args, providers, terminal);
  if (request.type === 'done') return request.exitCode;
  app.dock?.hide();
  try {
    return await runCommand(request);
  } catch (error) {
    const known = error instanceof AppFailure ? error.error : unexpectedError;
    if (request.args.json) terminal.out(JSON.stringify({ status: 'failed', error: known }));
    for (const line of errorLines(known)) terminal.err(line);
    return exitCodes.failed;
  }
};

registerAppScheme();
const args = commandLine();
if (args === null) void runWindow();
else void runCommandLine(args).then((code) => app.exit(code));
