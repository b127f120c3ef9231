import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { callApp, draftSample } from '../support/call-app.ts';
import type { RunningApp } from '../support/launch-app.ts';
import { launchApp, temporaryFolder } from '../support/launch-app.ts';

interface Asked {
  readonly title: string;
  readonly body: string;
}

/** What the main process keeps for the test. */
interface Spy {
  asked: Asked[];
  click: () => void;
  isFocused: boolean;
  isMinimized: boolean;
}

/** Stands in for the system's notifications and for what it says of the window. */
const spyOn = (running: RunningApp) =>
  running.app.evaluate(({ Notification, BrowserWindow }) => {
    const spy: Spy = { asked: [], click: () => {}, isFocused: true, isMinimized: false };
    Object.assign(globalThis, { notificationSpy: spy });
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: Electron.Notification) {
      spy.asked.push({ title: this.title, body: this.body });
      spy.click = () => this.emit('click');
    };
    for (const window of BrowserWindow.getAllWindows()) {
      window.isFocused = () => spy.isFocused;
      window.isMinimized = () => spy.isMinimized;
    }
  });

const told = (running: RunningApp) =>
  running.app.evaluate(() => (globalThis as unknown as { notificationSpy: Spy }).notificationSpy.asked);

describe('native notifications (D6)', () => {
  const folder = temporaryFolder();
  let running: RunningApp;
  beforeAll(async () => {
    running = await launchApp(join(folder.path, 'data'));
    await running.page.getByRole('button', { name: 'Try it with a sample' }).waitFor();
    await spyOn(running);
  });
  afterAll(async () => {
    await running.close();
    folder.remove();
  });

  const setWindow = (state: { isFocused: boolean; isMinimized: boolean }) =>
    running.app.evaluate(({ app, BrowserWindow }, next) => {
      Object.assign((globalThis as unknown as { notificationSpy: Spy }).notificationSpy, next);
      // As when it comes to the front, or leaves it.
      if (next.isFocused) app.emit('browser-window-focus', {}, BrowserWindow.getAllWindows()[0]);
    }, state);
  const inFront = () => setWindow({ isFocused: true, isMinimized: false });
  const away = () => setWindow({ isFocused: false, isMinimized: false });
  const draft = async () => {
    const { documentId } = await draftSample(running.page);
    await vi.waitFor(async () => {
      expect((await callApp(running.page, 'document.get', { documentId })).status).toBe('completed');
    }, 30_000);
    return documentId;
  };
  const isTold = (count: number) => vi.waitFor(async () => expect(await told(running)).toHaveLength(count), 30_000);

  beforeEach(async () => {
    await inFront();
    await running.app.evaluate(() => {
      (globalThis as unknown as { notificationSpy: Spy }).notificationSpy.asked.length = 0;
    });
  });

  it('are asked for when a draft ends behind other windows, and lead to it, but not while the window is in front', async () => {
    const { page } = running;
    await draft();
    await page.getByText(/^Ready: /).waitFor();
    await away();
    const documentId = await draft();
    await isTold(1);
    // One, and of one document: the first one was told by the message in the window alone.
    expect(await told(running)).toEqual([
      { title: expect.stringMatching(/^Ready: Élise Varenne/), body: 'Every section is drafted. Click to open it.' },
    ]);
    await running.app.evaluate(() => (globalThis as unknown as { notificationSpy: Spy }).notificationSpy.click());
    await page.waitForFunction((id) => window.location.hash === `#/document/${id}`, documentId);
  });

  it('say of drafts that end together how many, the window being minimised', async () => {
    await setWindow({ isFocused: true, isMinimized: true });
    await Promise.all([draft(), draft()]);
    // On a slow machine the first may have been told alone; then one of both takes its place.
    await vi.waitFor(async () => {
      expect((await told(running)).at(-1)).toEqual({
        title: '2 documents are ready',
        body: 'Click to see them in the library.',
      });
    }, 60_000);
  });

  it('are silent once they are switched off', async () => {
    const { page } = running;
    await callApp(page, 'settings.update', { notifications: false });
    await away();
    await draft();
    await callApp(page, 'settings.update', { notifications: true, language: 'fr' });
    await draft();
    await isTold(1);
    expect(await told(running)).toEqual([expect.objectContaining({ title: expect.stringMatching(/^Prêt/) })]);
    await callApp(page, 'settings.update', { language: 'auto' });
  });
});
