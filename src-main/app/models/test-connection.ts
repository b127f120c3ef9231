import type { RouteParsedInput } from '#shared/contract/routes.ts';
import type { ConnectionReport } from '#shared/model/connection.ts';
import type { ModelServers } from '../ports.ts';
import { requireAllowed } from './change-connections.ts';

/** Tries a connection without anything that costs; stores nothing. Throws `input.invalid` for an address nothing may be sent to. */
export const testConnection =
  (servers: ModelServers) =>
  ({ connection, key }: RouteParsedInput<'connection.test'>): Promise<ConnectionReport> => {
    requireAllowed(connection);
    return servers.test(connection, key);
  };
