import type { Reach } from '#shared/model/base-url.ts';
import { reachOfAddress } from '#shared/model/base-url.ts';
import { ProviderFault } from '../provider-fault.ts';

/** All addresses of a name, as `lookup` of node:dns/promises gives them with `all`. */
export type LookUp = (name: string) => Promise<readonly { readonly address: string }[]>;

/**
 * Throws unless a request to the URL may be sent: `allowed.reach` is what its base URL was read as. Throws a ProviderFault
 * (`invalid` with the code `forbidden_address`, `offline` when the name has no address now), or the signal's reason.
 */
export type AddressCheck = (url: URL, allowed: { readonly reach: Reach }, signal: AbortSignal) => Promise<void>;

const forbidden = () =>
  new ProviderFault('invalid', 'the address leads where nothing may be sent', { providerCode: 'forbidden_address' });

/** How far away, in steps. */
const distance: Readonly<Record<Reach, number>> = { loopback: 0, lan: 1, internet: 2 };

/** How far away the addresses of a host may be. A loopback name must stay on this machine; https may go anywhere. */
const farthest = (protocol: string, reach: Reach): Reach | null => {
  if (reach === 'loopback') return 'loopback';
  if (protocol === 'https:') return 'internet';
  return protocol === 'http:' && reach === 'lan' ? 'lan' : null;
};

/**
 * Throws a ProviderFault for an address that a base URL of that reach may not lead to.
 *
 * @param protocol of the base URL, with its colon
 */
export const assertAllowed = (protocol: string, reach: Reach, address: string): void => {
  const limit = farthest(protocol, reach);
  const actual = reachOfAddress(address);
  if (limit === null || actual === 'forbidden' || distance[actual] > distance[limit]) throw forbidden();
};

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** Settles with the promise, or rejects with the signal's reason on abort: a look-up itself can't be stopped. */
const unlessAborted = <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    if (signal.aborted) return leave();
    signal.addEventListener('abort', leave, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });

/**
 * Makes the check of where a request would go, by what its name resolves to right now: names are moved, and whoever owns
 * one can have it lead into this machine or the local network. One address that is not allowed is enough to refuse.
 */
export const createAddressCheck = ({ lookup }: { readonly lookup: LookUp }): AddressCheck => {
  const resolve = async (host: string, signal: AbortSignal): Promise<readonly string[]> => {
    // As URLs have them: IPv6 in brackets; IPv4 is the only other thing that ends in a number.
    if (host.startsWith('[')) return [host.slice(1, -1)];
    if (/\.\d+$/.test(host)) return [host];
    try {
      return (await unlessAborted(lookup(host), signal)).map(({ address }) => address);
    } catch (error) {
      signal.throwIfAborted();
      const providerCode = codeOf(error);
      throw new ProviderFault('offline', 'the name was not found', providerCode === undefined ? {} : { providerCode });
    }
  };
  return async (url, { reach }, signal) => {
    signal.throwIfAborted();
    if (farthest(url.protocol, reach) === null) throw forbidden();
    const addresses = await resolve(url.hostname, signal);
    if (addresses.length === 0) throw new ProviderFault('offline', 'the name has no address');
    for (const address of addresses) assertAllowed(url.protocol, reach, address);
  };
};
