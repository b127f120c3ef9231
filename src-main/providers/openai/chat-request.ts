import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import type { OpenAiOptions } from './provider-options.ts';
import type { Question } from './question.ts';

/** The body of a request to `/chat/completions`, with nothing in it that only some servers know. */
export const chatRequest = (
  { connection, userHash }: OpenAiOptions,
  { model, instructions, turns, shape }: Question,
): ChatCompletionCreateParamsStreaming => {
  const isOpenAi = connection.preset === 'openai';
  return {
    model,
    messages: [{ role: 'system', content: instructions }, ...turns.map(({ role, text }) => ({ role, content: text }))],
    stream: true,
    stream_options: { include_usage: true },
    // Other servers only know the old name; OpenAI's thinking models refuse it.
    ...(isOpenAi ? { max_completion_tokens: connection.maxOutputTokens } : { max_tokens: connection.maxOutputTokens }),
    ...(isOpenAi ? { store: false, safety_identifier: userHash } : {}),
    ...(shape === undefined
      ? {}
      : {
          response_format: {
            type: 'json_schema',
            json_schema: { name: shape.name, schema: shape.schema, strict: shape.isStrict },
          },
        }),
  };
};
