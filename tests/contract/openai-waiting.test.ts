import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DraftEvent } from '../../src-main/providers/text-model.ts';
import { settled } from '../support/manual-time.ts';
import type { ModelServer } from '../support/model-server/model-server.ts';
import { startModelServer } from '../support/model-server/model-server.ts';
import { collect, draftRequest, openProvider } from '../support/model-server/open-provider.ts';

const never = new AbortController().signal;

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(() => server.close());

/** Reads until so many events have come. */
const take = async (iterator: AsyncIterator<DraftEvent>, count: number): Promise<DraftEvent[]> => {
  const events: DraftEvent[] = [];
  while (events.length < count) {
    const next = await iterator.next();
    if (next.done === true) throw new Error('it ended early');
    events.push(next.value);
  }
  return events;
};

const begin = (dialect: 'responses' | 'chat', signal: AbortSignal = never) => {
  const opened = openProvider(server.baseUrl, { dialect, firstByteSeconds: 30, idleSeconds: 10 });
  return { ...opened, iterator: opened.provider.draft(draftRequest(), signal)[Symbol.asyncIterator]() };
};

describe.each(['responses', 'chat'] as const)('over %s', (dialect) => {
  it('a stream that stalls is given up after the idle time, and not before', async () => {
    server.play({ rules: [{ steps: [{ do: 'stall', text: 'One two three', afterDeltas: 2 }] }] });
    const { iterator, time, gate } = begin(dialect);
    await take(iterator, 3);
    let fault: unknown = null;
    const ended = iterator.next().catch((error: unknown) => {
      fault = error;
    });
    await time.advance(9_999);
    expect(fault).toBeNull();
    await time.advance(1);
    await ended;
    expect(fault).toMatchObject({ kind: 'stalled', detail: { partialText: 'One two ', status: 200 } });
    expect(gate.inside).toBe(0);
    await server.journal.until(([entry]) => entry?.ended === 'broken-off');
  });

  it('an answer that does not begin is given up after its own time', async () => {
    server.play({ rules: [{ steps: [{ do: 'hang' }] }] });
    const { iterator, time, gate } = begin(dialect);
    await take(iterator, 1);
    const ended = iterator.next().catch((error: unknown) => error);
    await server.journal.until((entries) => entries.length === 1);
    await time.advance(29_999);
    expect(gate.inside).toBe(1);
    await time.advance(1);
    expect(await ended).toMatchObject({ kind: 'timeout' });
    expect(gate.inside).toBe(0);
  });

  it('the idle time counts from the head of the answer on', async () => {
    server.play({ rules: [{ steps: [{ do: 'stall', afterDeltas: 0 }] }] });
    const { iterator, time, gate } = begin(dialect);
    await take(iterator, 1);
    const ended = iterator.next().catch((error: unknown) => error);
    await server.journal.until((entries) => entries.length === 1);
    while (gate.notes.length === 0) await settled();
    let outcome: unknown = null;
    ended.then((error) => {
      outcome = error;
    });
    while (outcome === null) await time.advance(1_000);
    expect(outcome).toMatchObject({ kind: 'stalled' });
  });

  it('an abort in mid-stream throws its reason and closes the connection', async () => {
    server.play({ rules: [{ steps: [{ do: 'stall', text: 'One two three', afterDeltas: 1 }] }] });
    const controller = new AbortController();
    const { iterator, gate } = begin(dialect, controller.signal);
    await take(iterator, 2);
    const ended = iterator.next().catch((error: unknown) => error);
    const reason = new Error('the user cancelled');
    controller.abort(reason);
    expect(await ended).toBe(reason);
    expect(gate.inside).toBe(0);
    await server.journal.until(([entry]) => entry?.ended === 'broken-off');
  });

  it('an abort before the answer throws its reason and closes the connection', async () => {
    server.play({ rules: [{ steps: [{ do: 'hang' }] }] });
    const controller = new AbortController();
    const { iterator, gate } = begin(dialect, controller.signal);
    await take(iterator, 1);
    const ended = iterator.next().catch((error: unknown) => error);
    await server.journal.until((entries) => entries.length === 1);
    controller.abort('shutdown');
    expect(await ended).toBe('shutdown');
    expect(gate.inside).toBe(0);
    await server.journal.until(([entry]) => entry?.ended === 'broken-off');
  });

  it('whoever stops listening closes the connection and gives the place back', async () => {
    server.play({ rules: [{ steps: [{ do: 'stall', text: 'One two three', afterDeltas: 1 }] }] });
    const { iterator, gate } = begin(dialect);
    await take(iterator, 2);
    await iterator.return?.();
    expect(gate.inside).toBe(0);
    await server.journal.until(([entry]) => entry?.ended === 'broken-off');
  });

  it('nothing is sent once it is aborted', async () => {
    const { provider, gate } = openProvider(server.baseUrl, { dialect });
    await expect(collect(provider.draft(draftRequest(), AbortSignal.abort(new Error('late'))))).rejects.toThrow('late');
    expect(server.journal.entries).toStrictEqual([]);
    expect(gate.entered).toBe(0);
  });

  it('an abort while the gate is closed throws its reason, and a permit that comes later is given back', async () => {
    const controller = new AbortController();
    const gate = {
      origin: 'test',
      waitMs: () => 0,
      enter: (signal: AbortSignal) =>
        new Promise<() => void>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
      note: () => undefined,
    };
    const { provider } = openProvider(server.baseUrl, { dialect }, { gate });
    const ended = collect(provider.draft(draftRequest(), controller.signal)).catch((error: unknown) => error);
    controller.abort('not now');
    expect(await ended).toBe('not now');
    expect(server.journal.entries).toStrictEqual([]);
  });

  it('a gate that is shut for long is for the queue to wait for: nothing is sent, and no attempt is lost to a timeout', async () => {
    const closed = {
      origin: 'test',
      waitMs: () => 60_000,
      enter: () => Promise.reject(new Error('not asked')),
      note: () => undefined,
    };
    const shut = openProvider(server.baseUrl, { dialect }, { gate: closed });
    const { fault } = await collect(shut.provider.draft(draftRequest(), new AbortController().signal));
    expect(fault).toMatchObject({ kind: 'rate-limited', detail: { retryAfterMs: 60_000 } });

    const full = {
      ...closed,
      waitMs: () => 0,
      enter: (signal: AbortSignal) =>
        new Promise<() => void>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    };
    const waiting = openProvider(server.baseUrl, { dialect }, { gate: full });
    const ended = collect(waiting.provider.draft(draftRequest(), new AbortController().signal));
    await waiting.time.advance(10_000);
    expect((await ended).fault).toMatchObject({ kind: 'rate-limited' });
    expect(server.journal.entries).toStrictEqual([]);
  });
});
