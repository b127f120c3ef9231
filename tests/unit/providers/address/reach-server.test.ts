import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { canReach } from '../../../../src-main/providers/address/reach-server.ts';

const patient = () => ({ timeoutMs: 30_000, signal: new AbortController().signal });

let server: Server | undefined;
const listen = async (onConnection: (socket: Socket) => void, host = '127.0.0.1'): Promise<number> => {
  server = createServer(onConnection).listen(0, host);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};
const closeServer = async () => {
  if (server === undefined) return;
  const closed = once(server, 'close');
  server.close();
  server = undefined;
  await closed;
};
afterEach(closeServer);

describe('the probe of a server', () => {
  it('connects, sends nothing and goes', async () => {
    let received = 0;
    const port = await listen((socket) => {
      socket.on('data', (bytes) => {
        received += bytes.length;
      });
      socket.on('error', () => {});
    });
    expect(await canReach(`http://127.0.0.1:${port}`, patient())).toBe(true);
    // Closed only when the connection is.
    await closeServer();
    expect(received).toBe(0);
  });

  it('finds a server by a name that has an address of each kind', async () => {
    const port = await listen((socket) => socket.on('error', () => {}));
    expect(await canReach(`http://localhost:${port}`, patient())).toBe(true);
  });

  it('takes whoever has no certificate to be trusted for somebody else: a network that wants one to sign in first, say', async () => {
    const port = await listen((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end('HTTP/1.1 302 Found\r\nlocation: http://sign.in/\r\n\r\n'));
    });
    expect(await canReach(`https://127.0.0.1:${port}`, patient())).toBe(false);
  });

  it('finds nobody where nobody listens', async () => {
    const port = await listen(() => {});
    await closeServer();
    expect(await canReach(`http://127.0.0.1:${port}`, patient())).toBe(false);
  });

  it.each(['embedded', '', 'ftp://127.0.0.1', 'http://127.0.0.1:99999'])('finds nobody at %j', async (origin) => {
    expect(await canReach(origin, patient())).toBe(false);
  });

  it('gives up when it takes too long, or is not wanted any more', async () => {
    // Reserved for documentation: nobody answers there, if the system knows a way there at all.
    const nowhere = 'https://192.0.2.1';
    expect(await canReach(nowhere, { ...patient(), timeoutMs: 20 })).toBe(false);
    const abort = new AbortController();
    const waiting = canReach(nowhere, { timeoutMs: 60_000, signal: abort.signal });
    abort.abort();
    expect(await waiting).toBe(false);
    expect(await canReach('http://127.0.0.1', { timeoutMs: 60_000, signal: abort.signal })).toBe(false);
  });
});
