import { connect } from 'node:net';

interface ReachOptions {
  /** How long the connection may take, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

const target = (origin: string): { readonly host: string; readonly port: number } | null => {
  try {
    const { protocol, hostname, port } = new URL(origin);
    if ((protocol !== 'http:' && protocol !== 'https:') || hostname === '') return null;
    const host = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
    return { host, port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port) };
  } catch {
    return null;
  }
};

/**
 * Whether anybody listens at an origin: a bare connection, nothing sent, closed at once. Costs the server next to nothing
 * and tells it nothing. False also when aborted, and for what is no origin; never rejects.
 */
export const canReach = (origin: string, { timeoutMs, signal }: ReachOptions): Promise<boolean> => {
  const to = target(origin);
  if (to === null || signal.aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    // A name may have addresses of both kinds, and the server listen on one: older runtimes try only the first unless told.
    const socket = connect({ ...to, autoSelectFamily: true });
    const end = (isReached: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', leave);
      socket.destroy();
      resolve(isReached);
    };
    const leave = () => end(false);
    const timer = setTimeout(leave, timeoutMs);
    signal.addEventListener('abort', leave, { once: true });
    socket.once('connect', () => end(true));
    // Kept listening: one that comes after the end would otherwise be nobody's.
    socket.on('error', leave);
  });
};
