import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { pieceCount, pieceOf } from './slow-model-text.ts';

interface SlowModelOptions {
  /** How long each answer takes, in the order in which requests are let in. */
  readonly durationsMs: readonly number[];
  /** Requests it lets in within any second; the rest are told when to come back. Null for all. */
  readonly startsPerSecond: number | null;
}

export interface SlowModel {
  readonly baseUrl: string;
  /** Requests that were turned away. */
  readonly refusals: () => number;
  close(): Promise<void>;
}

const windowMs = 1_000;

const eventOf = (type: string, fields: object): string =>
  `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;

/** Streams an answer that takes exactly so long, its pieces spread over all of it. */
const stream = (response: ServerResponse, durationMs: number): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const begun = { id: 'resp_1', object: 'response', status: 'in_progress', output: [] };
  response.write(eventOf('response.created', { response: begun }));
  for (let nth = 1; nth < pieceCount; nth++) {
    const delta = eventOf('response.output_text.delta', { delta: pieceOf(nth) });
    setTimeout(() => response.write(delta), (durationMs * nth) / pieceCount);
  }
  const usage = { input_tokens: 900, output_tokens: 200 };
  setTimeout(() => {
    response.write(eventOf('response.output_text.delta', { delta: pieceOf(pieceCount) }));
    response.end(eventOf('response.completed', { response: { ...begun, status: 'completed', usage } }));
  }, durationMs);
};

/** A server with a model that takes its time, on loopback: the same for whoever calls it. */
export const startSlowModel = async ({ durationsMs, startsPerSecond }: SlowModelOptions): Promise<SlowModel> => {
  let starts: number[] = [];
  let count = 0;
  let refusals = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const now = performance.now();
      starts = starts.filter((at) => at > now - windowMs);
      if (startsPerSecond !== null && starts.length >= startsPerSecond) {
        refusals += 1;
        const wait = Math.ceil((starts[0] ?? now) + windowMs - now);
        const error = { message: 'Rate limit reached.', type: 'requests', code: 'rate_limit_exceeded' };
        response
          .writeHead(429, { 'content-type': 'application/json', 'retry-after-ms': String(wait) })
          .end(JSON.stringify({ error }));
        return;
      }
      starts.push(now);
      stream(response, durationsMs[count++] ?? 0);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    refusals: () => refusals,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
