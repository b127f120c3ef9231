import { connect, isIP } from 'node:net';
import { connect as connectSecurely } from 'node:tls';

interface ReachOptions {
  /** How long the connection may take, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

const target = (
  origin: string,
): { readonly host: string; readonly port: number; readonly isSecure: boolean } | null => {
  try {
    const { protocol, hostname, port } = new URL(origin);
    if ((protocol !== 'http:' && protocol !== 'https:') || hostname === '') return null;
    const host = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
    const isSecure = protocol === 'https:';
    return { host, port: port === '' ? (isSecure ? 443 : 80) : Number(port), isSecure };
  } catch {
    return null;
  }
};

/**
 * Whether anybody listens at an origin: a connection, no request, closed at once. Costs the server next to nothing and tells it
 * nothing. Where the origin is encrypted, so is the connection, with a certificate that is trusted: a hotel's page to sign in
 * at answers everything, and is not the server. False also when aborted, and for what is no origin; never rejects.
 */
export const canReach = (origin: string, { timeoutMs, signal }: ReachOptions): Promise<boolean> => {
  const to = target(origin);
  if (to === null || signal.aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    // A name may have addresses of both kinds, and the server listen on one: older runtimes try only the first unless told.
    const { isSecure, ...address } = to;
    const options = { ...address, autoSelectFamily: true };
    const socket = isSecure
      ? connectSecurely({ ...options, ...(isIP(to.host) === 0 ? { servername: to.host } : {}) })
      : connect(options);
    const end = (isReached: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', leave);
      socket.destroy();
      resolve(isReached);
    };
    const leave = () => end(false);
    const timer = setTimeout(leave, timeoutMs);
    signal.addEventListener('abort', leave, { once: true });
    socket.once(isSecure ? 'secureConnect' : 'connect', () => end(true));
    // Keep the listener: an error after the end would otherwise be uncaught.
    socket.on('error', leave);
  });
};
