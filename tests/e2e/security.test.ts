import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentIdSchema } from '../../src-shared/model/ids.ts';
import { pngPicture } from '../support/export/png-picture.ts';
import type { RunningApp } from '../support/launch-app.ts';
import { launchApp, temporaryFolder } from '../support/launch-app.ts';

/** What the page is not given: looked up by name, as an intruder would. */
const nodeNames = [
  'require',
  'module',
  'exports',
  'process',
  'Buffer',
  'global',
  'electron',
  '__dirname',
  'ipcRenderer',
];

describe('the window is locked down (design: safety)', () => {
  const folder = temporaryFolder();
  let app: RunningApp;

  beforeAll(async () => {
    app = await launchApp(folder.path);
    await app.app.evaluate(({ session }) => {
      const seen: string[] = [];
      Object.assign(globalThis, { requestsSeen: seen });
      session.defaultSession.webRequest.onBeforeRequest((details, answer) => {
        seen.push(details.url);
        answer({});
      });
    });
    await app.page.reload();
    await app.page.waitForLoadState('load');
  });

  afterAll(async () => {
    await app?.close();
    folder.remove();
  });

  const windows = () => app.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

  it('runs the page in the sandbox, isolated, without Node', async () => {
    const preferences = await app.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => {
        // Not in the types, but the only way to ask what a window was opened with.
        const contents: unknown = window.webContents;
        return (contents as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences();
      }),
    );
    expect(preferences).toHaveLength(1);
    expect(preferences[0]).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
    expect(preferences[0]?.['nodeIntegrationInWorker'] ?? false).toBe(false);
    expect(preferences[0]?.['nodeIntegrationInSubFrames'] ?? false).toBe(false);
    expect(preferences[0]?.['allowRunningInsecureContent'] ?? false).toBe(false);
  });

  it('gives the page nothing of Node or Electron, and of ours two functions', async () => {
    const found = await app.page.evaluate(
      (names) => names.filter((name) => Reflect.get(globalThis, name) !== undefined),
      nodeNames,
    );
    expect(found).toEqual([]);
    const bridge = await app.page.evaluate(() => {
      const dossier: unknown = Reflect.get(window, 'dossier');
      const own = Object.entries(Object(dossier)).map(([name, value]) => [name, typeof value]);
      return { own, isFrozen: Object.isFrozen(dossier) };
    });
    expect(bridge.own.sort()).toEqual([
      ['call', 'function'],
      ['on', 'function'],
    ]);
    expect(bridge.isFrozen).toBe(true);
  });

  it('serves the page with a policy that allows nothing inline and nothing from outside', async () => {
    const header = await app.page.evaluate(async () => {
      const response = await fetch(location.href);
      return response.headers.get('content-security-policy');
    });
    const policy = new Map(
      (header ?? '').split('; ').map((directive) => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sources.join(' ')];
      }),
    );
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toBe("'self'");
    expect(policy.get('connect-src')).toBe("'self'");
    expect(policy.get('object-src')).toBe("'none'");
    expect(policy.get('frame-ancestors')).toBe("'none'");
    expect(policy.get('base-uri')).toBe("'none'");
    expect(policy.get('form-action')).toBe("'none'");
    expect(header).not.toContain('unsafe');
    expect(header).not.toMatch(/https?:|\*/);
  });

  it('runs no inline script, no handler in markup and no text as code', async () => {
    const ran = await app.page.evaluate(async () => {
      const violations: string[] = [];
      const handlerRefused = new Promise<void>((resolve) =>
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          violations.push(effectiveDirective);
          if (effectiveDirective === 'script-src-attr') resolve();
        }),
      );
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      const markup = document.createElement('div');
      markup.innerHTML = '<button type="button" onclick="window.handlerRan = true">x</button>';
      const remote = document.createElement('script');
      const refused = new Promise((resolve) => remote.addEventListener('error', () => resolve(true)));
      remote.src = 'https://example.org/x.js';
      document.body.append(script, markup, remote);
      markup.querySelector('button')?.click();
      await Promise.all([refused, handlerRefused]);
      let evalError = '';
      try {
        Reflect.apply(Reflect.get(window, 'eval'), window, ['window.evalRan = true']);
      } catch (error) {
        evalError = String(error);
      }
      return {
        inline: Reflect.get(window, 'inlineRan'),
        handler: Reflect.get(window, 'handlerRan'),
        eval: Reflect.get(window, 'evalRan'),
        evalError,
        violations,
      };
    });
    expect(ran.inline).toBeUndefined();
    expect(ran.handler).toBeUndefined();
    expect(ran.eval).toBeUndefined();
    expect(ran.evalError).toContain('EvalError');
    expect(ran.violations).toEqual(expect.arrayContaining(['script-src-elem', 'script-src-attr']));
  });

  it('shows a picture that is kept under the policy that is there, and nothing beside it', async () => {
    const png = [...pngPicture(7, 5)];
    const seen = await app.page.evaluate(async (content) => {
      const file = { name: 'photo.png', data: Uint8Array.from(content) };
      const put = await window.dossier.call('asset.put', { file });
      if (!put.ok || put.value === null || !('bytes' in put.value)) throw new Error('the picture was not kept');
      const url = `app://dossier/asset/${put.value.id}`;
      const image = new Image();
      image.src = url;
      await image.decode();
      const response = await fetch(url);
      const status = async (path: string) => (await fetch(`app://dossier/${path}`)).status;
      return {
        size: [image.naturalWidth, image.naturalHeight],
        headers: ['content-type', 'x-content-type-options', 'cache-control'].map((name) => response.headers.get(name)),
        others: [
          await status(`asset/${'0'.repeat(64)}`),
          await status(`asset/${put.value.id}?x`),
          await status('asset/..%2f..%2f..%2fdossier.db'),
        ],
      };
    }, png);
    expect(seen).toEqual({
      size: [7, 5],
      headers: ['image/png', 'nosniff', 'private, max-age=31536000, immutable'],
      others: [404, 404, 404],
    });
  });

  it.each(['https://example.org/', 'app://other/index.html', 'mailto:someone@example.org'])(
    'is kept from going to %s',
    async (url) => {
      const before = app.page.url();
      const decided = app.app.evaluate(
        ({ BrowserWindow }, target) =>
          new Promise<boolean>((resolve) => {
            const [window] = BrowserWindow.getAllWindows();
            window?.webContents.once('will-navigate', (event, to) => resolve(to === target && event.defaultPrevented));
          }),
        url,
      );
      // Main listens by then: it answers questions in the order they came.
      await app.app.evaluate(() => undefined);
      await app.page.evaluate((target) => {
        location.href = target;
      }, url);
      expect(await decided).toBe(true);
      expect(app.page.url()).toBe(before);
    },
  );

  it.each(['file:///etc/passwd', 'data:text/html,<p>x</p>'])('may not even ask to go to %s', async (url) => {
    const before = app.page.url();
    const refused = app.page.waitForEvent('console', (message) => message.text().includes('Not allowed to'));
    await app.page.evaluate((target) => {
      location.href = target;
    }, url);
    await refused;
    expect(app.page.url()).toBe(before);
  });

  it('opens no window, whoever asks', async () => {
    const answers = await app.page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://example.org/';
      link.target = '_blank';
      document.body.append(link);
      link.click();
      return ['https://example.org/', 'about:blank', location.href].map((url) => window.open(url) === null);
    });
    expect(answers).toEqual([true, true, true]);
    expect(await windows()).toBe(1);
  });

  it('grants no permission', async () => {
    const answers = await app.page.evaluate(async () => {
      const position = new Promise<number | string>((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          (error) => resolve(error.code),
        ),
      );
      const media = navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'given',
        (error: DOMException) => error.name,
      );
      return {
        notification: await Notification.requestPermission(),
        position: await position,
        media: await media,
        states: await Promise.all(
          (['geolocation', 'notifications', 'camera', 'microphone', 'midi'] as PermissionName[]).map(
            async (name) => (await navigator.permissions.query({ name })).state,
          ),
        ),
      };
    });
    expect(answers.notification).toBe('denied');
    expect(answers.position).toBe(1);
    expect(['NotAllowedError', 'NotFoundError']).toContain(answers.media);
    expect(answers.states).not.toContain('granted');
  });

  it('leaves a webview and a frame empty', async () => {
    const before = await app.app.evaluate(({ webContents }) => webContents.getAllWebContents().length);
    const kinds = await app.page.evaluate(async () => {
      const view = document.createElement('webview');
      view.setAttribute('src', 'https://example.org/');
      const frame = document.createElement('iframe');
      const blocked = new Promise((resolve) =>
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
          once: true,
        }),
      );
      frame.src = 'https://example.org/';
      document.body.append(view, frame);
      return { frame: await blocked, view: 'loadURL' in view, name: view.constructor.name };
    });
    expect(kinds).toEqual({ frame: 'frame-src', view: false, name: 'HTMLElement' });
    expect(await app.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(before);
  });

  it('serves the page by its address', async () => {
    const status = await app.app.evaluate(
      async ({ session }) => (await session.defaultSession.fetch('app://dossier/index.html')).status,
    );
    expect(status).toBe(200);
  });

  it.each([
    'app://dossier/../main/main.cjs',
    'app://dossier/%2e%2e/main/main.cjs',
    'app://dossier/..%2fmain%2fmain.cjs',
    'app://dossier/..%5cmain%5cmain.cjs',
    'app://dossier/%2e%2e%2f%2e%2e%2fpackage.json',
    'app://dossier//etc/passwd',
    'app://dossier/%',
    'app://dossier/',
    'app://other/index.html',
    'app://dossier:81/../../package.json',
  ])('serves nothing but the files of the page: %s', async (url) => {
    const answer = await app.app.evaluate(async ({ session }, target) => {
      const response = await session.defaultSession.fetch(target);
      return { status: response.status, text: await response.text() };
    }, url);
    expect(answer).toEqual({ status: 404, text: 'Not found' });
  });

  it('answers no call but from its own page', async () => {
    const answers = await app.app.evaluate(async ({ app: electronApp, BrowserWindow }) => {
      const preload = `${electronApp.getAppPath()}/dist/main/preload.cjs`;
      const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      const ask = (script: string): Promise<unknown> => other.webContents.executeJavaScript(script);
      const call = "dossier.call('app.get-snapshot', {})";
      await other.loadURL('data:text/html,<p>x</p>');
      const fromData = await ask(call);
      // The very page, but in another window: the address alone is no ticket.
      await other.loadURL('app://dossier/index.html');
      const fromTwin = await ask(call);
      other.destroy();
      return { fromData, fromTwin };
    });
    expect(answers.fromData).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(answers.fromTwin).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    const own = await app.page.evaluate(() => window.dossier.call('app.get-snapshot', {}));
    expect(own).toMatchObject({ ok: true });
  });

  it('names no path for the page: routes of the terminal are refused', async () => {
    const input = { documentId: documentIdSchema.parse('d'), formats: ['json' as const], folder: folder.path };
    const answer = await app.page.evaluate((given) => window.dossier.call('export.run-to-folder', given), input);
    expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  });

  it('survives calls that no page of ours makes', async () => {
    const answers = await app.page.evaluate(() => {
      const call: unknown = Reflect.get(Reflect.get(window, 'dossier'), 'call');
      const names = ['no.such', '__proto__', null, { toString: 1 }, ['export.run-to-folder']];
      return Promise.all(names.map((name) => Reflect.apply(call as () => unknown, null, [name, {}])));
    });
    expect(answers.map((answer) => (answer as { ok: boolean }).ok)).toEqual([false, false, false, false, false]);
  });

  it('has sent nothing off the machine', async () => {
    const seen = await app.app.evaluate(() => Reflect.get(globalThis, 'requestsSeen') as string[]);
    expect(seen.some((url) => url.startsWith('app://dossier/'))).toBe(true);
    expect(seen.filter((url) => /^(https?|wss?|ftp):/.test(url))).toEqual([]);
    expect(await windows()).toBe(1);
  });
});
