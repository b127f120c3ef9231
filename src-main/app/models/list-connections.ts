import type { RouteOutput } from '#shared/contract/routes.ts';
import { readBaseUrl } from '#shared/model/base-url.ts';
import type { Connection, ConnectionView } from '#shared/model/connection.ts';
import type { ModelServers, SettingsStore } from '../ports.ts';

/** A connection with what is known of its server. No view contains the key. */
export const connectionViewOf = (servers: ModelServers, connection: Connection): ConnectionView => {
  const reading = readBaseUrl(connection.baseUrl);
  const origin = reading.ok ? reading.origin : '';
  const pace = servers.paceOf(origin);
  return {
    ...connection,
    origin,
    reach: reading.ok ? reading.reach : 'internet',
    hasKey: servers.hasKey(origin),
    currentConcurrency: pace?.concurrency ?? connection.concurrency,
    pausedUntil: pace?.pausedUntil ?? null,
  };
};

/** All connections. */
export const listConnections =
  (settings: SettingsStore, servers: ModelServers) => (): RouteOutput<'connection.list'> => ({
    connections: settings.get().connections.map((connection) => connectionViewOf(servers, connection)),
    keyStorage: servers.keyStorage,
  });
