import type { Effect } from '#shared/model/effect.ts';
import type { UsageBasis } from '#shared/model/usage.ts';
import type { ProviderFault } from '../../providers/provider-fault.ts';
import { mayBeBilled } from '../../providers/provider-fault.ts';
import type { TokenUsage } from '../../providers/text-model.ts';
import type { AppDeps } from '../ports.ts';
import { costOfCall, estimatedTokens, mostTokensOfCall, promptTokens } from './call-cost.ts';
import type { PreparedStep } from './prepare-step.ts';

/** The usage of an answer that came without a call. */
export const noUsage: TokenUsage = { inputTokens: 0, cachedTokens: 0, outputTokens: 0, reasoningTokens: 0 };

/** The server's id of a call, if it looks like one: a server could send anything. */
const nameOfCall = (requestId: string | null): string | null =>
  requestId !== null && /^[\w.:-]{1,200}$/.test(requestId) ? requestId : null;

/** The booking of a call, whether or not it succeeded. */
export const usageEffect = (
  deps: AppDeps,
  { run, step, drafter, model }: Pick<PreparedStep, 'run' | 'step' | 'drafter' | 'model'>,
  usage: TokenUsage,
  requestId: string | null,
  basis: UsageBasis = 'counted',
): Effect => {
  const costMicros = basis === 'cached' ? 0 : costOfCall(deps, drafter, model, usage);
  return {
    type: 'add-usage',
    runId: run.id,
    ...(step.sectionId === null ? {} : { sectionId: step.sectionId }),
    provider: drafter,
    model,
    ...usage,
    requestId: nameOfCall(requestId),
    basis,
    ...(costMicros === null ? {} : { costMicros }),
  };
};

/** What is booked of a call: tokens, and who counted them. */
export interface Tokens {
  readonly usage: TokenUsage;
  readonly basis: UsageBasis;
}

/** Our own count of a call, from what was sent and what came. */
const estimate = (prepared: PreparedStep, arrived: string): Tokens => ({
  usage: {
    ...noUsage,
    inputTokens: promptTokens(prepared.question.prompt),
    outputTokens: estimatedTokens(arrived),
  },
  basis: 'estimated',
});

/**
 * How much more than our own most a server may count: we count roughly, and templates and thinking come on top. A report
 * past it would fill the month's limit with tokens that nobody can have used.
 */
const believable = { factor: 10, extraTokens: 10_000 } as const;

const isBelievable = (counted: number, most: number): boolean =>
  Number.isSafeInteger(counted) && counted >= 0 && counted <= most * believable.factor + believable.extraTokens;

/**
 * The tokens of a call as its server reports them, or our estimate where the report can't be true, and where a server
 * that may cost something reports nothing.
 *
 * @param arrived the text that came
 */
export const readReport = (deps: AppDeps, prepared: PreparedStep, reported: TokenUsage, arrived: string): Tokens => {
  const { connection, drafter, question } = prepared;
  // A drafter without models reports nothing and bills nothing.
  if (connection === null) return { usage: reported, basis: 'counted' };
  const { inputTokens, cachedTokens, outputTokens, reasoningTokens } = reported;
  const most = mostTokensOfCall(deps, drafter, question.prompt);
  const canBe =
    [inputTokens, cachedTokens].every((tokens) => isBelievable(tokens, most.inputTokens)) &&
    [outputTokens, reasoningTokens].every((tokens) => isBelievable(tokens, most.outputTokens));
  const mayCost = connection.reach === 'internet' || costOfCall(deps, drafter, prepared.model, most) !== 0;
  const isNothing = inputTokens + outputTokens === 0 && mayCost;
  return canBe && !isNothing ? { usage: reported, basis: 'counted' } : estimate(prepared, arrived);
};

/**
 * The booking of a call that broke off after it was sent, estimated from what was sent and what had come: it may have
 * been billed.
 */
export const estimatedUsage = (
  deps: AppDeps,
  prepared: PreparedStep,
  arrived: string,
  requestId: string | null = null,
): Effect[] => {
  // A drafter without models bills nothing.
  if (prepared.connection === null) return [];
  return [usageEffect(deps, prepared, estimate(prepared, arrived).usage, requestId, 'estimated')];
};

/** Faults after which no usage is known of the call. */
const brokeOff = (kind: ProviderFault['kind']): boolean =>
  ['cut', 'stalled', 'timeout', 'server-error', 'malformed'].includes(kind);

/** The effects of a fault: what was or may have been paid, and a line in the error log. */
export const accountOfFault = (
  deps: AppDeps,
  prepared: PreparedStep,
  fault: ProviderFault,
  call: { readonly isSent: boolean; readonly arrived: string },
): Effect[] => {
  const { usage, requestId = null, status = null, providerCode = null } = fault.detail;
  const entry: Effect = {
    type: 'log-fault',
    fault: fault.kind,
    origin: prepared.provider.origin,
    model: prepared.model,
    status,
    providerCode,
    requestId: nameOfCall(requestId),
  };
  const isOpen = call.isSent && mayBeBilled(fault.kind);
  const report = usage && readReport(deps, prepared, usage, call.arrived);
  if (report && isOpen && brokeOff(fault.kind)) {
    // An answer continued in a second call, which broke off: the first was counted, the second may have been billed
    // too.
    const inputTokens =
      report.usage.inputTokens + promptTokens(prepared.question.prompt) + estimatedTokens(call.arrived);
    return [usageEffect(deps, prepared, { ...report.usage, inputTokens }, requestId, 'estimated'), entry];
  }
  if (report) return [usageEffect(deps, prepared, report.usage, requestId, report.basis), entry];
  return [...(isOpen ? estimatedUsage(deps, prepared, call.arrived, requestId) : []), entry];
};
