import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, dialog, nativeTheme, powerMonitor, session } from 'electron';
import { appOrigin } from '#shared/contract/app-address.ts';
import type { AppError } from '#shared/model/app-error.ts';
import { connectElectron } from '../api/electron-transport.ts';
import { setAppMenu } from '../platform/app-menu.ts';
import { appPage, serveApp } from '../platform/app-protocol.ts';
import { chooseDataFolder } from '../platform/data-folder.ts';
import { leaveNow } from '../platform/leave.ts';
import { denyPermissions, lockDownPages } from '../platform/lock-down.ts';
import type { Logger } from '../platform/logger.ts';
import { createLogger } from '../platform/logger.ts';
import { openMainWindow } from '../platform/main-window.ts';
import { onSessionEnd } from '../platform/session-end.ts';
import { onStopSignal } from '../platform/stop-signals.ts';
import { openFailure } from '../storage/open-failure.ts';
import { distFolder, resourcesFolder } from './app-folders.ts';
import type { Core } from './compose.ts';
import { compose } from './compose.ts';
import { developmentSwitches } from './development-switches.ts';
import { logUncaught } from './log-uncaught.ts';
import { inUseError } from './open-own-store.ts';
import { startNotifications } from './start-notifications.ts';

const { pageUrl } = developmentSwitches;

/** How long a window is waited for that is to close, in milliseconds: one that hangs keeps nobody from quitting. */
const closingMs = 1_000;

/** Closes the window while the core still answers, since it saves on closing what was typed last. */
const closeWindow = (window: BrowserWindow | null): Promise<void> =>
  new Promise((resolve) => {
    if (window === null) return resolve();
    const timer = setTimeout(resolve, closingMs);
    window.once('closed', () => {
      clearTimeout(timer);
      resolve();
    });
    window.close();
  });

/** Stops the core once, however the end comes: the last window, the menu, SIGTERM, SIGINT, log-out. */
const quitGracefully = (core: Core, logger: Logger, window: () => BrowserWindow | null): void => {
  let isStopping = false;
  let isStopped = false;
  app.on('before-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    // Asked twice (Ctrl+C again, a log-out that also sends SIGTERM), it still stops once.
    if (isStopping) return;
    isStopping = true;
    void closeWindow(window())
      .then(() => core.stop())
      .catch((error: unknown) => logger.error('stop', error))
      .finally(() => {
        isStopped = true;
        app.quit();
      });
  });
  // The windows are closed, the core is stopped: what is left is only the runtime itself.
  app.on('quit', (_event, exitCode) => leaveNow(exitCode));
  onStopSignal(() => app.quit());
  onSessionEnd(() => app.quit());
};

/** Asks what to do about an error at start; true means to try again. */
const askToTryAgain = async ({ message, action }: AppError): Promise<boolean> => {
  // Nothing is open yet that a signal would have to be careful with.
  onStopSignal(() => app.exit(1));
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message,
    detail: action ?? 'Nothing was changed.',
    buttons: ['Try again', 'Quit'],
    cancelId: 1,
  });
  return response === 0;
};

/** Between two words of the embedded drafter in the window: fast, yet the eye can follow. */
const watchableDelayMs = 5;

/** Does something that may fail at start, asking the user to try again while it does; null when they gave up. */
const insist = async <T>(open: () => Promise<T | null>, onError: (error: unknown) => AppError): Promise<T | null> => {
  for (;;) {
    let problem: AppError = inUseError;
    try {
      const opened = await open();
      if (opened !== null) return opened;
    } catch (error) {
      problem = onError(error);
    }
    if (!(await askToTryAgain(problem))) return null;
  }
};

const openLogger = (dataFolder: string): Logger => {
  const logger = createLogger(dataFolder);
  logUncaught(logger);
  return logger;
};

/** The data folder and its log. Before the app is ready if it can be, since Chromium's own files go there too. */
const openFolder = async (): Promise<{ dataFolder: string; logger: Logger } | null> => {
  const named = process.env['DOSSIER_DATA_DIR'];
  const open = () => {
    const dataFolder = chooseDataFolder(named);
    return { dataFolder, logger: openLogger(dataFolder) };
  };
  try {
    return open();
  } catch {
    await app.whenReady();
    return insist(
      async () => open(),
      (error) => openFailure(error, named ?? app.getPath('userData')).error,
    );
  }
};

const schemeOf = (core: Core): 'system' | 'light' | 'dark' => {
  const { colorScheme } = core.settings.get();
  return colorScheme === 'auto' ? 'system' : colorScheme;
};

/**
 * Keeps one window open while the app runs, and gives it what it shows and calls.
 * @returns brings it to the front, opening it anew at that location hash if it was closed; whether it was open.
 */
const keepWindow = (core: Core, holder: { window: BrowserWindow | null }): ((hash: string) => boolean) => {
  denyPermissions(session.defaultSession);
  serveApp(join(distFolder, 'renderer'), core.readPicture);
  connectElectron({
    router: core.router,
    publisher: core.publisher,
    window: () => holder.window,
    trustedOrigin: pageUrl ? new URL(pageUrl).origin : appOrigin,
  });
  const open = (hash = '') => {
    nativeTheme.themeSource = schemeOf(core);
    holder.window = openMainWindow({
      preloadPath: join(distFolder, 'main', 'preload.cjs'),
      url: `${pageUrl ?? appPage}${hash}`,
      iconPath: join(resourcesFolder, 'icons', 'icon.png'),
    });
    holder.window.on('closed', () => {
      holder.window = null;
    });
  };
  core.publisher.subscribe((event) => {
    if (event.name === 'settings.updated') nativeTheme.themeSource = schemeOf(core);
  });
  const raise = (hash: string): boolean => {
    const { window } = holder;
    if (window === null) {
      open(hash);
      return false;
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
    return true;
  };
  open();
  app.on('second-instance', () => raise(''));
  app.on('activate', () => {
    if (holder.window === null) open();
  });
  return raise;
};

/** Starts the app with its window; another start on the same data only raises this one's. */
export const startWindow = async (): Promise<void> => {
  lockDownPages((url) => url.startsWith(pageUrl ?? `${appOrigin}/`));
  const folder = await openFolder();
  if (folder === null) return app.exit(1);
  if (!app.requestSingleInstanceLock()) return app.quit();
  const { dataFolder, logger } = folder;
  const holder: { window: BrowserWindow | null } = { window: null };
  await app.whenReady();
  const wordDelayMs = Number(developmentSwitches.wordDelayMs ?? watchableDelayMs);
  const core = await insist(
    () => compose({ dataFolder, logger, wordDelayMs, isServing: true, window: () => holder.window }),
    (error) => {
      logger.error('start', error);
      return openFailure(error, dataFolder).error;
    },
  );
  if (core === null) return app.exit(1);
  quitGracefully(core, logger, () => holder.window);
  setAppMenu((command) => core.publisher.tell({ name: 'command.requested', payload: { command } }), !app.isPackaged);
  const raise = keepWindow(core, holder);
  startNotifications({
    core,
    window: () => holder.window,
    goTo: ({ hash, event }) => {
      if (raise(hash)) core.publisher.tell(event);
    },
  });
  app.on('window-all-closed', () => app.quit());
  powerMonitor.on('resume', () => {
    core.engine.resume();
    core.lookForServers();
  });
  core.start();
  core.keepHouse();
};
