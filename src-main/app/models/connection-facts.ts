import type { Reach } from '#shared/model/base-url.ts';
import { readBaseUrl } from '#shared/model/base-url.ts';
import type { Connection } from '#shared/model/connection.ts';
import type { ConnectionFacts } from '../ports.ts';

/** How far away a server is; what is no address is treated as the internet, which is trusted least. */
const reachOf = (baseUrl: string): Reach => {
  const reading = readBaseUrl(baseUrl);
  return reading.ok ? reading.reach : 'internet';
};

/** What drafting depends on of a connection. */
export const connectionFacts = (connection: Connection): ConnectionFacts => {
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

/** The connection whose server an origin is; null where none is set up. */
export const findConnection = (connections: readonly Connection[], origin: string): Connection | null =>
  connections.find(({ baseUrl }) => {
    const reading = readBaseUrl(baseUrl);
    return reading.ok && reading.origin === origin;
  }) ?? null;
