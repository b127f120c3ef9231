import type { ModelPrice } from '#shared/model/price.ts';
import { costMicrosOf, priceOf } from '#shared/model/price.ts';
import type { Prompt } from '#shared/model/prompt.ts';
import type { TokenUsage } from '../../providers/text-model.ts';
import type { AppDeps } from '../ports.ts';

/** Characters per token: fewer than in most texts, so that estimates come out too high rather than too low. */
const charactersPerToken = 3;

/** Roughly how many tokens a text has. */
export const estimatedTokens = (text: string): number => Math.ceil(text.length / charactersPerToken);

export const promptTokens = ({ instructions, shared, source, request }: Prompt): number =>
  [instructions, shared, source, request].reduce((tokens, text) => tokens + estimatedTokens(text), 0);

const free = (model: string): ModelPrice => ({ model, input: 0, cachedInput: 0, output: 0 });

/**
 * What a model of a provider costs: the user's own price, else the list's; zero for a server of the user's own, unless
 * they have set a price for it. Null where it isn't known.
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

/** Calls that a section may take: its own, and two that continue an answer that was too long. */
const mostCalls = 3;

/**
 * The most tokens that a section's calls can use by our own count: each sends the prompt and the answer so far again, and
 * gets the longest answer allowed.
 */
export const mostTokensOfCall = (deps: AppDeps, provider: string, prompt: Prompt): TokenUsage => {
  const maxOutputTokens = deps.connection(provider)?.maxOutputTokens ?? 0;
  return {
    inputTokens: mostCalls * (promptTokens(prompt) + maxOutputTokens),
    cachedTokens: 0,
    outputTokens: mostCalls * maxOutputTokens,
    reasoningTokens: 0,
  };
};

/** The most that a section's calls can cost, before they are made; null where the price isn't known. */
export const mostCostOfCall = (deps: AppDeps, provider: string, model: string | null, prompt: Prompt): number | null =>
  costOfCall(deps, provider, model, mostTokensOfCall(deps, provider, prompt));
