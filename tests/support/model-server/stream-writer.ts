import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { ScriptedStream, StreamEvent } from './stream-events.ts';

const textOf = ({ name, data }: StreamEvent): string => {
  const body = typeof data === 'string' ? data : JSON.stringify(data);
  return `${name === null ? '' : `event: ${name}\n`}data: ${body}\n\n`;
};

/** Writes a stream and ends it the way it is scripted. Stops when the client leaves. */
export const writeStream = async (
  response: ServerResponse,
  { events, ending }: ScriptedStream,
  delayMs: number,
  headers: Readonly<Record<string, string>>,
): Promise<void> => {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', ...headers });
  response.flushHeaders();
  for (const event of events) {
    if (delayMs > 0) await wait(delayMs);
    if (response.destroyed) return;
    // Waited for, so that what is torn down afterwards has left before.
    await new Promise<void>((resolve) => response.write(textOf(event), () => resolve()));
  }
  if (ending === 'close') response.end();
  if (ending === 'reset') response.socket?.resetAndDestroy();
};
