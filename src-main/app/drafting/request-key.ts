import { createHash } from 'node:crypto';
import type { Prompt } from '#shared/model/prompt.ts';

/** Everything that an answer depends on: the same key means the same question to the same model. */
export interface AskedRequest {
  /** Different addresses of a server may lead to different models of the same name. */
  readonly baseUrl: string;
  readonly model: string;
  readonly prompt: Prompt;
  readonly maxOutputTokens: number;
  /** The name of the schema, where the answer is data. */
  readonly shape?: string;
}

/** The cache key of an answer (requirement A12): a hash, so that it reveals nothing of a candidate. */
export const requestKeyOf = ({ baseUrl, model, prompt, maxOutputTokens, shape }: AskedRequest): string => {
  const { instructions, source, request } = prompt;
  const asked = JSON.stringify([
    'v1',
    baseUrl,
    model,
    maxOutputTokens,
    instructions,
    source,
    request,
    ...(shape === undefined ? [] : [shape]),
  ]);
  return createHash('sha256').update(asked).digest('hex');
};
