import { faultOfAnswer, faultOfServerError } from './classify-error.ts';
import type { Line } from './line.ts';
import type { AnswerEvent } from './question.ts';
import { endOf } from './response-end.ts';
import { responsesEventSchema } from './responses-event.ts';
import { readServerError } from './server-error.ts';

/** Called for every event with its response id and number, if known. Returns whether its text is new. */
export type OnEvent = (responseId: string | null, sequence: number | null) => boolean;

/** The status that the last event of a stream stands for, whatever its response says. */
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
  onEvent: OnEvent = () => true,
  onEnd: () => void = () => undefined,
): AsyncGenerator<AnswerEvent> {
  let isRefusal = false;
  let responseId: string | null = null;
  for await (const raw of line.events(stream)) {
    const event = responsesEventSchema.parse(raw);
    responseId = event.response?.id ?? responseId;
    const isNew = onEvent(responseId, event.sequence_number);
    // The SDK throws this one itself where the server names it in an `event:` line, which not every server has.
    if (event.type === 'error') throw faultOfServerError(readServerError(null, raw), { ...line.exchange, now: now() });
    if (event.type === 'response.refusal.delta') isRefusal = true;
    if (event.type === 'response.output_text.delta' && event.delta && isNew) {
      streamed.text += event.delta;
      yield { type: 'delta', text: event.delta };
    }
    const status = endings[event.type];
    if (status === undefined) continue;
    onEnd();
    const response = { ...emptyResponse, id: responseId, ...event.response, status };
    const end = endOf(response, { text: streamed.text, isRefusal }, { ...line.exchange, now: now() });
    if (end !== null) yield { type: 'ended', end };
    return;
  }
  throw faultOfAnswer('cut', 'the stream ended without completing', line.exchange);
}
