import { beforeEach, describe, expect, it } from 'vitest';
import type { RouteDeps } from '../../../src-main/api/route-handlers.ts';
import { createRouteHandlers } from '../../../src-main/api/route-handlers.ts';
import type { Router } from '../../../src-main/api/router.ts';
import { createRouter } from '../../../src-main/api/router.ts';
import type { Settings } from '../../../src-shared/model/settings.ts';
import { settingsSchema } from '../../../src-shared/model/settings.ts';
import { ManualTime } from '../../support/manual-time.ts';

/** Ports of the other routes, which may be handed on but not called. */
const untouched = (): RouteDeps => {
  const refuse = () => {
    throw new Error('another route was called');
  };
  const port: object = new Proxy(refuse, { get: () => port });
  return new Proxy({} as RouteDeps, { get: () => port });
};

const chosen = settingsSchema.parse({
  colorScheme: 'dark',
  language: 'fr',
  exportFolder: '/home/nour/tenders',
  exportFormats: ['md'],
  notifications: false,
  queues: { sections: { concurrency: 5 } },
  retention: { failedDays: 7 },
  health: { window: 20 },
});

describe('the route settings.update', () => {
  let settings: Settings;
  let told: Settings[];
  let router: Router;
  beforeEach(() => {
    settings = chosen;
    told = [];
    const store = {
      get: () => settings,
      update: (change: Partial<Settings>) => {
        settings = settingsSchema.parse({ ...settings, ...change });
        return settings;
      },
    };
    const deps = untouched();
    const handlers = createRouteHandlers(
      new Proxy(deps, {
        get: (target, name, receiver) => {
          if (name === 'settings') return store;
          if (name === 'onSettings') return (next: Settings) => told.push(next);
          return Reflect.get(target, name, receiver);
        },
      }),
    );
    router = createRouter({
      handlers,
      whenDurable: async () => {},
      timers: new ManualTime(),
      onUnexpected: (_route, error) => {
        throw error;
      },
    });
  });

  it.each([
    { colorScheme: 'light' },
    { language: 'auto' },
    { exportFormats: ['pdf', 'json'] },
    { notifications: true },
    { queues: { exports: { concurrency: 1 } } },
    { retention: { failedDays: 90, keepCompleted: 10, keepFailed: 20 } },
    { health: { errorRate: 0.5, window: 10, oldestWaitMinutes: 3, mostRunning: 7 } },
  ])('leaves alone what a change such as %o does not name', async (change) => {
    const expected = { ...chosen, ...change };
    expect(await router.call('settings.update', change)).toEqual({ ok: true, value: expected });
    expect(told).toEqual([expected]);
  });

  it('changes nothing when nothing is named', async () => {
    expect(await router.call('settings.update', {})).toEqual({ ok: true, value: chosen });
    expect(await router.call('settings.update', { language: undefined })).toEqual({ ok: true, value: chosen });
  });

  it('does not take the export folder, which only the native dialog may name', async () => {
    await router.call('settings.update', { exportFolder: '/etc', language: 'en' });
    expect(settings).toEqual({ ...chosen, language: 'en' });
  });

  it.each([
    { queues: { sections: { concurrency: 0 } } },
    { queues: { sections: { concurrency: 17 } } },
    { queues: { none: { concurrency: 1 } } },
    { retention: { failedDays: -1 } },
    { health: { errorRate: 2 } },
  ])('refuses %o and changes nothing (B2, E4)', async (change) => {
    expect(await router.call('settings.update', change)).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
    expect(settings).toEqual(chosen);
    expect(told).toEqual([]);
  });
});
