import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { startRun } from '../../src-main/app/drafting/start-run.ts';
import type { SettingsStore } from '../../src-main/app/ports.ts';
import { connectModels } from '../../src-main/composition/connect-models.ts';
import { composeEngineRoom } from '../../src-main/composition/engine-room.ts';
import { settingsPolicies } from '../../src-main/composition/settings-policies.ts';
import { watchServers } from '../../src-main/composition/watch-servers.ts';
import { createAssetFiles } from '../../src-main/platform/asset-files.ts';
import type { KeyStore } from '../../src-main/platform/key-store.ts';
import { randomIds } from '../../src-main/platform/random-ids.ts';
import { systemPause } from '../../src-main/platform/system-clock.ts';
import { createEmbeddedProvider } from '../../src-main/providers/embedded/embedded-provider.ts';
import { openStore } from '../../src-main/storage/store.ts';
import type { EventPayload } from '../../src-shared/contract/events.ts';
import { readBaseUrl } from '../../src-shared/model/base-url.ts';
import type { Connection } from '../../src-shared/model/connection.ts';
import { connectionSchema } from '../../src-shared/model/connection.ts';
import { runOptionsSchema } from '../../src-shared/model/run.ts';
import { settingsSchema } from '../../src-shared/model/settings.ts';
import { modelCandidate } from './model-app-candidate.ts';
import { fastClock, fastTimers } from './model-app-clock.ts';

export interface ModelAppOptions {
  /** Where its store is; one that is there is opened again. */
  readonly folder: string;
  readonly baseUrl: string;
  readonly connection?: Partial<Connection>;
  readonly settings?: z.input<typeof settingsSchema>;
  /** How many times faster than real time everything on this side goes. */
  readonly speed?: number;
  /** A server that asks for no key unless given. */
  readonly keys?: KeyStore;
  readonly onDelta?: (delta: EventPayload<'section.delta'>) => void;
}

/** Settings in memory. */
const memorySettings = (initial: z.input<typeof settingsSchema>): SettingsStore => {
  let current = settingsSchema.parse(initial);
  return {
    get: () => current,
    update: (change) => {
      current = settingsSchema.parse({ ...current, ...change });
      return current;
    },
  };
};

/** A server that asks for no key. */
const noKeys: KeyStore = {
  storage: 'memory',
  get: () => null,
  has: () => false,
  set: () => Promise.resolve('memory'),
  remove: () => Promise.resolve(),
};

/**
 * The product's main side without Electron and windows, as its own composition puts it together: the real store in a file,
 * engine, handlers, provider, limiter, watch over held servers and first drafts, on Node, with a clock that may go faster.
 */
export const openModelApp = (options: ModelAppOptions) => {
  const { folder, baseUrl, speed = 1, onDelta = () => {} } = options;
  mkdirSync(folder, { recursive: true });
  const clock = fastClock(speed);
  const timers = fastTimers(speed);
  const connection = connectionSchema.parse({
    id: 'local',
    label: 'Local',
    preset: 'custom',
    baseUrl,
    model: 'test-model',
    dialect: 'responses',
    // A server under load is slow by our clock, if that is fast.
    firstByteSeconds: 3_600,
    idleSeconds: 3_600,
    ...options.connection,
  });
  const settings = memorySettings({ ...options.settings, connections: [connection] });
  const reading = readBaseUrl(baseUrl);
  if (!reading.ok) throw new Error(`no address: ${baseUrl}`);
  const { origin } = reading;
  const store = openStore(join(folder, 'dossier.db'), clock.now(), true);
  const unexpected: unknown[] = [];
  const onUnexpected = (error: unknown) => void unexpected.push(error);
  const models = connectModels({
    settings,
    keys: options.keys ?? noKeys,
    origins: store.origins,
    ids: randomIds,
    clock,
    timers,
    onPace: () => room.engine.wake(),
    onSuccess: (to) => watch.noteSuccess(to),
    onUnexpected,
  });
  const embedded = createEmbeddedProvider({ wordDelayMs: 0, longestMs: 0, pause: systemPause });
  const room = composeEngineRoom({
    store,
    assetFiles: createAssetFiles(join(folder, 'assets'), clock),
    settings: settings.get,
    policies: settingsPolicies(settings),
    clock,
    timers,
    random: Math.random,
    ids: randomIds,
    provider: (name) => (name === 'embedded' ? embedded : models.provider(name)),
    connection: models.facts,
    unmeteredOrigins: new Set(['embedded', 'local']),
    originLimits: models.limiters,
    onUnexpected,
    onDelta,
  });
  const { deps, engine, publisher } = room;
  const connectionOf = models.ofOrigin;
  const watch = watchServers({ deps, publisher, timers, random: Math.random, onUnexpected, connectionOf });
  let waiting: (() => void)[] = [];
  const tellWaiting = () => {
    const told = waiting;
    waiting = [];
    for (const wake of told) wake();
  };
  store.database.onCommit(() => setImmediate(tellWaiting));

  return {
    deps,
    store,
    clock,
    limiters: models.limiters,
    origin,
    unexpected,
    begin: () => {
      engine.start();
      watch.start();
    },
    draft: (change: Partial<z.input<typeof runOptionsSchema>> = {}, candidate = modelCandidate) =>
      startRun(deps)({
        kind: 'competence-file',
        input: { candidate },
        options: runOptionsSchema.parse({ provider: 'local', ...change }),
      }),
    /** Waits until the store looks a certain way; looked at after each commit. */
    until: async (isThere: () => boolean): Promise<void> => {
      while (!isThere()) await new Promise<void>((wake) => waiting.push(wake));
    },
    close: async () => {
      watch.stop();
      await engine.stop(5_000);
      await models.close();
      await publisher.close();
      store.database.close();
    },
  };
};

export type ModelApp = ReturnType<typeof openModelApp>;
