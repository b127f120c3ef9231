import { ProviderFault } from '../provider-fault.ts';
import { assertEventStream } from './assert-event-stream.ts';
import { faultOfAnswer, faultOfServerError } from './classify-error.ts';
import type { Line } from './line.ts';
import { openLine } from './line.ts';
import type { OpenAiOptions } from './provider-options.ts';
import type { AnswerEvent, Question } from './question.ts';
import { endOf } from './response-end.ts';
import { responsesEventSchema } from './responses-event.ts';
import { responsesRequest } from './responses-request.ts';
import { readServerError } from './server-error.ts';

/** What each event shows besides its text: who it belongs to and how far the stream is. */
export type OnProgress = (responseId: string | null, sequence: number | null) => void;

/** The states that the last event of a stream names, whatever the response in it says of itself. */
const endings: Readonly<Record<string, string>> = {
  'response.completed': 'completed',
  'response.incomplete': 'incomplete',
  'response.failed': 'failed',
  'response.cancelled': 'cancelled',
};

const emptyResponse = { id: null, output: [], incomplete_details: null };

/**
 * Reads a stream of the Responses API. Only its `completed` event means done; the SDK's loop also ends, without a word, when
 * the server closes early. `streamed` grows with the text. Throws a ProviderFault for every other end.
 */
export async function* readResponsesStream(
  line: Line,
  stream: AsyncIterable<unknown>,
  now: () => number,
  streamed: { text: string },
  onProgress: OnProgress = () => undefined,
): AsyncGenerator<AnswerEvent> {
  let isRefusal = false;
  let responseId: string | null = null;
  for await (const raw of line.events(stream)) {
    const event = responsesEventSchema.parse(raw);
    responseId = event.response?.id ?? responseId;
    onProgress(responseId, event.sequence_number);
    // The SDK throws this one itself where the server names it in an `event:` line, which not every server has.
    if (event.type === 'error') throw faultOfServerError(readServerError(null, raw), { ...line.exchange, now: now() });
    if (event.type === 'response.refusal.delta') isRefusal = true;
    if (event.type === 'response.output_text.delta' && event.delta) {
      streamed.text += event.delta;
      yield { type: 'delta', text: event.delta };
    }
    const status = endings[event.type];
    if (status === undefined) continue;
    const response = { ...emptyResponse, id: responseId, ...event.response, status };
    const end = endOf(response, { text: streamed.text, isRefusal }, { ...line.exchange, now: now() });
    if (end !== null) yield { type: 'ended', end };
    return;
  }
  throw faultOfAnswer('cut', 'the stream ended without completing', line.exchange);
}

/** Asks over the Responses API, streaming. Throws a ProviderFault, or the signal's reason when aborted. */
export async function* askResponses(
  options: OpenAiOptions,
  question: Question,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const line = await openLine(options, signal);
  try {
    yield { type: 'sent' };
    const body = responsesRequest(options, question, false);
    const stream = await line.answer(() => line.client.responses.create(body, { signal: line.signal }));
    assertEventStream(line);
    yield* readResponsesStream(line, stream, options.clockNow, { text: '' });
  } catch (error) {
    throw line.errorOf(error);
  } finally {
    line.close();
  }
}

/** Whether a server has no Responses API, going by how it answered a call of it: not found, and not for want of the model. */
export const lacksResponses = (error: unknown): boolean =>
  error instanceof ProviderFault &&
  (error.detail.status === 404 || error.detail.status === 405 || error.detail.status === 501) &&
  error.detail.providerCode !== 'model_not_found';
