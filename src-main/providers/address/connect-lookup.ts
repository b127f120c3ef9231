import type { LookupAddress, LookupAllOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { Reach } from '#shared/model/base-url.ts';
import { readBaseUrl } from '#shared/model/base-url.ts';
import { assertAllowed } from './check-address.ts';

/** `lookup` of node:dns, all addresses of a name. */
type LookUpAll = (
  name: string,
  options: LookupAllOptions,
  callback: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * The look-up that a connection itself makes, refusing what may not be sent to: between a check and the connection a name
 * can be moved, so the addresses that are connected to are the ones that are looked at.
 *
 * @param protocol of the base URL, with its colon
 */
export const createConnectLookup =
  (lookupAll: LookUpAll, protocol: string, reach: Reach): LookupFunction =>
  (name, options, callback) => {
    lookupAll(name, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const [first] = addresses;
      try {
        for (const { address } of addresses) assertAllowed(protocol, reach, address);
      } catch (refusal) {
        return callback(refusal instanceof Error ? refusal : new Error('refused'), '', 0);
      }
      if (options.all) return callback(null, addresses);
      callback(null, first?.address ?? '', first?.family ?? 0);
    });
  };

/** One look-up for each kind of address, so that connections of a kind are kept together. */
export const connectLookups = (lookupAll: LookUpAll): ((baseUrl: string) => LookupFunction) => {
  const lookups = new Map<string, LookupFunction>();
  return (baseUrl) => {
    const protocol = baseUrl.startsWith('https:') ? 'https:' : 'http:';
    const reading = readBaseUrl(baseUrl);
    const reach = reading.ok ? reading.reach : 'internet';
    const made = lookups.get(`${protocol} ${reach}`) ?? createConnectLookup(lookupAll, protocol, reach);
    lookups.set(`${protocol} ${reach}`, made);
    return made;
  };
};
