import type { Session } from 'electron';
import { BrowserWindow, session } from 'electron';
import { AppFailure } from '#shared/model/app-error.ts';
import type { PdfPrinter } from '../app/ports.ts';

/** Prints come one after another, in the order they were asked for; one that takes more than three minutes fails. */
export interface ChromiumPdfPrinter extends PdfPrinter {
  /** Closes the hidden window; a later print opens another. */
  dispose(): void;
}

type PrintOptions = Parameters<PdfPrinter['print']>[1];

const scheme = 'dossier-page';
/** Five hundred pages take half a minute on a slow machine. */
const printLimitMs = 180_000;
const idleMs = 60_000;

const printFailure = (cause: unknown): AppFailure =>
  new AppFailure(
    {
      code: 'export.print-failed',
      message: 'The PDF could not be printed.',
      action: 'Try again; the document itself is safe. If it keeps failing, export it as DOCX.',
    },
    { cause },
  );

/** A session in memory only, which can read the one page it is given and nothing else. */
const openPrintSession = (currentPage: () => string): Session => {
  const printSession = session.fromPartition('dossier-print', { cache: false });
  if (!printSession.protocol.isProtocolHandled(scheme)) {
    printSession.protocol.handle(
      scheme,
      () => new Response(currentPage(), { headers: { 'content-type': 'text/html; charset=utf-8' } }),
    );
  }
  printSession.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !details.url.startsWith(`${scheme}://`) && !details.url.startsWith('data:') });
  });
  printSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  printSession.setPermissionCheckHandler(() => false);
  return printSession;
};

const openWindow = (printSession: Session): BrowserWindow => {
  const window = new BrowserWindow({
    show: false,
    width: 800,
    height: 1100,
    skipTaskbar: true,
    webPreferences: {
      session: printSession,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webgl: false,
      plugins: false,
      spellcheck: false,
      backgroundThrottling: false,
    },
  });
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.webContents.on('will-navigate', (event) => event.preventDefault());
  return window;
};

/**
 * Rejects when the page's process dies, its window is closed or it takes too long, so that no print can block those behind
 * it, and when the signal is aborted.
 */
const orGivenUp = async <T>(window: BrowserWindow, work: Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
  let stop = (): void => {};
  const givenUp = new Promise<never>((_, reject) => {
    const onGone = (): void => reject(new Error('the print page’s process ended'));
    const timer = setTimeout(() => reject(new Error(`not printed within ${printLimitMs} ms`)), printLimitMs);
    const onStop = (): void => reject(signal?.reason);
    const { webContents } = window;
    webContents.on('render-process-gone', onGone);
    webContents.on('destroyed', onGone);
    signal?.addEventListener('abort', onStop);
    stop = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onStop);
      if (window.isDestroyed()) return;
      webContents.off('render-process-gone', onGone);
      webContents.off('destroyed', onGone);
    };
  });
  try {
    return await Promise.race([work, givenUp]);
  } finally {
    stop();
  }
};

/**
 * Makes the printer that turns pages into PDFs by Chromium's own `printToPDF`. It opens one hidden window at the first
 * print, without scripts, network or access to anything, keeps it for the next, and closes it after a minute unused.
 */
export const createPdfPrinter = (): ChromiumPdfPrinter => {
  let window: BrowserWindow | undefined;
  let page = '';
  let count = 0;
  let idleTimer: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const dispose = (): void => {
    clearTimeout(idleTimer);
    if (window !== undefined && !window.isDestroyed()) window.destroy();
    window = undefined;
  };

  const printNow = async (html: string, { isTagged, signal }: PrintOptions): Promise<Uint8Array> => {
    signal?.throwIfAborted();
    clearTimeout(idleTimer);
    if (window === undefined || window.isDestroyed()) window = openWindow(openPrintSession(() => page));
    const { webContents } = window;
    page = html;
    count += 1;
    // Fonts come as data: URIs, and a page counts as loaded only with them.
    await orGivenUp(window, webContents.loadURL(`${scheme}://print/${count}`), signal);
    const pdf = await orGivenUp(
      window,
      webContents.printToPDF({
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: isTagged,
      }),
      signal,
    );
    page = '';
    return pdf;
  };

  const print = (html: string, options: PrintOptions): Promise<Uint8Array> => {
    const printed = last
      .then(() => printNow(html, options))
      .catch((cause: unknown) => {
        // A window that failed once, or is still printing, may be in any state: the next print gets a new one.
        dispose();
        options.signal?.throwIfAborted();
        throw printFailure(cause);
      })
      .finally(() => {
        clearTimeout(idleTimer);
        idleTimer = setTimeout(dispose, idleMs);
        idleTimer.unref();
      });
    last = printed.catch(() => undefined);
    return printed;
  };

  return { print, dispose };
};
