import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelServer } from '../support/model-server/model-server.ts';
import { startModelServer } from '../support/model-server/model-server.ts';
import { collect, draftRequest, openProvider } from '../support/model-server/open-provider.ts';
import type { ScriptInput } from '../support/model-server/script.ts';

type StepInput = NonNullable<ScriptInput['rules']>[number]['steps'][number];

const counted = { inputTokens: 120, cachedTokens: 20, outputTokens: 40, reasoningTokens: 8 };
const never = new AbortController().signal;

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(() => server.close());

const play = (...steps: StepInput[]): void => server.play({ rules: [{ steps }] });

describe.each(['responses', 'chat'] as const)('a draft over %s', (dialect) => {
  const draft = async (...steps: StepInput[]) => {
    if (steps.length > 0) play(...steps);
    const opened = openProvider(server.baseUrl, { dialect });
    const outcome = await collect(opened.provider.draft(draftRequest(), never));
    expect(opened.gate.inside).toBe(0);
    return { ...opened, ...outcome };
  };

  it('tells when it is sent, streams, and ends with the whole text and what it cost', async () => {
    const { events, text } = await draft();
    expect(events[0]).toStrictEqual({ type: 'sent' });
    expect(text).toBe('A drafted section.\n');
    expect(events.at(-1)).toStrictEqual({ type: 'completed', text, usage: counted, requestId: 'req_1' });
    expect(events.filter(({ type }) => type === 'delta')).toHaveLength(3);
  });

  it('is no draft when the stream closes cleanly without its end: what came is kept', async () => {
    const { fault, events } = await draft({ do: 'close', text: 'One two three', afterDeltas: 2 });
    expect(fault?.kind).toBe('cut');
    expect(fault?.detail).toMatchObject({ partialText: 'One two ', requestId: 'req_1', status: 200 });
    expect(events.some(({ type }) => type === 'completed')).toBe(false);
  });

  it('is cut when the connection is torn down in the middle', async () => {
    const { fault } = await draft({ do: 'reset', text: 'One two three', afterDeltas: 2 });
    expect(fault?.kind).toBe('cut');
    expect(fault?.detail.partialText).toBe('One two ');
  });

  it('is cut, not offline, when the connection is torn down before the answer: it may have been billed', async () => {
    expect((await draft({ do: 'drop' })).fault?.kind).toBe('cut');
  });

  it('goes on where an answer was stopped by its limit, and adds up what both cost', async () => {
    const { events, text } = await draft({ do: 'incomplete', text: 'One two ' }, { do: 'answer', text: 'three four' });
    expect(text).toBe('One two three four');
    expect(events.at(-1)).toMatchObject({
      text: 'One two three four',
      usage: { inputTokens: 240, outputTokens: 80 },
      requestId: 'req_2',
    });
    expect(server.journal.entries[1]?.body).toContain('"One two "');
    expect(events.filter(({ type }) => type === 'sent')).toHaveLength(2);
  });

  it('is truncated after two continuations, with all that came', async () => {
    const { fault } = await draft({ do: 'incomplete', text: 'more ' });
    expect(server.journal.entries).toHaveLength(3);
    expect(fault?.kind).toBe('truncated');
    expect(fault?.detail).toMatchObject({ partialText: 'more more more ', usage: { outputTokens: 120 } });
  });

  it('is truncated at once when all of the limit went into thinking', async () => {
    const { fault } = await draft({ do: 'incomplete', text: '' });
    expect(server.journal.entries).toHaveLength(1);
    expect(fault?.kind).toBe('truncated');
  });

  it('keeps the first part when the continuation fails', async () => {
    const { fault } = await draft(
      { do: 'incomplete', text: 'One ' },
      { do: 'close', text: 'two three', afterDeltas: 1 },
    );
    expect(fault?.kind).toBe('cut');
    expect(fault?.detail).toMatchObject({ partialText: 'One two ', usage: counted });
  });

  it('is refused when a filter stopped it, with what it cost', async () => {
    const { fault } = await draft({ do: 'incomplete', text: 'One two', reason: 'content_filter' });
    expect(fault?.kind).toBe('refused');
    expect(fault?.detail).toMatchObject({ usage: counted, providerCode: 'content_filter', partialText: 'One two' });
  });

  it('is refused when the model declines within an answer that completes', async () => {
    const { fault } = await draft({ do: 'refusal' });
    expect(fault?.kind).toBe('refused');
    expect(fault?.detail).toMatchObject({ usage: counted, providerCode: 'refusal' });
  });

  it.each([
    ['server_error', 'server-error'],
    ['rate_limit_exceeded', 'rate-limited'],
    ['invalid_prompt', 'refused'],
    ['insufficient_quota', 'quota'],
    ['context_length_exceeded', 'too-long'],
  ] as const)('that fails with %s is %s', async (code, kind) => {
    const { fault, gate } = await draft({ do: 'failed', code, text: 'One two' });
    expect(fault?.kind).toBe(kind);
    expect(fault?.detail).toMatchObject({ providerCode: code, partialText: 'One two' });
    expect(gate.notes.at(-1)?.isRateLimit).toBe(kind === 'rate-limited');
  });

  it('fails with an error event in the middle, and keeps what came', async () => {
    const { fault } = await draft({ do: 'error-event', code: 'server_error', text: 'One two three', afterDeltas: 2 });
    expect(fault?.kind).toBe('server-error');
    expect(fault?.detail.partialText).toBe('One two ');
  });

  it('is malformed when an event is no JSON', async () => {
    const { fault } = await draft({ do: 'malformed', text: 'One two three', afterDeltas: 2 });
    expect(fault?.kind).toBe('malformed');
    expect(fault?.detail.partialText).toBe('One two ');
  });

  it.each([
    ['a page', { do: 'reply', status: 200, body: '<html>Sign in</html>' }],
    ['JSON', { do: 'reply', status: 200, body: { error: 'Unexpected endpoint or method.' } }],
  ] as const)('is malformed when the answer is %s instead of a stream', async (_, step) => {
    expect((await draft(step)).fault?.kind).toBe('malformed');
  });

  it('gets along without counts', async () => {
    const { events } = await draft({ do: 'answer', usage: null });
    expect(events.at(-1)).toMatchObject({ usage: { inputTokens: 0, outputTokens: 0 } });
  });
});

it('gets along with a server that leaves out every event, field and number it can', async () => {
  play({ do: 'answer', text: 'One two', isBare: true });
  const { provider } = openProvider(server.baseUrl);
  const { events, text } = await collect(provider.draft(draftRequest(), never));
  expect(text).toBe('One two');
  expect(events.at(-1)).toMatchObject({ type: 'completed', text: 'One two' });
});
