import type { AppError } from '#shared/model/app-error.ts';
import type { Effect } from '#shared/model/effect.ts';
import type { ProviderFault } from '../../providers/provider-fault.ts';
import type { Outcome } from '../../queue/outcome.ts';

/** How long to wait when a server asks for patience without saying how much. */
const defaultRetryAfterMs = 5_000;

/** The beginning of the next month in the user's calendar, when the monthly limit starts again at zero. */
const nextMonth = (now: number): number => {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth() + 1, 1).getTime();
};

const tryAgain = 'Try again.';

/** Of calls that were sent and that the queue makes again. */
const triesByItself = 'The call may have been billed. Dossier tries again by itself.';

/** The message of each fault; the window translates it by its code. */
const errorOf = ({ kind, detail }: ProviderFault): AppError => {
  switch (kind) {
    case 'rate-limited':
      return { code: 'provider.rate-limited', message: 'The model is busy and asked us to slow down.' };
    case 'offline':
      return { code: 'provider.offline', message: 'There is no connection to the model.' };
    case 'auth':
      return detail.providerCode === 'no_key'
        ? { code: 'provider.no-key', message: 'There is no key for the model.', action: 'Add one in Settings.' }
        : { code: 'provider.auth', message: 'The model did not accept the key.', action: 'Check the key in Settings.' };
    case 'quota':
      return {
        code: 'provider.quota',
        message: 'The budget for the model is used up.',
        action: 'Add to it with its provider, then try again.',
      };
    case 'spending-limit':
      return {
        code: 'provider.spending-limit',
        message:
          detail.providerCode === 'no-price'
            ? 'There is a spending limit, but no price is known for this model.'
            : 'The next call could pass the spending limit of this month.',
        action: detail.providerCode === 'no-price' ? 'Set its price in Settings.' : 'Raise the limit in Settings.',
      };
    case 'timeout':
    case 'stalled':
      return { code: 'provider.timeout', message: 'The model stopped answering.', action: triesByItself };
    case 'server-error':
      return { code: 'provider.failed', message: 'The model had a problem of its own.', action: triesByItself };
    case 'malformed':
      return { code: 'provider.malformed', message: 'The answer could not be read.', action: tryAgain };
    case 'cut':
      if (detail.isBeforeAnswer === true) {
        return {
          code: 'provider.closed',
          message: 'The server closed the connection before an answer came.',
          action: triesByItself,
        };
      }
      return { code: 'provider.cut', message: 'The answer broke off before its end.', action: triesByItself };
    case 'truncated':
      return {
        code: 'provider.truncated',
        message: 'The answer was longer than allowed; what came of it is kept.',
        action: 'Allow longer answers in Settings, or ask for a shorter text.',
      };
    case 'empty':
      return { code: 'provider.empty', message: 'The answer was empty.', action: tryAgain };
    case 'refused':
      return {
        code: 'provider.refused',
        message:
          detail.providerCode === 'content_filter'
            ? 'The provider’s content filter held the answer back.'
            : 'The model declined to write this.',
        action: 'Write it by hand, or ask another model.',
      };
    case 'too-long':
      return {
        code: 'provider.too-long',
        message: 'The sources are too long for this model.',
        action: 'Shorten them, or choose another model.',
      };
    case 'invalid':
      return invalidError(detail.providerCode);
  }
};

const invalidError = (providerCode: string | undefined): AppError => {
  switch (providerCode) {
    case 'no_model':
      return { code: 'provider.no-model', message: 'No model was chosen.', action: 'Choose one in Settings.' };
    case 'model_not_found':
      return {
        code: 'provider.no-model',
        message: 'The server does not have this model.',
        action: 'Choose another model, then draft again.',
      };
    case 'no_encryption':
      return {
        code: 'provider.address',
        message: 'The server does not speak https, as its address says.',
        action: 'Correct the address in Settings.',
      };
    case 'forbidden_address':
    case 'redirect':
      return {
        code: 'provider.address',
        message: 'Dossier may not send anything where this address leads.',
        action: 'Correct the address in Settings.',
      };
    default:
      return {
        code: 'provider.invalid',
        message: 'The model could not take this request.',
        action: 'Test the connection in Settings, or choose another model.',
      };
  }
};

/** What the queue does with each fault of a provider (the table in docs/providers.md). `now` is epoch milliseconds. */
export const outcomeOfFault = (fault: ProviderFault, now: number, effects: readonly Effect[]): Outcome<Effect> => {
  const error = errorOf(fault);
  switch (fault.kind) {
    case 'rate-limited':
      return { type: 'snooze', untilMs: now + (fault.detail.retryAfterMs ?? defaultRetryAfterMs), error, effects };
    case 'offline':
      // Ends when a probe finds the server again (watch-held-servers.ts).
      return { type: 'hold', reason: 'offline', error, effects };
    case 'auth':
      return { type: 'hold', reason: 'no-key', error, effects };
    case 'quota':
      return { type: 'hold', reason: 'quota', error, effects };
    case 'spending-limit':
      return { type: 'hold', reason: 'spending-limit', untilMs: nextMonth(now), error, effects };
    case 'server-error': {
      const { retryAfterMs } = fault.detail;
      const delay = retryAfterMs === undefined ? {} : { delayMs: retryAfterMs };
      return { type: 'retry', error, ...delay, effects, server: 'trouble' };
    }
    case 'timeout':
    case 'stalled':
    case 'cut':
      return { type: 'retry', error, effects, server: 'trouble' };
    case 'malformed':
      return { type: 'retry', error, effects };
    case 'empty':
      return { type: 'retry', error, effects, server: 'well' };
    // A model that declines, or stops at its limit, works.
    case 'refused':
    case 'truncated':
      return { type: 'failed', error, effects, server: 'well' };
    case 'invalid':
    case 'too-long':
      return { type: 'failed', error, effects };
  }
};
