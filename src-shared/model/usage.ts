import { z } from 'zod';

/**
 * What the numbers of a call rest on. `estimated` is a call that broke off after it was sent: it may have been billed, and
 * what is known is only what was sent and what had come. `cached` is an answer that was there already.
 */
export const usageBasisSchema = z.enum(['counted', 'estimated', 'cached']);
export type UsageBasis = z.infer<typeof usageBasisSchema>;

/** What one model of one provider was paid for in one month. Money is millionths of the currency prices are kept in. */
export const usageMonthSchema = z.object({
  /** YYYY-MM, in the user's own calendar. */
  month: z.string(),
  provider: z.string(),
  model: z.string().nullable(),
  /** Calls made; answers out of the cache are none. */
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
  /** Some of it rests on calls that broke off. */
  hasEstimates: z.boolean(),
  /** Calls whose price isn't known. */
  unpricedCalls: z.number().int(),
  /** Answers out of the cache over all answers, 0-1; null before there was one. */
  hitRate: z.number().nullable(),
});
export type Spending = z.infer<typeof spendingSchema>;

/** What calls cost in all, for a section or a document. */
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
