import type { BaseUrlReading } from '#shared/model/base-url.ts';
import { readBaseUrl } from '#shared/model/base-url.ts';
import type { Connection } from '#shared/model/connection.ts';

/** What a connection's base URL says. Throws a RangeError for one that no settings could hold. */
export const addressOf = (connection: Connection): Extract<BaseUrlReading, { ok: true }> => {
  const reading = readBaseUrl(connection.baseUrl);
  if (!reading.ok) throw new RangeError(`not an address to send to: ${reading.problem}`);
  return reading;
};
