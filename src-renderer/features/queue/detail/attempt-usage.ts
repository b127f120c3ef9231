import type { Translate } from '#shared/i18n/translate.ts';
import type { Attempt } from '#shared/model/job.ts';
import { formatMicros } from '../../../components/format-money.ts';

/** What is known of an attempt besides its row. */
interface AttemptContext {
  readonly locale: string;
  readonly currency: string;
  /** It called a server, which may have billed it. */
  readonly isRemote: boolean;
}

/** What an attempt used and cost, and how sure that is. */
export interface AttemptUsage {
  readonly text: string;
  /** It may have been billed: nobody here can know. */
  readonly isUncertain: boolean;
}

const sure = (...parts: readonly (string | false)[]): AttemptUsage | null => {
  const text = parts.filter(Boolean).join(' · ');
  return text === '' ? null : { text, isUncertain: false };
};

/** Says it in words; null where nothing was called. Pure. */
export const attemptUsage = (
  t: Translate,
  { basis, outcome, inputTokens, outputTokens, costMicros }: Attempt,
  { locale, currency, isRemote }: AttemptContext,
): AttemptUsage | null => {
  const tokens = inputTokens + outputTokens;
  const cost = costMicros === null ? null : formatMicros(locale, currency, costMicros);
  if (basis === 'cached') return sure(t('attempt.from-cache'));
  if (basis === 'estimated') {
    const parts = [
      tokens > 0 ? t('attempt.maybe-billed', { count: tokens }) : t('attempt.maybe-billed-unknown'),
      cost !== null && t('attempt.about-cost', { cost }),
    ];
    return { text: parts.filter(Boolean).join(' · '), isUncertain: true };
  }
  // It ended with Dossier: whether its call had got there, nobody wrote down.
  if (basis === null && outcome === 'lost' && isRemote) {
    return { text: t('attempt.maybe-billed-unknown'), isUncertain: true };
  }
  return sure(
    tokens > 0 && t('attempt.tokens', { count: tokens, input: inputTokens, output: outputTokens }),
    cost !== null && t('attempt.cost', { cost }),
    cost === null && tokens > 0 && isRemote && t('paid.no-price'),
  );
};
