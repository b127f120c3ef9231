/** What browsers and Node both have of URLs; this module is compiled with the types of neither. */
declare const URL: new (
  text: string,
) => {
  readonly href: string;
  readonly origin: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly username: string;
  readonly password: string;
  readonly search: string;
  readonly hash: string;
};

/** Where an address leads: this machine, the local network, or the world. */
export type Reach = 'loopback' | 'lan' | 'internet';

export type BaseUrlProblem =
  /** It is no address at all. */
  | 'not-a-url'
  /** Neither http nor https. */
  | 'scheme'
  /** A name and password before the host: keys have their own place. */
  | 'credentials'
  /** A query or a fragment, which a base can't have. */
  | 'extra'
  /** Unencrypted, to somewhere beyond this machine and the local network. */
  | 'unencrypted'
  /** An address that no server with models has: link-local (cloud machines tell secrets there), unspecified, multicast. */
  | 'forbidden-host';

export type BaseUrlReading =
  | {
      readonly ok: true;
      /** Normalised, without a slash at its end. */
      readonly url: string;
      /** Scheme, host and port: what keys, lanes and limiters are kept by. */
      readonly origin: string;
      readonly host: string;
      readonly reach: Reach;
      /** Unencrypted within the local network: only after the user has confirmed it. */
      readonly needsConfirmation: boolean;
    }
  | { readonly ok: false; readonly problem: BaseUrlProblem };

const refused = (problem: BaseUrlProblem): BaseUrlReading => ({ ok: false, problem });

const isLoopbackName = (host: string): boolean => host === 'localhost' || host.endsWith('.localhost');

/** Reads a base URL and says whether Dossier may send there. Pure; what a name resolves to is checked at each call. */
export const readBaseUrl = (text: string): BaseUrlReading => {
  let url: InstanceType<typeof URL>;
  try {
    url = new URL(text.trim());
  } catch {
    return refused('not-a-url');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refused('scheme');
  if (url.username !== '' || url.password !== '') return refused('credentials');
  if (url.search !== '' || url.hash !== '') return refused('extra');
  const host = url.hostname;
  const reach: Reach = isLoopbackName(host) || host === '127.0.0.1' || host === '[::1]' ? 'loopback' : 'internet';
  const isEncrypted = url.protocol === 'https:';
  if (!isEncrypted && reach === 'internet') return refused('unencrypted');
  return {
    ok: true,
    url: url.href.replace(/\/+$/, ''),
    origin: url.origin,
    host,
    reach,
    needsConfirmation: !isEncrypted && reach !== 'loopback',
  };
};
