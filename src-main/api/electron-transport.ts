import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import { app, ipcMain } from 'electron';
import { callChannel, eventChannel } from '#shared/contract/bridge.ts';
import { terminalRoutes } from '#shared/contract/routes.ts';
import { err } from '#shared/model/app-error.ts';
import type { Publisher } from './publisher.ts';
import type { Router } from './router.ts';

export interface TransportOptions {
  readonly router: Router;
  readonly publisher: Publisher;
  /** The one window that may call, or null while there is none. */
  readonly window: () => BrowserWindow | null;
  /** What the window's page is served from, e.g. `app://dossier`. */
  readonly trustedOrigin: string;
}

/** Only the app's own window, its top frame, on the app's own page may call: an address alone could be forged. */
const isTrusted = (event: IpcMainInvokeEvent, { window, trustedOrigin }: TransportOptions): boolean => {
  const frame = event.senderFrame;
  if (!frame || frame.parent !== null || event.sender !== window()?.webContents) return false;
  try {
    const { protocol, host } = new URL(frame.url);
    return `${protocol}//${host}` === trustedOrigin;
  } catch {
    return false;
  }
};

const isTerminalRoute = (name: unknown): boolean => typeof name === 'string' && terminalRoutes.has(name);

/** Connects the router and the publisher to the window by Electron's IPC. Returns how to disconnect. */
export const connectElectron = (options: TransportOptions): (() => void) => {
  ipcMain.handle(callChannel, async (event, name: unknown, input: unknown) => {
    if (!isTrusted(event, options)) return err({ code: 'forbidden', message: 'This caller may not call.' });
    if (isTerminalRoute(name)) return err({ code: 'forbidden', message: 'The window may not name paths.' });
    return options.router.callUntyped(name, input);
  });
  const unsubscribe = options.publisher.subscribe((event) => {
    const window = options.window();
    if (window && !window.isDestroyed() && !window.webContents.isDestroyed()) {
      window.webContents.send(eventChannel, event);
    }
  });
  app.once('will-quit', unsubscribe);
  return () => {
    unsubscribe();
    ipcMain.removeHandler(callChannel);
  };
};
