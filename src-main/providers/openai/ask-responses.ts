import { ProviderFault } from '../provider-fault.ts';
import { assertEventStream } from './assert-event-stream.ts';
import { openLine } from './line.ts';
import type { OpenAiOptions } from './provider-options.ts';
import type { AnswerEvent, Question } from './question.ts';
import { readResponsesStream } from './read-responses-stream.ts';
import { responsesRequest } from './responses-request.ts';

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
  // A background call that the provider has deleted isn't found either; that counts as cut.
  (error.kind === 'invalid' || error.kind === 'server-error') &&
  (error.detail.status === 404 || error.detail.status === 405 || error.detail.status === 501) &&
  error.detail.providerCode !== 'model_not_found';
