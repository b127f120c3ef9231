import { ProviderFault } from '../provider-fault.ts';
import type { StructuredModel } from '../text-model.ts';
import { ask } from './ask.ts';
import { cancelRemote } from './cancel-remote.ts';
import { addressOf } from './connection-address.ts';
import { createDialectMemory } from './dialect-memory.ts';
import { draftWhole } from './draft-whole.ts';
import type { OpenAiOptions } from './provider-options.ts';
import { questionOf } from './question.ts';
import { structuredAnswer } from './structured-answer.ts';

/**
 * A server that speaks OpenAI's Responses API or chat completions, as a text model. Every request goes through the gate;
 * every failure is a ProviderFault, and an abort throws the signal's reason. Throws a RangeError for a connection without an
 * address to send to.
 */
export const createOpenAiProvider = (options: OpenAiOptions): StructuredModel => {
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
      const question = questionOf(request.prompt, modelFor(request.model));
      const remote = connection.isBackground ? request.remote : undefined;
      // What an answer that was too long goes on with is asked in the foreground: one call at a time can be remembered.
      yield* draftWhole(question, (next) => ask(options, memory, next, signal, next === question ? remote : undefined));
    },
    structured: async (request, signal) =>
      structuredAnswer(request, modelFor(request.model), (next) => ask(options, memory, next, signal)),
    cancelRemote: (responseId) => cancelRemote(options, responseId),
  };
};
