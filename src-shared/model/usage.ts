import { z } from 'zod';

/**
 * Where the numbers of a call come from. `estimated`: the call broke off after it was sent and may have been billed;
 * the numbers come from what was sent and received. `cached`: the answer came from the cache.
 */
export const usageBasisSchema = z.enum(['counted', 'estimated', 'cached']);
export type UsageBasis = z.infer<typeof usageBasisSchema>;

/** The usage of one model of one provider in one month. Money is in millionths of the price table's currency. */
export const usageMonthSchema = z.object({
  /** YYYY-MM, in the user's own calendar. */
  month: z.string(),
  provider: z.string(),
  model: z.string().nullable(),
  /** Calls made, without answers from the cache. */
  calls: z.number().int(),
  /** Of these, the ones that broke off and may have been billed. */
  estimatedCalls: z.number().int(),
  /** Answers that were there already. */
  cachedAnswers: z.number().int(),
  /** Calls whose price isn't known: their cost is missing from the sum. */
  unpricedCalls: z.number().int(),
  inputTokens: z.number().int(),
  cachedTokens: z.number().int(),
  outputTokens: z.number().int(),
  reasoningTokens: z.number().int(),
  costMicros: z.number().int(),
});
export type UsageMonth = z.infer<typeof usageMonthSchema>;

/** This month's spending, as the status bar shows it. */
export const spendingSchema = z.object({
  month: z.string(),
  costMicros: z.number().int(),
  /** Null where the user has set no limit. */
  limitMicros: z.number().int().nullable(),
  currency: z.string(),
  calls: z.number().int(),
  /** Whether some of it is estimated from calls that broke off. */
  hasEstimates: z.boolean(),
  /** Calls whose price isn't known. */
  unpricedCalls: z.number().int(),
  /** Answers out of the cache over all answers, 0-1; null before there was one. */
  hitRate: z.number().nullable(),
  /** Input tokens that providers had in their prompt caches over all input tokens, 0-1; null before there were any. */
  promptCacheRate: z.number().nullable(),
});
export type Spending = z.infer<typeof spendingSchema>;

/** The cost of all calls of a section or document. */
export const paidSchema = z.object({
  calls: z.number().int(),
  inputTokens: z.number().int(),
  cachedTokens: z.number().int(),
  outputTokens: z.number().int(),
  reasoningTokens: z.number().int(),
  /** Null where no price is known for any of them. */
  costMicros: z.number().int().nullable(),
  /** Calls that broke off and may have been billed. */
  estimatedCalls: z.number().int(),
  /** Answers that were there already. */
  cachedAnswers: z.number().int(),
});
export type Paid = z.infer<typeof paidSchema>;
