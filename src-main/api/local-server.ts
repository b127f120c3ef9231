import { randomBytes, timingSafeEqual } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { fromWire, toWire } from '#shared/contract/wire-json.ts';
import type { AppError } from '#shared/model/app-error.ts';
import { err } from '#shared/model/app-error.ts';
import { countJsonParts } from './count-json-parts.ts';
import { localAddressOf, nodeBytes, ownerFileOf, wireContentType } from './local-address.ts';
import type { Publisher } from './publisher.ts';
import type { Router } from './router.ts';

const largestBodyBytes = 80 * 1024 * 1024;

/** How long clients may take to read their last answer, in milliseconds. */
const partingMs = 500;

/**
 * The most values in a call. Files are large and few values; many small ones take a hundred times as long to parse, and the
 * owner does nothing else meanwhile.
 */
const mostParts = 200_000;

/** A client that leaves this much unread has stopped reading; what it misses must not fill our memory. */
const mostUnreadBytes = 16 * 1024 * 1024;

export interface LocalServer {
  /** Resolves when no client is connected any more. */
  whenUnused(): Promise<void>;
  close(): Promise<void>;
}

interface LocalServerDeps {
  readonly dataFolder: string;
  readonly router: Router;
  readonly publisher: Publisher;
}

const isAuthorized = (request: IncomingMessage, token: Buffer): boolean => {
  const given = Buffer.from(request.headers.authorization?.replace(/^Bearer /, '') ?? '');
  return given.length === token.length && timingSafeEqual(given, token);
};

/** The body of a call; null for one that is too large, or takes too long to parse. */
const readBody = async (request: IncomingMessage): Promise<string | null> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > largestBodyBytes) return null;
    chunks.push(bytes);
  }
  const body = Buffer.concat(chunks);
  return countJsonParts(body, mostParts) > mostParts ? null : body.toString('utf8');
};

const answer = (response: ServerResponse, status: number, value: unknown): void => {
  response.writeHead(status, { 'content-type': wireContentType }).end(toWire(value, nodeBytes));
};

const refuse = (response: ServerResponse, status: number, error: AppError): void =>
  answer(response, status, err(error));

const unreadable: AppError = { code: 'input.not-json', message: 'The call could not be read.' };

const call = async (request: IncomingMessage, response: ServerResponse, router: Router): Promise<void> => {
  const body = await readBody(request);
  if (body === null) return refuse(response, 413, { code: 'input.too-large', message: 'The call is too large.' });
  let input: unknown;
  try {
    input = fromWire(body, nodeBytes);
  } catch {
    return refuse(response, 400, unreadable);
  }
  answer(response, 200, await router.callUntyped(request.url?.slice(1), input));
};

/** One event a line, until the client hangs up. */
const stream = (response: ServerResponse, publisher: Publisher): void => {
  response.writeHead(200, { 'content-type': wireContentType });
  response.flushHeaders();
  const unsubscribe = publisher.subscribe((event) => {
    response.write(`${toWire(event, nodeBytes)}\n`);
    if (response.writableLength > mostUnreadBytes) response.destroy();
  });
  response.on('close', unsubscribe);
};

/**
 * Lets other processes of this user call the owner of a data folder: `POST /<route>` and `GET /events` over a Unix
 * socket or named pipe, with a token from a file that only this user can read. Nothing listens on a network.
 */
export const startLocalServer = async ({ dataFolder, router, publisher }: LocalServerDeps): Promise<LocalServer> => {
  const address = localAddressOf(dataFolder);
  const token = randomBytes(32).toString('hex');
  const expected = Buffer.from(token);
  let connections = 0;
  const streams = new Set<ServerResponse>();
  let onUnused: (() => void) | null = null;
  const server = createServer((request, response) => {
    if (!isAuthorized(request, expected)) {
      refuse(response, 401, { code: 'forbidden', message: 'This caller may not call.' });
    } else if (request.method === 'GET' && request.url === '/events') {
      streams.add(response.on('close', () => streams.delete(response)));
      stream(response, publisher);
    } else if (request.method === 'POST') {
      call(request, response, router).catch(() => response.destroy());
    } else {
      refuse(response, 404, { code: 'not-found', message: 'There is nothing here.' });
    }
  });
  server.on('connection', (socket) => {
    connections++;
    socket.on('close', () => {
      connections--;
      if (connections === 0) onUnused?.();
    });
  });
  // A socket left by a process that was killed: its owner is gone, or the lock wouldn't be ours.
  if (process.platform !== 'win32') await rm(address, { force: true });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(address, resolve));
  await rm(ownerFileOf(dataFolder), { force: true });
  await writeFile(ownerFileOf(dataFolder), JSON.stringify({ address, token }), { mode: 0o600, flag: 'wx' });
  return {
    whenUnused: () =>
      new Promise((resolve) => {
        onUnused = resolve;
        if (connections === 0) resolve();
      }),
    close: async () => {
      await rm(ownerFileOf(dataFolder), { force: true });
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const response of streams) response.end();
      server.closeIdleConnections();
      // The router has answered every call by now; the answers may still be on their way.
      const tooLong = setTimeout(() => server.closeAllConnections(), partingMs);
      await closed;
      clearTimeout(tooLong);
    },
  };
};
