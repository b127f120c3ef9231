import type { Translate } from '#shared/i18n/translate.ts';
import type { QueueRules } from '#shared/model/queue-policy.ts';
import { exactTime } from '../form/problem-text.ts';

/** A queue's main numbers, as its line in the table says them. */
export interface RuleText {
  readonly concurrency: string;
  readonly attempts: string;
  readonly pause: string;
  readonly starts: string;
  readonly timeout: string;
}

const startText = (t: Translate, locale: string, limit: QueueRules['startLimit']): string => {
  if (limit === null) return t('settings.no-limit');
  const { count, windowMs } = limit;
  if (windowMs === 60_000) return t('queue.rate.minute', { count });
  if (windowMs === 1_000) return t('queue.rate.second', { count });
  return t('queue.rate.window', { count, time: exactTime(t, locale, windowMs) });
};

const pauseText = (t: Translate, locale: string, { attemptLimit, backoff }: QueueRules): string => {
  // With one attempt there is nothing to pause before.
  if (attemptLimit === 1) return '–';
  return backoff.type === 'none' ? t('settings.no-pause') : exactTime(t, locale, backoff.baseMs);
};

/** The words of a queue's line. */
export const describeRules = (t: Translate, locale: string, rules: QueueRules): RuleText => {
  const number = new Intl.NumberFormat(locale);
  return {
    concurrency: number.format(rules.concurrency),
    attempts: number.format(rules.attemptLimit),
    pause: pauseText(t, locale, rules),
    starts: startText(t, locale, rules.startLimit),
    timeout: exactTime(t, locale, rules.timeoutMs),
  };
};
