import { describe, expect, it } from 'vitest';
import type { ConnectionPorts } from '../../../src-main/app/models/change-connections.ts';
import { removeConnection, saveConnection, setConnectionKey } from '../../../src-main/app/models/change-connections.ts';
import { listConnections } from '../../../src-main/app/models/list-connections.ts';
import type { ModelServers, SettingsStore } from '../../../src-main/app/ports.ts';
import { AppFailure } from '../../../src-shared/model/app-error.ts';
import type { Connection } from '../../../src-shared/model/connection.ts';
import { connectionSchema } from '../../../src-shared/model/connection.ts';
import type { HoldReason } from '../../../src-shared/model/queue-status.ts';
import type { Settings } from '../../../src-shared/model/settings.ts';
import { settingsSchema } from '../../../src-shared/model/settings.ts';
import { createTestApp } from '../../support/test-app.ts';

const connection = (change: Partial<Connection> = {}): Connection =>
  connectionSchema.parse({
    id: 'lab',
    label: 'Lab',
    preset: 'custom',
    baseUrl: 'https://models.example.com/v1',
    ...change,
  });

const open = () => {
  const app = createTestApp();
  let current: Settings = settingsSchema.parse({});
  const update = (change: Partial<Settings>) => {
    current = settingsSchema.parse({ ...current, ...change });
    return current;
  };
  const settings: SettingsStore = { get: () => current, update };
  const keys = new Map<string, { key: string; isPassing: boolean }>();
  const servers: ModelServers = {
    keyStorage: 'system',
    hasKey: (origin) => keys.has(origin),
    setKey: async (origin, key, isPassing) => {
      if (key === null) keys.delete(origin);
      else keys.set(origin, { key, isPassing });
      return key !== null && !isPassing;
    },
    paceOf: () => ({ concurrency: 2, pausedUntil: null }),
    test: () => Promise.reject(new Error('not tested')),
    findLocal: async () => [],
  };
  let told = 0;
  const ports: ConnectionPorts = { deps: app.deps, settings, servers, update, tellChanged: () => told++ };
  const hold = (queue: string, origin: string, reason: HoldReason) => {
    const lane = app.store.database.write(() => app.store.lanes.ensure(queue, origin));
    app.store.queue.hold(lane, reason, null, app.time.now());
    return () => app.store.lanes.all().find((row) => row.lane === lane)?.holdReason ?? null;
  };
  return {
    keys,
    hold,
    settings,
    told: () => told,
    save: saveConnection(ports),
    remove: removeConnection(ports),
    setKey: setConnectionKey(ports),
    list: listConnections(settings, servers),
  };
};

describe('servers with models', () => {
  it('are added, changed and listed with what is known of them, never with their keys', async () => {
    const app = open();
    app.save(connection());
    app.save(connection({ label: 'Laboratory', model: 'small' }));
    await app.setKey({ id: 'lab', key: 'sk-canary', isPassing: false });
    const { connections, keyStorage } = app.list();
    expect(connections).toMatchObject([
      {
        id: 'lab',
        label: 'Laboratory',
        origin: 'https://models.example.com',
        reach: 'internet',
        hasKey: true,
        currentConcurrency: 2,
      },
    ]);
    expect(keyStorage).toBe('system');
    expect(JSON.stringify([app.list(), app.settings.get()])).not.toContain('canary');
    expect(app.told()).toBe(3);
  });

  it.each([
    ['http://models.example.com/v1', false, 'https'],
    ['http://169.254.169.254/v1', true, 'server with models'],
    ['http://192.168.1.20:8000/v1', false, 'confirmation'],
  ])('are refused at %s (confirmed: %s)', (baseUrl, isLanAllowed, words) => {
    const app = open();
    const { id, label, preset } = connection();
    const asked = { ...connection(), id, label, preset, baseUrl, isLanAllowed };
    try {
      app.save(asked);
      throw new Error('it was taken');
    } catch (error) {
      if (!(error instanceof AppFailure)) throw error;
      expect(error.error).toMatchObject({ code: 'input.invalid', issues: [{ path: 'baseUrl' }] });
      expect(error.error.issues?.[0]?.expected).toContain(words);
    }
    expect(app.settings.get().connections).toEqual([]);
  });

  it('name a second choice that is there and another than themselves, and lose it when that one is removed', async () => {
    const app = open();
    const withSecond = (provider: string) => connection({ secondChoice: { provider, afterMinutes: 10 } });
    expect(() => app.save(withSecond('lab'))).toThrow(/second choice/);
    expect(() => app.save(withSecond('spare'))).toThrow(/second choice/);
    app.save(connection({ id: 'spare', baseUrl: 'https://spare.example.com/v1' }));
    app.save(withSecond('spare'));
    expect(app.settings.get().connections.find(({ id }) => id === 'lab')?.secondChoice?.provider).toBe('spare');
    await app.remove({ id: 'spare' });
    expect(app.settings.get().connections).toMatchObject([{ id: 'lab', secondChoice: null }]);
    app.save(withSecond('embedded'));
    expect(app.settings.get().connections[0]?.secondChoice?.provider).toBe('embedded');
  });

  it('of the local network are taken once the user has confirmed them', () => {
    const app = open();
    app.save(connection({ baseUrl: 'http://192.168.1.20:8000/v1', isLanAllowed: true }));
    expect(app.list().connections[0]?.reach).toBe('lan');
  });

  it('give up what was held for want of a key when it comes, and nothing else', async () => {
    const app = open();
    app.save(connection());
    const own = app.hold('sections', 'https://models.example.com', 'no-key');
    const spending = app.hold('chat', 'https://other.example.com', 'spending-limit');
    const other = app.hold('audio', 'https://third.example.com', 'no-key');
    await app.setKey({ id: 'lab', key: 'sk-1', isPassing: true });
    expect([own(), spending(), other()]).toEqual([null, 'spending-limit', 'no-key']);
    expect(app.keys.get('https://models.example.com')).toEqual({ key: 'sk-1', isPassing: true });
    await expect(app.setKey({ id: 'nobody', key: 'sk-1', isPassing: false })).rejects.toThrow(AppFailure);
  });

  it('that are removed leave no key behind, unless another connection has the same server', async () => {
    const app = open();
    app.save(connection());
    app.save(connection({ id: 'lab-2', baseUrl: 'https://models.example.com/v2' }));
    await app.setKey({ id: 'lab', key: 'sk-1', isPassing: false });
    app.settings.update({ defaultProvider: 'lab' });
    await app.remove({ id: 'lab' });
    expect(app.keys.size).toBe(1);
    expect(app.settings.get().defaultProvider).toBe('embedded');
    await app.remove({ id: 'lab-2' });
    expect(app.keys.size).toBe(0);
  });
});
