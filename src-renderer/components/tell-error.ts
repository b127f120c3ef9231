import type { Translate } from '#shared/i18n/translate.ts';
import type { AppError } from '#shared/model/app-error.ts';
import { errorWords } from './error-sentence.ts';
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
