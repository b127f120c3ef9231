import { z } from 'zod';
import type { TokenUsage } from '../text-model.ts';
import { noUsage } from '../text-model.ts';

/** Servers differ in what they count: whatever is missing or odd counts as none. */
const count = z.number().int().min(0).catch(0);

const responsesUsageSchema = z.object({
  input_tokens: count,
  input_tokens_details: z.object({ cached_tokens: count }).catch({ cached_tokens: 0 }),
  output_tokens: count,
  output_tokens_details: z.object({ reasoning_tokens: count }).catch({ reasoning_tokens: 0 }),
});

const chatUsageSchema = z.object({
  prompt_tokens: count,
  prompt_tokens_details: z.object({ cached_tokens: count }).catch({ cached_tokens: 0 }),
  completion_tokens: count,
  completion_tokens_details: z.object({ reasoning_tokens: count }).catch({ reasoning_tokens: 0 }),
});

/** The `usage` of a response, or null where there is none. */
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

/** The `usage` of a chat completion, or null where there is none. */
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

/** What several calls cost together; null where nothing is known of any. */
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
