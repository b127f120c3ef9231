import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RemoteCall, RemoteCalls } from '../../src-main/providers/text-model.ts';
import { settled } from '../support/manual-time.ts';
import type { ModelServer } from '../support/model-server/model-server.ts';
import { startModelServer } from '../support/model-server/model-server.ts';
import { collect, draftRequest, openProvider } from '../support/model-server/open-provider.ts';
import type { ScriptInput } from '../support/model-server/script.ts';

const never = new AbortController().signal;
const text = 'One two three four five';

/** Remembers a call as the app's store would. */
class Remembered implements RemoteCalls {
  pending: RemoteCall | null;
  readonly told: (RemoteCall | number)[] = [];

  constructor(pending: RemoteCall | null = null) {
    this.pending = pending;
  }

  started(call: RemoteCall): void {
    this.told.push(call);
  }

  progressed(sequence: number): void {
    this.told.push(sequence);
  }
}

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(() => server.close());

const rules = (...list: NonNullable<ScriptInput['rules']>): void => server.play({ rules: list });

/** A draft in the background, with time passing for its waits until it ends. */
const draft = async (remote: RemoteCalls, signal = never) => {
  const opened = openProvider(server.baseUrl, { isBackground: true });
  let hasEnded = false;
  const collecting = collect(opened.provider.draft(draftRequest({ remote }), signal)).finally(() => {
    hasEnded = true;
  });
  collecting.catch(() => undefined);
  while (!hasEnded) await (opened.gate.inside === 0 ? opened.time.advance(500) : settled());
  return { ...opened, ...(await collecting) };
};

const asked = (): string[] => server.journal.entries.map(({ method, path }) => `${method} ${path}`);

/** A call that an earlier life began and left. */
const leaveBehind = async (step: object = {}): Promise<void> => {
  server.play({ rules: [{ steps: [{ do: 'answer', text, ...step }] }] });
  await draft(new Remembered());
  server.journal.entries.length = 0;
  server.play({});
};

describe('a call in the background', () => {
  it('is stored by the provider, and remembered before any text is passed on', async () => {
    rules({ steps: [{ do: 'answer', text }] });
    const remote = new Remembered();
    const { provider } = openProvider(server.baseUrl, { isBackground: true });
    for await (const event of provider.draft(draftRequest({ remote }), never)) {
      if (event.type === 'delta') expect(remote.told[0]).toStrictEqual({ responseId: 'resp_1', sequence: 0 });
    }
    expect(JSON.parse(server.journal.entries[0]?.body ?? '')).toMatchObject({
      background: true,
      store: true,
      stream: true,
    });
  });

  it('is one only where the user wants it so and it can be remembered', async () => {
    const { provider } = openProvider(server.baseUrl, { isBackground: true });
    await collect(provider.draft(draftRequest(), never));
    const foreground = openProvider(server.baseUrl, { isBackground: false });
    await collect(foreground.provider.draft(draftRequest({ remote: new Remembered() }), never));
    for (const { body } of server.journal.entries) expect(JSON.parse(body)).toMatchObject({ store: false });
    expect(server.journal.entries).toHaveLength(2);
  });

  it('tells how far it is sparingly: each fifty events', async () => {
    rules({ steps: [{ do: 'answer', text: 'word '.repeat(200) }] });
    const remote = new Remembered();
    await draft(remote);
    expect(remote.told).toStrictEqual([{ responseId: 'resp_1', sequence: 0 }, 50, 100, 150, 200]);
  });

  it('ends with the error of whoever could not remember it, as it is', async () => {
    const remote = new Remembered();
    remote.started = () => {
      throw new RangeError('the disk is full');
    };
    await expect(draft(remote)).rejects.toThrow('the disk is full');
  });
});

describe('a connection that is lost in mid-stream', () => {
  it('is gone on with where it was: one paid call, no text twice', async () => {
    rules(
      { endpoint: 'responses', steps: [{ do: 'reset', text, afterDeltas: 2 }] },
      // It hasn't ended when it is looked at.
      {
        endpoint: 'retrieve',
        contains: '',
        steps: [{ do: 'reply', status: 200, body: { id: 'resp_1', status: 'in_progress' } }, { do: 'answer' }],
      },
    );
    const { events, text: streamed, fault } = await draft(new Remembered());
    expect(fault).toBeNull();
    expect(streamed).toBe(text);
    expect(events.at(-1)).toMatchObject({ type: 'completed', text });
    expect(events.filter(({ type }) => type === 'sent')).toHaveLength(1);
    expect(asked()).toStrictEqual([
      'POST /v1/responses',
      'GET /v1/responses/resp_1',
      'GET /v1/responses/resp_1?stream=true&starting_after=5',
    ]);
  });

  it('is not gone on with where the call has ended meanwhile: what is stored is taken', async () => {
    rules({ endpoint: 'responses', steps: [{ do: 'close', text, afterDeltas: 2 }] });
    const { events } = await draft(new Remembered());
    expect(events.at(-1)).toMatchObject({ type: 'completed', text });
    expect(asked()).toStrictEqual(['POST /v1/responses', 'GET /v1/responses/resp_1']);
  });

  it('is given up after five tries, and the call is said to be running still', async () => {
    rules(
      { endpoint: 'responses', steps: [{ do: 'reset', text, afterDeltas: 2 }] },
      { endpoint: 'retrieve', steps: [{ do: 'drop' }] },
    );
    const { fault } = await draft(new Remembered());
    expect(fault?.kind).toBe('cut');
    expect(fault?.detail).toMatchObject({ providerCode: 'remote_running', partialText: 'One two ' });
    expect(asked()).toHaveLength(6);
  });

  it('that was never named is cut: nobody can find it again', async () => {
    rules({ endpoint: 'responses', steps: [{ do: 'drop' }] });
    const { fault } = await draft(new Remembered());
    expect(fault?.kind).toBe('cut');
    expect(fault?.detail.providerCode).not.toBe('remote_running');
    expect(asked()).toStrictEqual(['POST /v1/responses']);
  });
});

describe('a call of an earlier life', () => {
  const pending = { responseId: 'resp_1', sequence: 6 };

  it('is followed from the event it was seen at, and not paid again', async () => {
    await leaveBehind();
    const { events } = await draft(new Remembered(pending));
    expect(events).toStrictEqual([{ type: 'completed', text, usage: expect.anything(), requestId: 'req_2' }]);
    expect(asked()).toStrictEqual(['GET /v1/responses/resp_1?stream=true&starting_after=6']);
  });

  it('is taken as it is stored where its stream has nothing more', async () => {
    await leaveBehind();
    const { events } = await draft(new Remembered({ ...pending, sequence: 99 }));
    expect(events.at(-1)).toMatchObject({ type: 'completed', text });
    expect(asked()).toHaveLength(2);
  });

  it('is looked at again and again, ever less often, where retrievals do not stream', async () => {
    await leaveBehind();
    const running = { do: 'reply', status: 200, body: { id: 'resp_1', status: 'queued' } } as const;
    rules({
      endpoint: 'retrieve',
      steps: [
        { do: 'reply', status: 400, body: { error: { code: 'unsupported' } } },
        running,
        running,
        running,
        { do: 'answer' },
      ],
    });
    const { events } = await draft(new Remembered(pending));
    expect(events.at(-1)).toMatchObject({ type: 'completed', text });
    expect(asked().slice(1)).toStrictEqual(Array.from({ length: 4 }, () => 'GET /v1/responses/resp_1'));
  });

  it('is cut when the provider has forgotten it', async () => {
    const { fault, events } = await draft(new Remembered({ responseId: 'resp_404', sequence: 3 }));
    expect(fault?.kind).toBe('cut');
    expect(fault?.detail.providerCode).toBe('remote_gone');
    expect(events).toStrictEqual([]);
  });

  it('that failed says why, and is not gone on with for ever', async () => {
    await leaveBehind({ do: 'failed', code: 'rate_limit_exceeded' });
    const { fault } = await draft(new Remembered(pending));
    expect(fault?.kind).toBe('rate-limited');
    expect(fault?.detail.providerCode).toBe('remote_gone');
  });

  it('stays remembered when the server is not there', async () => {
    await leaveBehind();
    await server.close();
    const { fault } = await draft(new Remembered(pending));
    expect(fault?.kind).toBe('offline');
    expect(fault?.detail.providerCode).toBe('remote_running');
    server = await startModelServer();
  });
});

it('an abort leaves the call running', async () => {
  rules({ endpoint: 'responses', steps: [{ do: 'stall', text, afterDeltas: 2 }] });
  const controller = new AbortController();
  const { provider } = openProvider(server.baseUrl, { isBackground: true });
  const events = provider.draft(draftRequest({ remote: new Remembered() }), controller.signal);
  const outcome = collect(
    (async function* () {
      for await (const event of events) {
        if (event.type === 'delta') controller.abort('shutdown');
        yield event;
      }
    })(),
  );
  await expect(outcome).rejects.toBe('shutdown');
  expect(asked()).toStrictEqual(['POST /v1/responses']);
});

it('a call that nobody waits for any more is cancelled at the provider', async () => {
  await leaveBehind();
  const { provider } = openProvider(server.baseUrl, { isBackground: true });
  provider.cancelRemote?.('resp_1');
  await server.journal.until((entries) => entries.length === 1);
  expect(asked()).toStrictEqual(['POST /v1/responses/resp_1/cancel']);
});
