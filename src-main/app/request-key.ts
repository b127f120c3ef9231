import { createHash } from 'node:crypto';
import type { Prompt } from '#shared/model/prompt.ts';

/** Everything an answer depends on: the same key, the same question to the same model. */
export interface AskedRequest {
  /** A server's several addresses may lead to several models of one name. */
  readonly baseUrl: string;
  readonly model: string;
  readonly prompt: Prompt;
  readonly maxOutputTokens: number;
  /** What the answer is to fit, where it is to be data. */
  readonly shape?: string;
}

/** What an answer is found again by (requirement A12): a hash, so that the key alone tells nothing of a candidate. */
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
