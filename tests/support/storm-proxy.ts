import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { z } from 'zod';

/** What the way to the server is like; all but `fair` are a trouble of their own. */
export const weathers = ['fair', 'rate limits', 'errors', 'cuts', 'stalls', 'resets', 'away'] as const;
export type Weather = (typeof weathers)[number];

/** A call of a model as it passed, or didn't. */
export interface StormCall {
  /** The user's message: the same question has the same. */
  readonly question: string;
  /** Which life of the app asked, as the storm counts them. */
  readonly life: number;
  /** The whole answer was handed over to the app. */
  isWhole: boolean;
  /** Milliseconds on the proxy's clock at which it was. */
  wholeAt?: number;
}

export interface StormProxy {
  readonly baseUrl: string;
  readonly calls: readonly StormCall[];
  /** The key that calls must bring; any other is refused. */
  key: string;
  /** The number of the app's life that calls are noted under. */
  life: number;
  /** Told of each call that arrives. */
  onCall: (call: StormCall) => void;
  change(weather: Weather): Promise<void>;
  close(): Promise<void>;
}

const bodySchema = z.object({ messages: z.array(z.object({ role: z.string(), content: z.unknown() })).optional() });
const inputSchema = z.object({ input: z.array(z.object({ role: z.string(), content: z.unknown() })) });

/** The last thing that a request says; null for a probe, which asks nothing. */
const questionOf = (body: string): string | null => {
  try {
    const json: unknown = JSON.parse(body);
    const turns = inputSchema.safeParse(json).data?.input ?? bodySchema.safeParse(json).data?.messages ?? [];
    const last = turns.at(-1);
    return last === undefined ? null : JSON.stringify(last.content);
  } catch {
    return null;
  }
};

const read = async (message: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of message.setEncoding('utf8')) text += String(chunk);
  return text;
};

const refuse = (response: ServerResponse, status: number, code: string, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ error: { message: 'A storm.', type: code, code } }));
};

/** How much of an answer passes before a cut or a stall, in bytes: its head and a few words. */
const passedBytes = 700;

/** How long a busy app may leave an answer unread, in milliseconds. */
const unreadMs = 2_000;

/** A proxy before a model's server that does to calls what the weather is. */
export const startStormProxy = async (target: string): Promise<StormProxy> => {
  const { hostname, port } = new URL(target);
  const agent = new Agent({ keepAlive: true });
  const calls: StormCall[] = [];
  const sockets = new Set<Socket>();
  /** The last answer that went out whole on each connection. */
  const handedOver = new Map<Socket, { readonly call: StormCall; readonly at: number }>();
  let weather: Weather = 'fair';

  const forward = (call: StormCall, from: IncomingMessage, body: string, response: ServerResponse): void => {
    const options = { hostname, port, path: from.url, method: from.method, headers: from.headers, agent };
    const asked = request(options, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      let passed = 0;
      answer.on('data', (chunk: Buffer) => {
        const isBroken = weather === 'cuts' || weather === 'stalls';
        if (isBroken && passed + chunk.length > passedBytes) {
          asked.destroy();
          // A stall says nothing more, and keeps the connection.
          if (weather === 'cuts') response.destroy();
          return;
        }
        passed += chunk.length;
        response.write(chunk);
      });
      answer.on('end', () => {
        response.end(() => {
          call.isWhole = answer.statusCode === 200 && !response.destroyed;
          call.wholeAt = performance.now();
          handedOver.set(from.socket, { call, at: performance.now() });
        });
      });
    });
    asked.on('error', () => {
      if (weather !== 'stalls') response.destroy();
    });
    response.on('close', () => asked.destroy());
    asked.end(body);
  };

  const proxy = {
    key: '',
    life: 0,
    onCall: (_call: StormCall) => {},
  };
  const serve = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await read(message);
    const question = questionOf(body);
    const call: StormCall = { question: question ?? '', life: proxy.life, isWhole: false };
    if (question !== null) {
      calls.push(call);
      proxy.onCall(call);
    }
    if (message.headers.authorization !== `Bearer ${proxy.key}`) refuse(response, 401, 'invalid_api_key');
    else if (weather === 'rate limits') refuse(response, 429, 'rate_limit_exceeded', { 'retry-after': '5' });
    else if (weather === 'errors') refuse(response, calls.length % 2 === 0 ? 500 : 503, 'server_error');
    else if (weather === 'resets' || weather === 'away') message.socket.resetAndDestroy();
    else forward(call, message, body, response);
  };

  const server: Server = createServer((message, response) => {
    serve(message, response).catch(() => response.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket
      .on('error', () => {})
      .on('close', () => {
        sockets.delete(socket);
        handedOver.delete(socket);
      });
  });
  /** Resets all connections. What went out a moment ago may be lost on the way: the system drops what wasn't read. */
  const resetAll = (): void => {
    for (const socket of sockets) {
      const last = handedOver.get(socket);
      if (last !== undefined && performance.now() - last.at < unreadMs) last.call.isWhole = false;
      socket.resetAndDestroy();
    }
  };
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', () => resolve()));
  await listen(0);
  const own = (server.address() as AddressInfo).port;

  return Object.assign(proxy, {
    baseUrl: `http://127.0.0.1:${own}/v1`,
    calls,
    change: async (next: Weather) => {
      const wasAway = weather === 'away';
      weather = next;
      if (next === 'away' && !wasAway) {
        server.close();
        resetAll();
      }
      if (next === 'resets') resetAll();
      if (wasAway && next !== 'away') await listen(own);
    },
    close: async () => {
      agent.destroy();
      for (const socket of sockets) socket.destroy();
      if (server.listening) await new Promise((closed) => server.close(closed));
    },
  });
};
