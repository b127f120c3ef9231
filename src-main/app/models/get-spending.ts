import type { RouteOutput } from '#shared/contract/routes.ts';
import type { AppDeps } from '../ports.ts';
import { limitMicrosOf } from './spending-guard.ts';

/** This month's cost and answers, from its rows of totals. */
export const getSpending =
  ({ store, clock, settings }: AppDeps) =>
  (): RouteOutput<'usage.get-spending'> => {
    const { month, rows } = store.usage.monthOf(clock.now());
    const { costs } = settings();
    const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0);
    const calls = sum((row) => row.calls);
    const inputTokens = sum((row) => row.inputTokens);
    const cachedAnswers = sum((row) => row.cachedAnswers);
    return {
      month,
      costMicros: sum((row) => row.costMicros),
      limitMicros: limitMicrosOf(costs),
      currency: costs.currency,
      calls,
      hasEstimates: rows.some((row) => row.estimatedCalls > 0),
      unpricedCalls: sum((row) => row.unpricedCalls),
      hitRate: calls + cachedAnswers === 0 ? null : cachedAnswers / (calls + cachedAnswers),
      promptCacheRate: inputTokens === 0 ? null : sum((row) => row.cachedTokens) / inputTokens,
    };
  };
