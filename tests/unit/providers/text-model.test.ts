import { Socket } from 'node:net';
import { setTimeout as pauseFor } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createEmbeddedProvider } from '../../../src-main/providers/embedded/embedded-provider.ts';
import type { Script } from '../../../src-main/providers/scripted/scripted-provider.ts';
import { createScriptedProvider, scriptSchema } from '../../../src-main/providers/scripted/scripted-provider.ts';
import type { DraftEvent, DraftRequest, Pause, TextModel } from '../../../src-main/providers/text-model.ts';

const text = 'Moved  38 pipelines.\n\n- PostgreSQL\n- Kafka 😀 — « ça marche »\n';

const requestFor = (composed: string): DraftRequest => ({
  sectionKey: 'summary',
  prompt: { instructions: 'Write.', shared: '', source: 'Facts.', request: 'The summary.' },
  model: null,
  compose: () => composed,
});

const noPause: Pause = async (_ms, signal) => signal.throwIfAborted();
const endless: Pause = (_ms, signal) =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
const real: Pause = async (ms, signal) => {
  await pauseFor(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
};

const collect = async (stream: AsyncIterable<DraftEvent>): Promise<DraftEvent[]> => {
  const events: DraftEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
};

const joined = (events: readonly DraftEvent[]): string =>
  events.map((event) => (event.type === 'delta' ? event.text : '')).join('');

const scripted = (script: Script = {}, pause: Pause = noPause, onCall: (key: string) => void = () => {}): TextModel =>
  createScriptedProvider({ script, pause, onCall });

const providers: { name: string; create: (delayMs: number, pause: Pause) => TextModel }[] = [
  {
    name: 'embedded',
    create: (wordDelayMs, pause) => createEmbeddedProvider({ wordDelayMs, longestMs: 1_500, pause }),
  },
  {
    name: 'scripted',
    create: (wordDelayMs, pause) => scripted({ '*': [{ do: 'answer', wordDelayMs }] }, pause),
  },
];

describe.each(providers)('the text model port, $name', ({ name, create }) => {
  it('streams the text piece by piece and then says once that it is complete', async () => {
    const provider = create(1, noPause);
    const events = await collect(provider.draft(requestFor(text), new AbortController().signal));
    expect(provider.name).toBe(name);
    expect(events.length).toBeGreaterThan(5);
    expect(joined(events)).toBe(text);
    expect(events.filter(({ type }) => type === 'completed')).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ type: 'completed', text });
  });

  it('loses and adds no character of any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (any) => {
        const events = await collect(create(0, noPause).draft(requestFor(any), new AbortController().signal));
        expect([joined(events), events.at(-1)]).toMatchObject([any, { type: 'completed', text: any }]);
      }),
    );
  });

  it('gives the same for the same, each time anew (F2)', async () => {
    const provider = create(0, noPause);
    const draft = () => collect(provider.draft(requestFor(text), new AbortController().signal));
    expect(await draft()).toEqual(await draft());
  });

  it('does not begin when it is aborted already, and says why', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled');
    controller.abort(reason);
    let composed = 0;
    const request = { ...requestFor(text), compose: () => `${++composed}` };
    await expect(collect(create(0, noPause).draft(request, controller.signal))).rejects.toBe(reason);
    expect(composed).toBe(0);
  });

  it.each([0, 1])('stops at the next word when it is aborted, with %i ms between words', async (delayMs) => {
    const controller = new AbortController();
    const reason = new Error('cancelled');
    const events: DraftEvent[] = [];
    const read = async () => {
      for await (const event of create(delayMs, noPause).draft(requestFor(text), controller.signal)) {
        events.push(event);
        controller.abort(reason);
      }
    };
    await expect(read()).rejects.toBe(reason);
    expect(events).toHaveLength(1);
  });

  it('stops in the middle of a pause', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled');
    const reading = collect(create(1, endless).draft(requestFor(text), controller.signal));
    queueMicrotask(() => controller.abort(reason));
    await expect(reading).rejects.toBe(reason);
  });

  it('is not complete when only its last word was heard before the abort', async () => {
    const controller = new AbortController();
    const types: string[] = [];
    const read = async () => {
      for await (const event of create(0, noPause).draft(requestFor('one'), controller.signal)) {
        types.push(event.type);
        controller.abort(new Error('cancelled'));
      }
    };
    await expect(read()).rejects.toThrow('cancelled');
    expect(types).toEqual(['delta']);
  });
});

describe('the embedded drafter (F2)', () => {
  afterEach(() => vi.restoreAllMocks());

  it('needs no network and no key', async () => {
    const connect = vi.spyOn(Socket.prototype, 'connect');
    const fetched = vi.spyOn(globalThis, 'fetch');
    const provider = createEmbeddedProvider({ wordDelayMs: 1, longestMs: 20, pause: real });
    const events = await collect(provider.draft(requestFor(text), new AbortController().signal));
    expect(events.at(-1)).toEqual({
      type: 'completed',
      text,
      usage: { inputTokens: 0, cachedTokens: 0, outputTokens: 0, reasoningTokens: 0 },
      requestId: null,
    });
    expect(provider.origin).toBe('embedded');
    expect(connect).not.toHaveBeenCalled();
    expect(fetched).not.toHaveBeenCalled();
  });

  it('pauses no longer in all than it is allowed, however long the text', async () => {
    let pausedMs = 0;
    const pause: Pause = async (ms) => {
      pausedMs += ms;
    };
    const provider = createEmbeddedProvider({ wordDelayMs: 5, longestMs: 1_500, pause });
    await collect(provider.draft(requestFor('word '.repeat(20_000)), new AbortController().signal));
    expect(pausedMs).toBeGreaterThan(1_000);
    expect(pausedMs).toBeLessThanOrEqual(1_510);
  });
});

describe('the scripted provider', () => {
  const draft = (provider: TextModel) => collect(provider.draft(requestFor(text), new AbortController().signal));

  it('follows its script call by call, section by section, and repeats the last step', async () => {
    const calls: string[] = [];
    const script = scriptSchema.parse({
      summary: [{ do: 'fail', fault: 'server-error' }, { do: 'empty' }, { do: 'answer', text: 'At last.' }],
      '*': [{ do: 'fail', fault: 'offline' }],
    });
    const provider = scripted(script, noPause, (key) => calls.push(key));
    await expect(draft(provider)).rejects.toMatchObject({ name: 'ProviderFault', kind: 'server-error' });
    expect(await draft(provider)).toMatchObject([{ type: 'completed', text: '' }]);
    for (const _time of [1, 2]) expect((await draft(provider)).at(-1)).toMatchObject({ text: 'At last.' });
    const other = provider.draft({ ...requestFor(text), sectionKey: 'header' }, new AbortController().signal);
    await expect(collect(other)).rejects.toMatchObject({ kind: 'offline' });
    expect(calls).toEqual(['summary', 'summary', 'summary', 'summary', 'header']);
  });

  it('breaks off without saying that it is complete', async () => {
    const provider = scripted({ '*': [{ do: 'cut', afterWords: 2, wordDelayMs: 0 }] });
    const events = await draft(provider);
    expect(joined(events)).toBe('Moved  38 ');
    expect(events.map(({ type }) => type)).toEqual(['delta', 'delta']);
  });

  it('hangs until it is aborted', async () => {
    const controller = new AbortController();
    const reading = collect(scripted({ '*': [{ do: 'hang' }] }, endless).draft(requestFor(text), controller.signal));
    queueMicrotask(() => controller.abort(new Error('stopped')));
    await expect(reading).rejects.toThrow('stopped');
  });

  it('refuses a script with a step it does not know', () => {
    expect(scriptSchema.safeParse({ '*': [{ do: 'dance' }] }).success).toBe(false);
    expect(scriptSchema.safeParse({ '*': [] }).success).toBe(false);
  });
});
