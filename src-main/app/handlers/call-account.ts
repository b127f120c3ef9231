import type { Effect } from '#shared/model/effect.ts';
import type { UsageBasis } from '#shared/model/usage.ts';
import type { ProviderFault } from '../../providers/provider-fault.ts';
import { mayBeBilled } from '../../providers/provider-fault.ts';
import type { TokenUsage } from '../../providers/text-model.ts';
import { costOfCall, estimatedTokens, promptTokens } from '../call-cost.ts';
import type { AppDeps } from '../ports.ts';
import type { PreparedStep } from './prepare-step.ts';

/** What an answer costs that nobody had to be asked for. */
export const noUsage: TokenUsage = { inputTokens: 0, cachedTokens: 0, outputTokens: 0, reasoningTokens: 0 };

/** What a server says its name for a call is, if it looks like one: it could put anything there. */
const nameOfCall = (requestId: string | null): string | null =>
  requestId !== null && /^[\w.:-]{1,200}$/.test(requestId) ? requestId : null;

/** What a call is booked as, whatever became of it: paid is paid. */
export const usageEffect = (
  deps: AppDeps,
  { run, model }: Pick<PreparedStep, 'run' | 'model'>,
  usage: TokenUsage,
  requestId: string | null,
  basis: UsageBasis = 'counted',
): Effect => {
  const costMicros = basis === 'cached' ? 0 : costOfCall(deps, run.provider, model, usage);
  return {
    type: 'add-usage',
    provider: run.provider,
    model,
    ...usage,
    requestId: nameOfCall(requestId),
    basis,
    ...(costMicros === null ? {} : { costMicros }),
  };
};

/** A call that broke off after it was sent: what is known is what was sent and what had come, and it may have been billed. */
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

/** Faults after which nobody counted the call that was under way. */
const brokeOff = (kind: ProviderFault['kind']): boolean =>
  ['cut', 'stalled', 'timeout', 'server-error', 'malformed'].includes(kind);

/** What a fault leaves behind: what was or may have been paid, and its line in the error log. */
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
    // An answer that went on in a second call, which broke off: the first was counted, the other may have been billed too.
    const inputTokens = usage.inputTokens + promptTokens(prepared.question.prompt) + estimatedTokens(call.arrived);
    return [usageEffect(deps, prepared, { ...usage, inputTokens }, requestId, 'estimated'), entry];
  }
  if (usage) return [usageEffect(deps, prepared, usage, requestId), entry];
  return [...(isOpen ? estimatedUsage(deps, prepared, call.arrived, requestId) : []), entry];
};
