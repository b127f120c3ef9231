import type { BaseUrlReading } from '#shared/model/base-url.ts';
import { readBaseUrl } from '#shared/model/base-url.ts';
import type { Connection } from '#shared/model/connection.ts';

/** Reads a connection's base URL. Throws a RangeError for one that the settings would refuse. */
export const addressOf = (connection: Connection): Extract<BaseUrlReading, { ok: true }> => {
  const reading = readBaseUrl(connection.baseUrl);
  if (!reading.ok) throw new RangeError(`not an address to send to: ${reading.problem}`);
  return reading;
};
