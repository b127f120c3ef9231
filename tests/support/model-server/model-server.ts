import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BackgroundCalls } from './background-calls.ts';
import { chatStream } from './chat-stream.ts';
import type { JournalEntry } from './journal.ts';
import { Journal } from './journal.ts';
import { responsesStream } from './responses-stream.ts';
import type { Endpoint, ScriptInput, Step } from './script.ts';
import { ScriptPlayer } from './script-player.ts';
import type { StreamStep } from './stream-events.ts';
import { writeStream } from './stream-writer.ts';

interface Options {
  /** Any free one unless named. */
  readonly port?: number;
  readonly journalPath?: string;
}

export interface ModelServer {
  /** Up to and including the version. */
  readonly baseUrl: string;
  readonly port: number;
  readonly journal: Journal;
  /** Another script from here on. Calls in the background stay. */
  play(script: ScriptInput): void;
  /** Stops, tearing down what is open. */
  close(): Promise<void>;
}

/** What a healthy server does. */
const wholeAnswer: StreamStep = {
  do: 'answer',
  text: 'A drafted section.\n',
  usage: { input: 120, cached: 20, output: 40, reasoning: 8 },
  delayMs: 0,
  headers: {},
  isBare: false,
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
};

const endpointOf = (method: string, pathname: string, body: string): Endpoint | null => {
  if (pathname === '/v1/models' && method === 'GET') return 'models';
  if (pathname === '/v1/chat/completions' && method === 'POST') return 'chat';
  if (pathname === '/v1/responses' && method === 'POST') return body.trim() === '{}' ? 'probe' : 'responses';
  if (/^\/v1\/responses\/[^/]+$/.test(pathname) && method === 'GET') return 'retrieve';
  if (/^\/v1\/responses\/[^/]+\/cancel$/.test(pathname) && method === 'POST') return 'cancel';
  return null;
};

const reply = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void => {
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? {});
  const type = typeof body === 'string' ? 'text/html' : 'application/json';
  response.writeHead(status, { 'content-type': type, ...headers }).end(text);
};

const errorBody = (message: string, code: string | null, type = 'invalid_request_error'): object => ({
  error: { message, type, param: null, code },
});

const field = (body: string, name: string): unknown => {
  try {
    return Reflect.get(JSON.parse(body), name);
  } catch {
    return undefined;
  }
};

/** Starts a server with models of which nothing is real. See serve.ts for how it is used. */
export const startModelServer = async (script: ScriptInput = {}, options: Options = {}): Promise<ModelServer> => {
  const journal = new Journal(options.journalPath ?? null);
  const background = new BackgroundCalls();
  let player = new ScriptPlayer(script);
  let count = 0;

  const stream = async (
    step: StreamStep,
    endpoint: Endpoint,
    body: string,
    response: ServerResponse,
  ): Promise<void> => {
    const number = ++count;
    const model = String(field(body, 'model') ?? 'test-model');
    const headers = { 'x-request-id': `req_${number}`, ...step.headers };
    const id = `resp_${number}`;
    if (endpoint === 'responses' && field(body, 'background') === true) background.add(id, step, model);
    const made = endpoint === 'chat' ? chatStream(step, `chatcmpl_${number}`, model) : responsesStream(step, id, model);
    await writeStream(response, made, step.delayMs, headers);
  };

  const retrieve = async (url: URL, step: Step | null, response: ServerResponse): Promise<void> => {
    const id = url.pathname.split('/')[3] ?? '';
    if (!background.has(id)) {
      reply(response, 404, errorBody(`Response with id '${id}' not found.`, null));
      return;
    }
    if (url.searchParams.get('stream') !== 'true') {
      reply(response, 200, background.response(id));
      return;
    }
    const rest = background.streamAfter(id, Number(url.searchParams.get('starting_after') ?? -1), step);
    if (rest !== null) await writeStream(response, rest, 0, { 'x-request-id': `req_${++count}` });
  };

  const healthy = async (endpoint: Endpoint, url: URL, body: string, response: ServerResponse): Promise<void> => {
    const { script: played } = player;
    if (endpoint === 'models') {
      reply(response, 200, { object: 'list', data: played.models.map((id) => ({ id, object: 'model' })) });
    } else if (endpoint === 'probe') {
      reply(response, 400, errorBody("Missing required parameter: 'model'.", 'missing_required_parameter'));
    } else if (endpoint === 'retrieve') {
      await retrieve(url, null, response);
    } else if (endpoint === 'cancel') {
      const id = url.pathname.split('/')[3] ?? '';
      background.cancel(id);
      reply(response, 200, { id, object: 'response', status: 'cancelled' });
    } else {
      await stream(wholeAnswer, endpoint, body, response);
    }
  };

  const answer = async (entry: JournalEntry, url: URL, response: ServerResponse): Promise<void> => {
    const { script: played } = player;
    const endpoint = endpointOf(entry.method, url.pathname, entry.body);
    const isMissing = endpoint === null || (!played.hasResponses && url.pathname.startsWith('/v1/responses'));
    if (isMissing) return reply(response, 404, '404 page not found');
    if (played.key !== null && entry.headers.authorization !== `Bearer ${played.key}`) {
      return reply(response, 401, errorBody('Incorrect API key provided.', 'invalid_api_key'));
    }
    const step = player.next(endpoint, entry.body);
    if (step === null) return healthy(endpoint, url, entry.body, response);
    if (step.do === 'hang') return;
    if (step.do === 'drop') {
      response.socket?.resetAndDestroy();
      return;
    }
    if (step.do === 'reply') return reply(response, step.status, step.body, step.headers);
    if (endpoint === 'retrieve') return retrieve(url, step, response);
    return stream(step, endpoint, entry.body, response);
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    bodyOf(request)
      .then(async (body) => {
        const { method = 'GET', headers } = request;
        const entry: JournalEntry = { method, path: url.pathname + url.search, headers, body, ended: null };
        response.on('finish', () => journal.end(entry, 'answered'));
        response.on('close', () => journal.end(entry, 'broken-off'));
        journal.add(entry);
        await answer(entry, url, response);
      })
      // Only of connections that ended while they were written to or read from, which is what is tested.
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    port,
    journal,
    play(next) {
      player = new ScriptPlayer(next);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
