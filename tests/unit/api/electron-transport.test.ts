import type { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { connectElectron } from '../../../src-main/api/electron-transport.ts';
import { Publisher } from '../../../src-main/api/publisher.ts';
import type { Router } from '../../../src-main/api/router.ts';
import { callChannel, eventChannel } from '../../../src-shared/contract/bridge.ts';
import type { AppEvent } from '../../../src-shared/contract/events.ts';
import { ok } from '../../../src-shared/model/app-error.ts';
import { ManualTime } from '../../support/manual-time.ts';

type Call = (event: unknown, name: unknown, input: unknown) => Promise<unknown>;

const ipc = vi.hoisted(() => ({ handlers: new Map<string, unknown>() }));
vi.mock('electron', () => ({
  app: { once: () => {} },
  ipcMain: {
    handle: (channel: string, handler: unknown) => ipc.handlers.set(channel, handler),
    removeHandler: (channel: string) => ipc.handlers.delete(channel),
  },
}));

const command: AppEvent = { name: 'command.requested', payload: { command: 'search' } };

/** A window as the transport sees it: whom it belongs to, and what was sent to it. */
const fakeWindow = () => {
  const sent: unknown[] = [];
  const state = { isDestroyed: false };
  const webContents = {
    isDestroyed: () => state.isDestroyed,
    send: (...args: unknown[]) => sent.push(args),
  };
  const window = { isDestroyed: () => state.isDestroyed, webContents } as unknown as BrowserWindow;
  return { window, webContents, sent, state };
};

describe('the transport to the window', () => {
  let calls: unknown[];
  let publisher: Publisher;
  let current: ReturnType<typeof fakeWindow> | null;
  let disconnect: () => void;

  beforeEach(() => {
    calls = [];
    current = fakeWindow();
    const router: Router = {
      call: () => Promise.reject(new Error('not by this door')),
      callUntyped: (name, input) => {
        calls.push([name, input]);
        return Promise.resolve(ok('answered'));
      },
      close: async () => {},
    };
    publisher = new Publisher({
      events: { lastSeq: () => 0, since: () => [] },
      timers: new ManualTime(),
      queueStatus: () => {
        throw new Error('nothing changed');
      },
      whenDurable: async () => {},
      onUnexpected: (error) => {
        throw error;
      },
    });
    const window = () => current?.window ?? null;
    disconnect = connectElectron({ router, publisher, window, trustedOrigin: 'app://dossier' });
  });

  const call = (url: string, change: { sender?: unknown; parent?: unknown } = {}, name: unknown = 'sample.get') => {
    const handler = ipc.handlers.get(callChannel) as Call;
    const senderFrame = { url, parent: change.parent ?? null };
    return handler({ sender: change.sender ?? current?.webContents, senderFrame }, name, { a: 1 });
  };
  const forbidden = { ok: false, error: { code: 'forbidden' } };

  it('lets the app’s own page call', async () => {
    expect(await call('app://dossier/index.html#/library')).toEqual(ok('answered'));
    expect(calls).toEqual([['sample.get', { a: 1 }]]);
  });

  it.each([
    'https://example.org/',
    'app://dossier.example.org/',
    'app://other/',
    'file:///index.html',
    'data:text/html,x',
    'about:blank',
    '',
    'app://dossier@other/',
    'app://dossier:81/',
  ])('refuses a page at "%s"', async (url) => {
    expect(await call(url)).toMatchObject(forbidden);
    expect(calls).toEqual([]);
  });

  it('refuses another window on the same page, a frame within the page, and everyone when there is no window', async () => {
    const page = 'app://dossier/index.html';
    expect(await call(page, { sender: fakeWindow().webContents })).toMatchObject(forbidden);
    expect(await call(page, { parent: {} })).toMatchObject(forbidden);
    const gone = current?.webContents;
    current = null;
    expect(await call(page, { sender: gone })).toMatchObject(forbidden);
    expect(calls).toEqual([]);
  });

  it('refuses a caller whose frame is gone', async () => {
    const handler = ipc.handlers.get(callChannel) as Call;
    const event = { sender: current?.webContents, senderFrame: null };
    expect(await handler(event, 'sample.get', {})).toMatchObject(forbidden);
  });

  it('refuses routes that name paths, though the page is its own', async () => {
    expect(await call('app://dossier/index.html', {}, 'export.run-to-folder')).toMatchObject(forbidden);
    expect(calls).toEqual([]);
  });

  it('sends events to the window there is, and to none that is gone', () => {
    const first = current;
    publisher.tell(command);
    current = null;
    publisher.tell(command);
    current = fakeWindow();
    publisher.tell(command);
    const second = current;
    second.state.isDestroyed = true;
    publisher.tell(command);
    expect(first?.sent).toEqual([[eventChannel, command]]);
    expect(second.sent).toEqual([[eventChannel, command]]);
  });

  it('is silent and deaf once disconnected', () => {
    disconnect();
    publisher.tell(command);
    expect(current?.sent).toEqual([]);
    expect(ipc.handlers.size).toBe(0);
  });
});
