import type { RemoteCalls } from '../text-model.ts';
import { askChat } from './ask-chat.ts';
import { askInBackground } from './ask-in-background.ts';
import { askResponses, lacksResponses } from './ask-responses.ts';
import type { DialectMemory } from './dialect-memory.ts';
import type { OpenAiOptions } from './provider-options.ts';
import type { AnswerEvent, Question } from './question.ts';

/**
 * Asks one question in the dialect the server speaks, streaming. A server that turns out not to have the Responses API is
 * asked over chat completions, now and from then on. With `remote` the call outlives us where the dialect allows. Throws a ProviderFault, or the signal's reason when aborted.
 */
export async function* ask(
  options: OpenAiOptions,
  memory: DialectMemory,
  question: Question,
  signal: AbortSignal,
  remote?: RemoteCalls,
): AsyncGenerator<AnswerEvent> {
  const dialect = await memory.current(signal);
  if (dialect === 'responses') {
    try {
      yield* remote === undefined
        ? askResponses(options, question, signal)
        : askInBackground(options, question, remote, signal);
      return;
    } catch (error) {
      if (!lacksResponses(error)) throw error;
    }
  }
  for await (const event of askChat(options, question, signal)) {
    if (event.type !== 'sent') memory.learn('chat');
    yield event;
  }
}
