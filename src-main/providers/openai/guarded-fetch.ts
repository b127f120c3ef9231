import type { LookupFunction } from 'node:net';
import { ProviderFault } from '../provider-fault.ts';
import { patientDispatcher } from './patient-dispatcher.ts';

/** What is known of one request below the SDK. */
export interface Exchange {
  /** Set when the answer's head has come. */
  answer: { readonly status: number; readonly headers: Headers } | null;
}

interface GuardedFetchOptions {
  readonly origin: string;
  readonly key: () => string | null;
  readonly exchange: Exchange;
  /** Resolves names when connections are made. */
  readonly lookup?: LookupFunction | undefined;
}

/** The only headers that are sent. The SDK would add our platform, and headers from the environment. */
const toldHeaders = ['accept', 'content-type'] as const;

const urlOf = (target: string | URL | Request): URL => new URL(target instanceof Request ? target.url : target);

/** The headers of a request: `toldHeaders`, our name, and the key. Throws `auth` for a key that can't be a header. */
const headersOf = (asked: RequestInit['headers'], secret: string | null): Headers => {
  const given = new Headers(asked);
  const headers = new Headers({ 'user-agent': 'Dossier' });
  for (const name of toldHeaders) {
    const value = given.get(name);
    if (value !== null) headers.set(name, value);
  }
  if (secret === null) return headers;
  try {
    headers.set('authorization', `Bearer ${secret}`);
  } catch {
    // Not passed on: the runtime's own error quotes the key.
    throw new ProviderFault('auth', 'the key has characters that no key has', { providerCode: 'unusable_key' });
  }
  return headers;
};

/**
 * A `fetch` that sends to one origin and nowhere else: other addresses are refused, redirects aren't followed, and the key
 * is the only secret that goes along. Without a key there is no Authorization header at all.
 */
export const createGuardedFetch =
  ({ origin, key, exchange, lookup }: GuardedFetchOptions) =>
  async (target: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = urlOf(target);
    if (url.origin !== origin) {
      throw new ProviderFault('invalid', 'a request to another origin', { providerCode: 'other_origin' });
    }
    const headers = headersOf(init.headers, key());
    // Looked up at each call: the runtime may be lent another fetch after this module was loaded.
    const response = await globalThis.fetch(url, { ...init, ...patientDispatcher(lookup), headers, redirect: 'error' });
    exchange.answer = { status: response.status, headers: response.headers };
    return response;
  };
