import type { MessageKey, Translate } from '#shared/i18n/translate.ts';
import type { AppError } from '#shared/model/app-error.ts';
import { showToast } from './toast.tsx';

/** Says that an action did not work, why, and offers to try it again. */
export const tellError = (t: Translate, locale: string, error: AppError, retry: () => void): void => {
  const words = errorWords(t, locale, error);
  showToast({
    tone: 'bad',
    title: t('toast.action-failed'),
    text: `${words.sentence} ${words.action}`,
    actions: [{ label: t('app.try-again'), run: retry }],
  });
};

/** An error in words: what happened and what to do. */
export interface ErrorWords {
  readonly sentence: string;
  readonly action: string;
}

const actionKey = (code: AppError['code']): MessageKey => {
  switch (code) {
    case 'provider.unknown':
    case 'provider.unavailable':
    case 'provider.empty':
    case 'provider.refused':
      return 'action.provider';
    case 'job.timeout':
    case 'job.cancelled':
    case 'job.crashed':
    case 'job.dependency-failed':
      return 'action.job';
    case 'forbidden':
    case 'internal':
      return 'action.generic';
    default:
      return `action.${code}`;
  }
};

/** Faults after which the queue makes the call again by itself, until its tries are used up. */
const triedAgain: readonly AppError['code'][] = [
  'provider.timeout',
  'provider.failed',
  'provider.cut',
  'provider.closed',
];

/** The text of an error that was the last: nothing is tried by itself any more. */
export const lastErrorWords = (t: Translate, locale: string, error: AppError): ErrorWords => {
  const words = errorWords(t, locale, error);
  return triedAgain.includes(error.code) ? { ...words, action: t('fault.tried-out') } : words;
};

/**
 * The text of an error. In English the error's own message is more exact; other languages have a sentence for each
 * code. An unexpected error shows a general sentence in every language, because its message may be technical.
 */
export const errorWords = (t: Translate, locale: string, error: AppError): ErrorWords => {
  const usesOwnWords = locale === 'en' && error.code !== 'internal';
  return {
    sentence: (usesOwnWords && error.message) || t(`error.${error.code}`),
    action: (usesOwnWords && error.action) || t(actionKey(error.code)),
  };
};
