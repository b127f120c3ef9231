import { z } from 'zod';

/** What a million tokens cost, in the currency of the price table. */
export const modelPriceSchema = z.object({
  /** A model's name, or its beginning followed by `*`. */
  model: z.string().trim().min(1).max(200),
  input: z.number().min(0).max(100_000),
  /** Input that the provider had in its cache. */
  cachedInput: z.number().min(0).max(100_000),
  /** Thinking is output too. */
  output: z.number().min(0).max(100_000),
});
export type ModelPrice = z.infer<typeof modelPriceSchema>;

/**
 * List prices in US dollars a million tokens, as far as they were known when this version was made. Providers change them:
 * the user's own table goes first, and Settings shows both.
 */
export const listPrices: readonly ModelPrice[] = [
  { model: 'gpt-5-nano', input: 0.05, cachedInput: 0.005, output: 0.4 },
  { model: 'gpt-5-mini', input: 0.25, cachedInput: 0.025, output: 2 },
  { model: 'gpt-5-pro', input: 15, cachedInput: 15, output: 120 },
  { model: 'gpt-5.1', input: 1.25, cachedInput: 0.125, output: 10 },
  { model: 'gpt-5.2', input: 1.75, cachedInput: 0.175, output: 14 },
  { model: 'gpt-5', input: 1.25, cachedInput: 0.125, output: 10 },
  { model: 'gpt-4.1-nano', input: 0.1, cachedInput: 0.025, output: 0.4 },
  { model: 'gpt-4.1-mini', input: 0.4, cachedInput: 0.1, output: 1.6 },
  { model: 'gpt-4.1', input: 2, cachedInput: 0.5, output: 8 },
  { model: 'gpt-4o-mini', input: 0.15, cachedInput: 0.075, output: 0.6 },
  { model: 'gpt-4o', input: 2.5, cachedInput: 1.25, output: 10 },
  { model: 'o4-mini', input: 1.1, cachedInput: 0.275, output: 4.4 },
  { model: 'o3-mini', input: 1.1, cachedInput: 0.55, output: 4.4 },
  { model: 'o3', input: 2, cachedInput: 0.5, output: 8 },
];

/** The user's own entries name a model, or the beginning of many. */
const isMeant = (pattern: string, model: string): boolean =>
  pattern.endsWith('*') ? model.startsWith(pattern.slice(0, -1)) : pattern === model;

/**
 * Entries of the list name a model and its dated versions; other models that begin alike (`-pro`) may cost ten times as
 * much.
 */
const isVersionOf = (listed: string, model: string): boolean =>
  model === listed || (model.startsWith(`${listed}-20`) && /^-20\d\d-/.test(model.slice(listed.length)));

/** The first entry that names the model, the user's own before the list; null where none does. */
export const priceOf = (
  model: string,
  own: readonly ModelPrice[],
  list: readonly ModelPrice[] = listPrices,
): ModelPrice | null =>
  own.find((price) => isMeant(price.model, model)) ?? list.find((price) => isVersionOf(price.model, model)) ?? null;

/** Tokens of one call; cached ones are part of the input, thinking is part of the output. */
interface PricedTokens {
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
}

/** What a call costs, in millionths of the table's currency, rounded up: a limit must not be passed by rounding. */
export const costMicrosOf = (price: ModelPrice, { inputTokens, cachedTokens, outputTokens }: PricedTokens): number =>
  Math.ceil(
    (inputTokens - cachedTokens) * price.input + cachedTokens * price.cachedInput + outputTokens * price.output,
  );
