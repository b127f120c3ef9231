import type { AppError } from '#shared/model/app-error.ts';
import type { Effect } from '#shared/model/effect.ts';
import type { FaultKind, ProviderFault } from '../../providers/provider-fault.ts';
import type { Outcome } from '../../queue/outcome.ts';

/** How long to wait when a server asks for patience without saying how much. */
const defaultRetryAfterMs = 5_000;

/** How long a lane that can't reach its provider rests before it looks again. */
const offlineRetryMs = 30_000;

const errorOf = (kind: FaultKind): AppError => {
  switch (kind) {
    case 'rate-limited':
      return { code: 'provider.unavailable', message: 'The model is busy and asked us to slow down.' };
    case 'offline':
      return { code: 'provider.unavailable', message: 'There is no connection to the model.' };
    case 'auth':
      return { code: 'provider.unavailable', message: 'The model did not accept the key.', action: 'Check the key.' };
    case 'quota':
    case 'spending-limit':
      return { code: 'provider.unavailable', message: 'The budget for the model is used up.' };
    case 'timeout':
    case 'stalled':
      return { code: 'provider.failed', message: 'The model stopped answering.', action: 'Try again.' };
    case 'server-error':
    case 'malformed':
      return { code: 'provider.failed', message: 'The model had a problem of its own.', action: 'Try again.' };
    case 'cut':
    case 'truncated':
      return { code: 'provider.cut', message: 'The answer broke off before its end.', action: 'Try again.' };
    case 'empty':
      return { code: 'provider.empty', message: 'The answer was empty.', action: 'Try again.' };
    case 'refused':
      return { code: 'provider.refused', message: 'The model declined to write this.', action: 'Write it by hand.' };
    case 'invalid':
    case 'too-long':
      return {
        code: 'provider.failed',
        message: 'The model could not take this request.',
        action: 'Shorten the sources.',
      };
  }
};

/** What the queue does with each fault of a provider (the table in docs/architecture.md). `now` is epoch milliseconds. */
export const outcomeOfFault = (fault: ProviderFault, now: number, effects: readonly Effect[]): Outcome<Effect> => {
  const error = errorOf(fault.kind);
  switch (fault.kind) {
    case 'rate-limited':
      return { type: 'snooze', untilMs: now + (fault.detail.retryAfterMs ?? defaultRetryAfterMs), error, effects };
    case 'offline':
      return { type: 'hold', reason: 'offline', untilMs: now + offlineRetryMs, error, effects };
    case 'auth':
      return { type: 'hold', reason: 'no-key', error, effects };
    case 'quota':
      return { type: 'hold', reason: 'quota', error, effects };
    case 'spending-limit':
      return { type: 'hold', reason: 'spending-limit', error, effects };
    case 'timeout':
    case 'stalled':
    case 'server-error':
    case 'malformed':
    case 'cut':
    case 'empty':
      return { type: 'retry', error, effects };
    case 'refused':
    case 'invalid':
    case 'too-long':
    case 'truncated':
      return { type: 'failed', error, effects };
  }
};
