import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { AppEvent } from '#shared/contract/events.ts';
import { events } from '#shared/contract/events.ts';
import type { RouteInput, RouteName, RouteOutput } from '#shared/contract/routes.ts';
import { routes } from '#shared/contract/routes.ts';
import { fromWire, toWire } from '#shared/contract/wire-json.ts';
import type { AppError, Result } from '#shared/model/app-error.ts';
import { appErrorSchema, err, ok } from '#shared/model/app-error.ts';
import { nodeBytes, ownerFileOf, ownerFileSchema, wireContentType } from './local-address.ts';

export interface LocalClient {
  call<R extends RouteName>(name: R, input: RouteInput<R>): Promise<Result<RouteOutput<R>>>;
  /** `onLost` is called once if the owner goes away: no event comes after that, and every call answers an error. */
  on(listener: (event: AppEvent) => void, onLost?: () => void): () => void;
  close(): void;
}

interface Owner {
  readonly address: string;
  readonly token: string;
}

const lost: AppError = {
  code: 'data.in-use',
  message: 'The Dossier that owns this data has gone away.',
  action: 'Run the command again. What was queued is kept and goes on.',
};

const resultSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: appErrorSchema }),
]);

const ask = (owner: Owner, agent: Agent, method: string, path: string, body?: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${owner.token}`, 'content-type': wireContentType };
    const asked = request({ socketPath: owner.address, method, path, headers, agent }, resolve);
    asked.once('error', reject);
    asked.end(body);
  });

const textOf = async (response: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
};

/** One line of the event stream; null for an event that this version doesn't know. */
const eventOf = (line: string): AppEvent | null => {
  const shape = z.object({ name: z.string(), payload: z.unknown() }).safeParse(fromWire(line, nodeBytes));
  if (!shape.success || !Object.hasOwn(events, shape.data.name)) return null;
  const name = shape.data.name as AppEvent['name'];
  const payload = events[name].safeParse(shape.data.payload);
  // Name and payload were parsed by the same entry of the table, which the compiler can't see.
  return payload.success ? ({ name, payload: payload.data } as AppEvent) : null;
};

const readOwner = async (dataFolder: string): Promise<Owner | null> => {
  try {
    return ownerFileSchema.parse(JSON.parse(await readFile(ownerFileOf(dataFolder), 'utf8')));
  } catch {
    return null;
  }
};

/** Reaches the process that owns a data folder, or returns null where none answers. */
export const connectToOwner = async (dataFolder: string): Promise<LocalClient | null> => {
  const owner = await readOwner(dataFolder);
  if (owner === null) return null;
  const agent = new Agent({ keepAlive: true });
  const listeners = new Set<(event: AppEvent) => void>();
  const lossListeners = new Set<() => void>();
  let isLost = false;
  let stream: IncomingMessage;
  try {
    stream = await ask(owner, agent, 'GET', '/events');
  } catch {
    agent.destroy();
    return null;
  }
  const lines = createInterface({ input: stream });
  // The stream is how an owner's end is heard, whether it quit or was killed; its error says no more than that.
  lines.on('error', () => {});
  stream.on('error', () => {});
  stream.once('close', () => {
    isLost = true;
    for (const tell of lossListeners) tell();
  });
  lines.on('line', (line) => {
    const event = eventOf(line);
    if (event !== null) for (const listener of listeners) listener(event);
  });
  const call = async <R extends RouteName>(name: R, input: RouteInput<R>): Promise<Result<RouteOutput<R>>> => {
    // Whoever listens at the address by now is another owner, which doesn't know our token.
    if (isLost) return err(lost);
    let text: string;
    try {
      text = await textOf(await ask(owner, agent, 'POST', `/${name}`, toWire(input, nodeBytes)));
    } catch {
      return err(lost);
    }
    const result = resultSchema.parse(fromWire(text, nodeBytes));
    // Parsed by the route's own schema, which the compiler can't follow through the table of all routes.
    return result.ok ? ok(routes[name].output.parse(result.value) as RouteOutput<R>) : result;
  };
  return {
    call,
    on: (listener, onLost) => {
      listeners.add(listener);
      if (onLost) lossListeners.add(onLost);
      return () => {
        listeners.delete(listener);
        if (onLost) lossListeners.delete(onLost);
      };
    },
    close: () => {
      lossListeners.clear();
      lines.close();
      stream.destroy();
      agent.destroy();
    },
  };
};
