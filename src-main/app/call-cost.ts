import type { ModelPrice } from '#shared/model/price.ts';
import { costMicrosOf, priceOf } from '#shared/model/price.ts';
import type { Prompt } from '#shared/model/prompt.ts';
import type { TokenUsage } from '../providers/text-model.ts';
import type { AppDeps } from './ports.ts';

/** Characters to a token: fewer than in most texts, so that what is worked out from them is rather too much. */
const charactersPerToken = 3;

/** How many tokens a text has, about. */
export const estimatedTokens = (text: string): number => Math.ceil(text.length / charactersPerToken);

export const promptTokens = ({ instructions, source, request }: Prompt): number =>
  estimatedTokens(instructions) + estimatedTokens(source) + estimatedTokens(request);

const free = (model: string): ModelPrice => ({ model, input: 0, cachedInput: 0, output: 0 });

/**
 * What a model of a provider costs: the user's own price, else the list's; nothing for a server of the user's own, unless
 * they have put a price on it. Null where it isn't known.
 */
export const priceOfModel = (deps: AppDeps, provider: string, model: string | null): ModelPrice | null => {
  if (model === null) return null;
  const own = deps.settings().costs.prices;
  const connection = deps.connection(provider);
  if (connection !== null && connection.reach !== 'internet') return priceOf(model, own, []) ?? free(model);
  return priceOf(model, own);
};

/** What a call has cost, in millionths of the currency; null where the price isn't known. */
export const costOfCall = (deps: AppDeps, provider: string, model: string | null, usage: TokenUsage): number | null => {
  const price = priceOfModel(deps, provider, model);
  return price === null ? null : costMicrosOf(price, usage);
};

/** Calls a section may take: its own, and two to go on with an answer that was too long. */
const mostCalls = 3;

/**
 * What a section's calls can cost at the most, before they are made: everything sent anew each time, what had come so far
 * with it, and the longest answers that are allowed.
 */
export const mostCostOfCall = (
  deps: AppDeps,
  provider: string,
  model: string | null,
  prompt: Prompt,
): number | null => {
  const maxOutputTokens = deps.connection(provider)?.maxOutputTokens ?? 0;
  const usage = {
    inputTokens: mostCalls * (promptTokens(prompt) + maxOutputTokens),
    cachedTokens: 0,
    outputTokens: mostCalls * maxOutputTokens,
    reasoningTokens: 0,
  };
  return costOfCall(deps, provider, model, usage);
};
