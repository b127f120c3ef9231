import type { FaultKind } from '../provider-fault.ts';
import { ProviderFault } from '../provider-fault.ts';
import type { TokenUsage } from '../text-model.ts';
import type { ErrorContext } from './classify-error.ts';
import { faultOfServerError } from './classify-error.ts';
import type { AnswerEnd } from './question.ts';
import type { RemoteResponse } from './responses-event.ts';
import { readOutput } from './responses-event.ts';
import { readServerError } from './server-error.ts';
import { responsesUsage } from './token-counts.ts';

/** What is known about a response besides its own fields. */
export interface StreamedSoFar {
  readonly text: string;
  /** The stream contained a refusal. */
  readonly isRefusal: boolean;
}

interface Facts {
  readonly usage: TokenUsage | null;
  readonly requestId: string | null;
  readonly status: number | null;
}

const withFacts = (fault: ProviderFault, { usage, requestId, status }: Facts): ProviderFault =>
  new ProviderFault(fault.kind, fault.message, {
    ...(status === null ? {} : { status }),
    ...(requestId === null ? {} : { requestId }),
    ...(usage === null ? {} : { usage }),
    ...fault.detail,
  });

const fault = (kind: FaultKind, message: string, code: string): ProviderFault =>
  new ProviderFault(kind, message, { providerCode: code });

/**
 * What a response that has ended means: an end, or a thrown ProviderFault for one that failed, was refused, or stopped for
 * another reason than its length. Null while it hasn't ended.
 */
export const endOf = (response: RemoteResponse, streamed: StreamedSoFar, context: ErrorContext): AnswerEnd | null => {
  const output = readOutput(response);
  const usage = responsesUsage(response.usage);
  const requestId = context.answer?.headers.get('x-request-id') ?? response.id;
  const facts: Facts = { usage, requestId, status: context.answer?.status ?? null };
  const text = output.text === '' ? streamed.text : output.text;
  switch (response.status) {
    case 'completed':
      if (output.isRefusal || streamed.isRefusal) {
        throw withFacts(fault('refused', 'the model declined', 'refusal'), facts);
      }
      return { reason: 'completed', text, usage, requestId };
    case 'incomplete': {
      const reason = response.incomplete_details?.reason ?? 'incomplete';
      if (reason === 'max_output_tokens') return { reason: 'max-tokens', text, usage, requestId };
      if (reason === 'content_filter') {
        throw withFacts(fault('refused', 'the answer was filtered', 'content_filter'), facts);
      }
      throw withFacts(fault('truncated', 'the answer was stopped before its end', 'incomplete'), facts);
    }
    case 'failed':
      throw withFacts(faultOfServerError(readServerError(null, response.error), context), facts);
    case 'cancelled':
      throw withFacts(fault('cut', 'the call was cancelled at the provider', 'cancelled'), facts);
    default:
      return null;
  }
};
