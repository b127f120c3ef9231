import { lookup as lookupAll } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { readBaseUrl } from '#shared/model/base-url.ts';
import type { Connection } from '#shared/model/connection.ts';
import type { ProviderName } from '#shared/model/run.ts';
import { connectionFacts, findConnection } from '../app/models/connection-facts.ts';
import { rememberDialect, withKnownDialect } from '../app/models/dialect-settings.ts';
import { installationHash } from '../app/models/installation-hash.ts';
import type { ConnectionFacts, IdSource, ModelServers, SettingsStore } from '../app/ports.ts';
import type { KeyStore } from '../platform/key-store.ts';
import { createAddressCheck } from '../providers/address/check-address.ts';
import { connectLookups } from '../providers/address/connect-lookup.ts';
import { ConnectedModels } from '../providers/connected-models.ts';
import { OriginLimiters } from '../providers/limiter/origin-limiters.ts';
import { findLocal } from '../providers/openai/find-local.ts';
import { createOpenAiProvider } from '../providers/openai/openai-provider.ts';
import { closeConnections } from '../providers/openai/patient-dispatcher.ts';
import type { OpenAiOptions } from '../providers/openai/provider-options.ts';
import { testConnectionInTime } from '../providers/openai/test-connection.ts';
import { tellSuccess } from '../providers/tell-success.ts';
import type { TextModel } from '../providers/text-model.ts';
import type { Clock, Timers } from '../queue/ports.ts';
import type { OriginsStore } from '../storage/queue/origins-store.ts';

interface ModelsParts {
  readonly settings: SettingsStore;
  readonly keys: KeyStore;
  readonly origins: OriginsStore;
  readonly ids: Pick<IdSource, 'boot'>;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Told when a server takes more or less work than before. */
  readonly onPace: () => void;
  /** Told of each call that was completed. */
  readonly onSuccess: (origin: string) => void;
  readonly onUnexpected: (error: unknown) => void;
}

/** The servers of the settings as providers, with their keys, limiters and address checks. Needs no Electron. */
export const connectModels = (parts: ModelsParts) => {
  const { settings, keys, origins, ids, clock, timers, onPace, onSuccess, onUnexpected } = parts;
  const limiters = new OriginLimiters({ clock, timers, memory: origins, onChange: onPace, onUnexpected });
  const checkAddress = createAddressCheck({ lookup: (host) => lookup(host, { all: true, verbatim: true }) });
  const connectLookup = connectLookups(lookupAll);
  const userHash = installationHash(settings, ids);
  const callOptions = (connection: Connection, key?: string): OpenAiOptions => {
    const { baseUrl } = connection;
    const reading = readBaseUrl(baseUrl);
    const origin = reading.ok ? reading.origin : '';
    const { reach } = connectionFacts(connection);
    return {
      connection: withKnownDialect(settings, connection),
      key: () => key ?? keys.get(origin),
      gate: limiters.of(origin),
      checkAddress: (url, signal) => checkAddress(url, { reach }, signal),
      connectLookup: connectLookup(baseUrl),
      timers,
      clockNow: clock.now,
      rememberDialect: (dialect) => rememberDialect(settings, baseUrl, dialect),
      userHash,
    };
  };

  const models = new ConnectedModels((connection) =>
    tellSuccess(createOpenAiProvider(callOptions(connection)), onSuccess),
  );
  /** Takes the settings as they are now. */
  const refresh = (): void => {
    const { connections } = settings.get();
    limiters.configure(connections);
    models.configure(connections);
  };
  refresh();

  const servers: ModelServers = {
    keyStorage: keys.storage,
    hasKey: (origin) => keys.has(origin),
    setKey: async (origin, key, isPassing) => {
      if (key !== null) return (await keys.set(origin, key, { isPassing })) === 'system';
      await keys.remove(origin);
      return false;
    },
    paceOf: (origin) => limiters.paceOf(origin),
    test: (connection, key) => testConnectionInTime(callOptions(connection, key)),
    findLocal: () => findLocal({ timers }),
  };
  return {
    servers,
    limiters,
    refresh,
    provider: (name: ProviderName): TextModel | null => models.get(name)?.model ?? null,
    facts: (name: ProviderName): ConnectionFacts | null => {
      const known = models.get(name);
      return known && connectionFacts(known.connection);
    },
    /** The connection whose server an origin is. */
    ofOrigin: (origin: string): Connection | null => findConnection(settings.get().connections, origin),
    /** Before the process leaves. */
    close: async (): Promise<void> => {
      limiters.stop();
      await closeConnections();
    },
  };
};
