import type { ResponseCreateParamsStreaming } from 'openai/resources/responses/responses';
import type { OpenAiOptions } from './provider-options.ts';
import type { Question } from './question.ts';

const formatOf = ({ shape }: Question): Pick<ResponseCreateParamsStreaming, 'text'> =>
  shape === undefined
    ? {}
    : { text: { format: { type: 'json_schema', name: shape.name, schema: shape.schema, strict: shape.isStrict } } };

/**
 * The body of a request to `/responses`. Nothing is stored at the provider, unless it is to go on without us: `isBackground`.
 * Instructions come first and are ours alone; there are no tools that a source could make the model use.
 */
export const responsesRequest = (
  { connection, userHash }: OpenAiOptions,
  question: Question,
  isBackground: boolean,
): ResponseCreateParamsStreaming => ({
  model: question.model,
  instructions: question.instructions,
  input: question.turns.map(({ role, text }) => ({ role, content: text })),
  max_output_tokens: connection.maxOutputTokens,
  stream: true,
  store: isBackground,
  ...(isBackground ? { background: true } : {}),
  ...formatOf(question),
  // Other servers refuse unknown fields.
  ...(connection.preset === 'openai' ? { prompt_cache_key: question.cacheKey, safety_identifier: userHash } : {}),
});
