import { z } from 'zod';
import type { TokenUsage } from '../text-model.ts';
import { noUsage } from '../text-model.ts';

/** A report without these, or with odd ones, is none: half a report would book half a call. */
const count = z.number().int().min(0);

/** Servers differ in what they count apart: a missing or odd number counts as 0. */
const part = count.catch(0);

const responsesUsageSchema = z.object({
  input_tokens: count,
  input_tokens_details: z.object({ cached_tokens: part }).catch({ cached_tokens: 0 }),
  output_tokens: count,
  output_tokens_details: z.object({ reasoning_tokens: part }).catch({ reasoning_tokens: 0 }),
});

const chatUsageSchema = z.object({
  prompt_tokens: count,
  prompt_tokens_details: z.object({ cached_tokens: part }).catch({ cached_tokens: 0 }),
  completion_tokens: count,
  completion_tokens_details: z.object({ reasoning_tokens: part }).catch({ reasoning_tokens: 0 }),
});

/** Reads the `usage` of a response; null without one, and for one that can't be read. */
export const responsesUsage = (value: unknown): TokenUsage | null => {
  const parsed = responsesUsageSchema.safeParse(value);
  if (!parsed.success) return null;
  const { input_tokens, input_tokens_details, output_tokens, output_tokens_details } = parsed.data;
  return {
    inputTokens: input_tokens,
    cachedTokens: Math.min(input_tokens, input_tokens_details.cached_tokens),
    outputTokens: output_tokens,
    reasoningTokens: output_tokens_details.reasoning_tokens,
  };
};

/** Reads the `usage` of a chat completion; null without one, and for one that can't be read. */
export const chatUsage = (value: unknown): TokenUsage | null => {
  const parsed = chatUsageSchema.safeParse(value);
  if (!parsed.success) return null;
  const { prompt_tokens, prompt_tokens_details, completion_tokens, completion_tokens_details } = parsed.data;
  return {
    inputTokens: prompt_tokens,
    cachedTokens: Math.min(prompt_tokens, prompt_tokens_details.cached_tokens),
    outputTokens: completion_tokens,
    reasoningTokens: completion_tokens_details.reasoning_tokens,
  };
};

/** The sum over several calls; null when none has counts. */
export const sumUsage = (...usages: readonly (TokenUsage | null | undefined)[]): TokenUsage | null => {
  const known = usages.filter((usage) => usage !== null && usage !== undefined);
  if (known.length === 0) return null;
  return known.reduce(
    (sum, usage) => ({
      inputTokens: sum.inputTokens + usage.inputTokens,
      cachedTokens: sum.cachedTokens + usage.cachedTokens,
      outputTokens: sum.outputTokens + usage.outputTokens,
      reasoningTokens: sum.reasoningTokens + usage.reasoningTokens,
    }),
    noUsage,
  );
};
