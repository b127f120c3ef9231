import { z } from 'zod';
import { ProviderFault } from '../provider-fault.ts';
import type { TokenUsage } from '../text-model.ts';
import { assertEventStream } from './assert-event-stream.ts';
import { chatRequest } from './chat-request.ts';
import { faultOfAnswer } from './classify-error.ts';
import type { Line } from './line.ts';
import { openLine } from './line.ts';
import type { OpenAiOptions } from './provider-options.ts';
import type { AnswerEvent, Question } from './question.ts';
import { chatUsage } from './token-counts.ts';

const choiceSchema = z.object({
  index: z.number().catch(0),
  delta: z
    .object({ content: z.string().nullable().catch(null), refusal: z.string().nullable().catch(null) })
    .catch({ content: null, refusal: null }),
  finish_reason: z.string().nullable().catch(null),
});

const chunkSchema = z.object({
  id: z.string().nullable().catch(null),
  choices: z.array(choiceSchema).catch([]),
  usage: z.unknown().optional(),
});

/** What was gathered of one chat completion. */
class ChatAnswer {
  text = '';
  usage: TokenUsage | null = null;
  finish: string | null = null;
  id: string | null = null;
  isRefusal = false;

  /** Adds a chunk and returns its text. */
  add(raw: unknown): string {
    const chunk = chunkSchema.parse(raw);
    this.id = chunk.id ?? this.id;
    this.usage = chatUsage(chunk.usage) ?? this.usage;
    const choice = chunk.choices.find(({ index }) => index === 0);
    if (choice === undefined) return '';
    this.finish = choice.finish_reason ?? this.finish;
    if (choice.delta.refusal) this.isRefusal = true;
    const text = choice.delta.content ?? '';
    this.text += text;
    return text;
  }

  /** How it ended. Throws a ProviderFault for every end but `stop` and `length`. */
  end(line: Line): AnswerEvent {
    const requestId = line.exchange.answer?.headers.get('x-request-id') ?? this.id;
    const detail = {
      ...(requestId === null ? {} : { requestId }),
      ...(this.usage === null ? {} : { usage: this.usage }),
    };
    if (this.isRefusal)
      throw new ProviderFault('refused', 'the model declined', { ...detail, providerCode: 'refusal' });
    const known = { text: this.text, usage: this.usage, requestId };
    switch (this.finish) {
      case 'stop':
        return { type: 'ended', end: { reason: 'completed', ...known } };
      case 'length':
        return { type: 'ended', end: { reason: 'max-tokens', ...known } };
      case 'content_filter':
        throw new ProviderFault('refused', 'the answer was filtered', { ...detail, providerCode: 'content_filter' });
      case null:
        throw faultOfAnswer('cut', 'the stream ended without completing', line.exchange);
      default:
        throw new ProviderFault('malformed', 'the answer ended in an unknown way', detail);
    }
  }
}

async function* readChatStream(line: Line, stream: AsyncIterable<unknown>): AsyncGenerator<AnswerEvent> {
  const answer = new ChatAnswer();
  try {
    for await (const raw of line.events(stream)) {
      const text = answer.add(raw);
      if (text !== '') yield { type: 'delta', text };
    }
  } catch (error) {
    // The reason it finished is the end of the text; after it come only the counts, and a server that forgets to close.
    const isAborted = line.signal.aborted && !(line.signal.reason instanceof ProviderFault);
    if (answer.finish === null || isAborted) throw error;
  }
  yield answer.end(line);
}

/** Asks over chat completions, streaming. Throws a ProviderFault, or the signal's reason when aborted. */
export async function* askChat(
  options: OpenAiOptions,
  question: Question,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const line = await openLine(options, signal);
  try {
    yield { type: 'sent' };
    const body = chatRequest(options, question);
    const stream = await line.answer(() => line.client.chat.completions.create(body, { signal: line.signal }));
    assertEventStream(line);
    yield* readChatStream(line, stream);
  } catch (error) {
    throw line.errorOf(error);
  } finally {
    line.close();
  }
}
