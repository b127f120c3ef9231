/**
 * A process that begins a draft at a server that never ends it, collects garbage, and then gives up, the way its first
 * argument says: `abort` when text has come, `abort-early` before the answer's head, or `idle` by the idle limit.
 * Other arguments: the server's base URL, and the shims that the older development runtime is lent.
 *
 * It prints one line of JSON with how the draft ended, and stays until its input is closed: the server must see the
 * connection end while this process lives.
 */
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { OpenAiOptions } from '../../../src-main/providers/openai/provider-options.ts';
import { ProviderFault } from '../../../src-main/providers/provider-fault.ts';
import { draftRequest, openProvider } from './open-provider.ts';

const [, , way = 'abort', baseUrl = '', shims = ''] = process.argv;
if (Number.parseInt(process.versions.node, 10) < 20) createRequire(shims)(shims).installShims();

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const turn = (delayMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, delayMs));
const collectAll = async (): Promise<void> => {
  for (let round = 0; round < 5; round++) {
    collectGarbage();
    await turn(10);
  }
};

const realTimers: OpenAiOptions['timers'] = {
  set: (callback, delayMs) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

const controller = new AbortController();
const { provider } = openProvider(baseUrl, { idleSeconds: 1 }, way === 'idle' ? { timers: realTimers } : {});
const draft = provider.draft(draftRequest(), controller.signal)[Symbol.asyncIterator]();
await draft.next();
// The first piece of text, unless none comes.
const next = draft.next();
if (way !== 'abort-early') await next;
const ended = (way === 'abort-early' ? next : draft.next()).then(
  () => 'went on',
  (error: unknown) => (error instanceof ProviderFault ? error.kind : String(error)),
);
// Long enough for the request to be on its way.
await turn(200);
await collectAll();
if (way !== 'idle') controller.abort('given up');
process.stdout.write(`${JSON.stringify({ ended: await ended, node: process.versions.node })}\n`);
process.stdin.resume().on('end', () => process.exit(0));
