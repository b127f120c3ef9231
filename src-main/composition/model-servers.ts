import { createHash } from 'node:crypto';
import { lookup as lookupAll } from 'node:dns';
import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { safeStorage } from 'electron';
import type { Reach } from '#shared/model/base-url.ts';
import { readBaseUrl } from '#shared/model/base-url.ts';
import type { Connection, ConnectionReport } from '#shared/model/connection.ts';
import type { ProviderName } from '#shared/model/run.ts';
import type { ConnectionFacts, ModelServers, SettingsStore } from '../app/ports.ts';
import { createKeyStore } from '../platform/key-store.ts';
import type { Logger } from '../platform/logger.ts';
import { randomIds } from '../platform/random-ids.ts';
import { systemClock, systemTimers } from '../platform/system-clock.ts';
import { createAddressCheck } from '../providers/address/check-address.ts';
import { createConnectLookup } from '../providers/address/connect-lookup.ts';
import { OriginLimiters } from '../providers/limiter/origin-limiters.ts';
import { findLocal } from '../providers/openai/find-local.ts';
import { createOpenAiProvider } from '../providers/openai/openai-provider.ts';
import { closeConnections } from '../providers/openai/patient-dispatcher.ts';
import type { KnownDialect, OpenAiOptions } from '../providers/openai/provider-options.ts';
import { testConnection } from '../providers/openai/test-connection.ts';
import type { TextModel } from '../providers/text-model.ts';
import type { OriginsStore } from '../storage/queue/origins-store.ts';

interface ModelServersDeps {
  readonly dataFolder: string;
  readonly settings: SettingsStore;
  readonly origins: OriginsStore;
  readonly logger: Logger;
  /** Told when a server takes more or less work than before. */
  readonly onPace: () => void;
  /** Told of each call that was completed. */
  readonly onSuccess: (origin: string) => void;
}

/** How long a look at a connection may take in all. */
const testTimeoutMs = 30_000;

/** What there is to say of a server that lets us wait for longer. */
const noAnswerInTime: ConnectionReport = {
  isReachable: false,
  isKeyAccepted: null,
  dialect: null,
  models: null,
  isModelThere: null,
  latencyMs: null,
  problem: {
    code: 'provider.timeout',
    message: `The server did not answer within ${testTimeoutMs / 1_000} seconds.`,
    action: 'It may be busy: try again when nothing is being drafted.',
  },
};

const reachOf = (baseUrl: string): Reach => {
  const reading = readBaseUrl(baseUrl);
  return reading.ok ? reading.reach : 'internet';
};

const factsOf = (connection: Connection): ConnectionFacts => {
  const { label, baseUrl, model, isBackground, maxOutputTokens, firstByteSeconds } = connection;
  return {
    label,
    baseUrl,
    firstByteMs: firstByteSeconds * 1_000,
    reach: reachOf(baseUrl),
    model,
    isBackground,
    maxOutputTokens,
  };
};

/** The same model, which says when a call of it was completed. */
const tellingSuccess = (model: TextModel, onSuccess: (origin: string) => void): TextModel => ({
  ...model,
  async *draft(request, signal) {
    for await (const event of model.draft(request, signal)) {
      if (event.type === 'completed') onSuccess(model.origin);
      yield event;
    }
  },
});

/** Stands for this installation at providers that ask for somebody to hold responsible, and says nothing else. */
const userHashOf = (settings: SettingsStore): string => {
  const installationId = settings.get().installationId ?? randomIds.boot();
  if (settings.get().installationId === null) settings.update({ installationId });
  return createHash('sha256').update(installationId).digest('hex').slice(0, 32);
};

/** The servers of the settings as providers, with their keys, limiters and address checks. */
export const createModelServers = async (deps: ModelServersDeps) => {
  const { dataFolder, settings, origins, logger, onPace, onSuccess } = deps;
  const onUnexpected = (error: unknown) => logger.error('model servers', error);
  const keys = await createKeyStore({ folder: dataFolder, safeStorage, isUsable: true, onUnexpected });
  const limiters = new OriginLimiters({
    clock: systemClock,
    timers: systemTimers,
    memory: origins,
    onChange: onPace,
    onUnexpected,
  });
  const checkAddress = createAddressCheck({ lookup: (host) => lookup(host, { all: true, verbatim: true }) });
  const userHash = userHashOf(settings);
  const lookups = new Map<string, LookupFunction>();
  /** One for each kind of address, so that connections of a kind are kept together. */
  const connectLookupOf = (baseUrl: string): LookupFunction => {
    const protocol = baseUrl.startsWith('https:') ? 'https:' : 'http:';
    const reach = reachOf(baseUrl);
    const known = lookups.get(`${protocol} ${reach}`);
    if (known) return known;
    const made = createConnectLookup(lookupAll, protocol, reach);
    lookups.set(`${protocol} ${reach}`, made);
    return made;
  };

  /** What each server was found to speak is kept: no later life has to ask again. */
  const remember = (baseUrl: string) => (dialect: KnownDialect) => {
    const { dialects } = settings.get();
    if (dialects[baseUrl] !== dialect) settings.update({ dialects: { ...dialects, [baseUrl]: dialect } });
  };
  const asFound = (connection: Connection): Connection =>
    connection.dialect === 'auto'
      ? { ...connection, dialect: settings.get().dialects[connection.baseUrl] ?? 'auto' }
      : connection;
  const optionsOf = (connection: Connection, key?: string): OpenAiOptions => {
    const reading = readBaseUrl(connection.baseUrl);
    const origin = reading.ok ? reading.origin : '';
    return {
      connection: asFound(connection),
      key: () => key ?? keys.get(origin),
      gate: limiters.of(origin),
      checkAddress: (url, signal) => checkAddress(url, { reach: reachOf(connection.baseUrl) }, signal),
      connectLookup: connectLookupOf(connection.baseUrl),
      timers: systemTimers,
      clockNow: systemClock.now,
      rememberDialect: remember(connection.baseUrl),
      userHash,
    };
  };

  let providers = new Map<ProviderName, { readonly connection: Connection; readonly model: TextModel }>();
  /** Takes the settings as they are now; a server that hasn't changed keeps its provider. */
  const refresh = (): void => {
    const { connections } = settings.get();
    limiters.configure(connections);
    providers = new Map(
      connections.map((connection) => {
        const known = providers.get(connection.id);
        const isSame = known !== undefined && JSON.stringify(known.connection) === JSON.stringify(connection);
        return [
          connection.id,
          isSame
            ? known
            : { connection, model: tellingSuccess(createOpenAiProvider(optionsOf(connection)), onSuccess) },
        ];
      }),
    );
  };
  refresh();

  const servers: ModelServers = {
    keyStorage: keys.storage,
    hasKey: (origin) => keys.has(origin),
    setKey: async (origin, key, isPassing) => {
      if (key === null) {
        await keys.remove(origin);
        return false;
      }
      return (await keys.set(origin, key, { isPassing })) === 'system';
    },
    paceOf: (origin) => {
      const concurrency = limiters.concurrencyOf(origin);
      if (concurrency === null) return null;
      const waitMs = limiters.waitMsOf(origin);
      return { concurrency, pausedUntil: waitMs > 0 ? systemClock.now() + waitMs : null };
    },
    test: async (connection, key) => {
      const signal = AbortSignal.timeout(testTimeoutMs);
      try {
        return await testConnection(optionsOf(connection, key), signal);
      } catch (error) {
        if (!signal.aborted) throw error;
        return noAnswerInTime;
      }
    },
    findLocal: () => findLocal({ timers: systemTimers }),
  };
  return {
    servers,
    /** Before the process leaves. */
    close: async (): Promise<void> => {
      limiters.stop();
      await closeConnections();
    },
    limiters,
    refresh,
    provider: (name: ProviderName): TextModel | null => providers.get(name)?.model ?? null,
    facts: (name: ProviderName): ConnectionFacts | null => {
      const known = providers.get(name);
      return known ? factsOf(known.connection) : null;
    },
    /** The connection whose server an origin is. */
    ofOrigin: (origin: string): Connection | null =>
      settings.get().connections.find(({ baseUrl }) => {
        const reading = readBaseUrl(baseUrl);
        return reading.ok && reading.origin === origin;
      }) ?? null,
  };
};
