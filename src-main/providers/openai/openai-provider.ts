import { ProviderFault } from '../provider-fault.ts';
import type { TextModel } from '../text-model.ts';
import { answerShape } from './answer-shape.ts';
import { ask } from './ask.ts';
import { cancelRemote } from './cancel-remote.ts';
import { addressOf } from './connection-address.ts';
import { createDialectMemory } from './dialect-memory.ts';
import { draftData } from './draft-data.ts';
import { draftWhole } from './draft-whole.ts';
import type { OpenAiOptions } from './provider-options.ts';
import type { Question } from './question.ts';
import { questionOf } from './question.ts';

/**
 * A server that speaks OpenAI's Responses API or chat completions, as a text model. Every request goes through the gate;
 * every failure is a ProviderFault, and an abort throws the signal's reason. Throws a RangeError for a connection without an
 * address to send to.
 */
export const createOpenAiProvider = (options: OpenAiOptions): TextModel => {
  const { connection } = options;
  const { origin } = addressOf(connection);
  const memory = createDialectMemory(options);

  const modelFor = (asked: string | null): string => {
    const model = asked ?? connection.model;
    if (model !== null) return model;
    throw new ProviderFault('invalid', 'no model was chosen', { providerCode: 'no_model' });
  };

  return {
    name: connection.id,
    origin,
    async *draft(request, signal) {
      const { prompt, shape } = request;
      const data = shape === undefined ? undefined : answerShape(shape.name, shape.schema);
      const question = questionOf(prompt, modelFor(request.model), data);
      const remote = connection.isBackground ? request.remote : undefined;
      // What follows a first answer (the rest of it, a repair) is asked in the foreground: one call at a time can be remembered.
      const askOnce = (next: Question) => ask(options, memory, next, signal, next === question ? remote : undefined);
      yield* shape === undefined ? draftWhole(question, askOnce) : draftData(question, shape.schema, askOnce);
    },
    cancelRemote: (responseId) => cancelRemote(options, responseId),
  };
};
