import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AppError } from '#shared/model/app-error.ts';
import { errorWords } from './error-sentence.ts';
import { useI18n } from './i18n-context.tsx';
import { ScreenMessage } from './screen-message.tsx';

interface ErrorMessageProps {
  readonly title: string;
  readonly error: AppError;
  readonly onRetry: () => void;
  readonly more?: ReactNode;
  /** Nothing else is on the screen. */
  readonly isWhole?: boolean;
}

/** A screen that could not be shown: what happened, what to do, and a button that does it. */
export const ErrorMessage = ({ title, error, onRetry, more, isWhole = false }: ErrorMessageProps) => {
  const { t, locale } = useI18n();
  const words = errorWords(t, locale, error);
  return (
    <ScreenMessage
      isFault
      isWhole={isWhole}
      title={title}
      text={`${words.sentence} ${words.action}`}
      actions={
        <>
          <Button variant="filled" onClick={onRetry}>
            {t('app.try-again')}
          </Button>
          {more}
        </>
      }
    />
  );
};
