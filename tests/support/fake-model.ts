import type { ConnectionFacts } from '../../src-main/app/ports.ts';
import type { DraftEvent, DraftRequest, TextModel, TokenUsage } from '../../src-main/providers/text-model.ts';

/** What a model answers to one call: events, ending as they end; throwing is failing. */
export type FakeAnswer = (
  request: DraftRequest,
  signal: AbortSignal,
) => AsyncIterable<DraftEvent> | Iterable<DraftEvent>;

export const someUsage: TokenUsage = { inputTokens: 1_000, cachedTokens: 200, outputTokens: 300, reasoningTokens: 50 };

/** A whole answer. */
export const answering = (text: string, usage: TokenUsage = someUsage): FakeAnswer =>
  function* () {
    yield { type: 'sent' };
    yield { type: 'delta', text };
    yield { type: 'completed', text, usage, requestId: 'req-1' };
  };

/** A call that was sent, and breaks off after some text with what is thrown. */
export const breaking = (error: () => unknown, text = ''): FakeAnswer =>
  function* () {
    yield { type: 'sent' };
    if (text !== '') yield { type: 'delta', text };
    throw error();
  };

/** A call that was sent, says something, and then nothing more until it is aborted. */
export const hanging = (text = ''): FakeAnswer =>
  async function* (_request, signal) {
    yield { type: 'sent' };
    if (text !== '') yield { type: 'delta', text };
    await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  };

/** A server's model that answers as the test says: `answers` in order, the last one repeated. */
export const createFakeModel = (answers: readonly FakeAnswer[], facts: Partial<ConnectionFacts> = {}) => {
  const calls: DraftRequest[] = [];
  const cancelled: string[] = [];
  const left = [...answers];
  const model: TextModel = {
    name: 'lab',
    origin: 'https://models.example.com',
    async *draft(request, signal) {
      calls.push(request);
      const answer = left.length > 1 ? left.shift() : left[0];
      if (!answer) throw new Error('the test says nothing of this call');
      yield* answer(request, signal);
    },
    cancelRemote: (id) => cancelled.push(id),
  };
  const all: ConnectionFacts = {
    label: 'Lab',
    baseUrl: 'https://models.example.com/v1',
    firstByteMs: 120_000,
    reach: 'internet',
    model: 'small',
    isBackground: false,
    maxOutputTokens: 1_000,
    ...facts,
  };
  return { model, facts: all, calls, cancelled, next: (...more: FakeAnswer[]) => left.splice(0, left.length, ...more) };
};
