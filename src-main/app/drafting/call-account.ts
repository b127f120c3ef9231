import type { Effect } from '#shared/model/effect.ts';
import type { UsageBasis } from '#shared/model/usage.ts';
import type { ProviderFault } from '../../providers/provider-fault.ts';
import { mayBeBilled } from '../../providers/provider-fault.ts';
import type { TokenUsage } from '../../providers/text-model.ts';
import type { AppDeps } from '../ports.ts';
import { costOfCall, estimatedTokens, promptTokens } from './call-cost.ts';
import type { PreparedStep } from './prepare-step.ts';

/** The usage of an answer that came without a call. */
export const noUsage: TokenUsage = { inputTokens: 0, cachedTokens: 0, outputTokens: 0, reasoningTokens: 0 };

/** The server's id of a call, if it looks like one: a server could send anything. */
const nameOfCall = (requestId: string | null): string | null =>
  requestId !== null && /^[\w.:-]{1,200}$/.test(requestId) ? requestId : null;

/** The booking of a call, whether or not it succeeded. */
export const usageEffect = (
  deps: AppDeps,
  { drafter, model }: Pick<PreparedStep, 'drafter' | 'model'>,
  usage: TokenUsage,
  requestId: string | null,
  basis: UsageBasis = 'counted',
): Effect => {
  const costMicros = basis === 'cached' ? 0 : costOfCall(deps, drafter, model, usage);
  return {
    type: 'add-usage',
    provider: drafter,
    model,
    ...usage,
    requestId: nameOfCall(requestId),
    basis,
    ...(costMicros === null ? {} : { costMicros }),
  };
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
  const inputTokens = promptTokens(prepared.question.prompt);
  const usage = { ...noUsage, inputTokens, outputTokens: estimatedTokens(arrived) };
  return [usageEffect(deps, prepared, usage, requestId, 'estimated')];
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
  if (usage && isOpen && brokeOff(fault.kind)) {
    // An answer continued in a second call, which broke off: the first was counted, the second may have been billed
    // too.
    const inputTokens = usage.inputTokens + promptTokens(prepared.question.prompt) + estimatedTokens(call.arrived);
    return [usageEffect(deps, prepared, { ...usage, inputTokens }, requestId, 'estimated'), entry];
  }
  if (usage) return [usageEffect(deps, prepared, usage, requestId), entry];
  return [...(isOpen ? estimatedUsage(deps, prepared, call.arrived, requestId) : []), entry];
};
