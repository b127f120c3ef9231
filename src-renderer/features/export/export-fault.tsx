import { Button } from '@mantine/core';
import type { AppError } from '#shared/model/app-error.ts';
import { errorWords } from '../../components/error-sentence.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { Notice } from '../../components/notice.tsx';

interface ExportFaultProps {
  readonly title: string;
  readonly error: AppError;
  readonly onRetry: () => void;
  /** Lets the user choose another folder, and tries again there. */
  readonly onPickAndRetry: () => void;
}

const isOfFolder = ({ code }: AppError): boolean =>
  code === 'export.no-folder' || code === 'export.write-failed' || code === 'export.disk-full';

/** Why an export did not work, with the button that helps. */
export const ExportFault = ({ title, error, onRetry, onPickAndRetry }: ExportFaultProps) => {
  const { t, locale } = useI18n();
  const words = errorWords(t, locale, error);
  return (
    <Notice
      tone="bad"
      title={title}
      actions={
        <>
          {isOfFolder(error) && (
            <Button size="compact-sm" onClick={onPickAndRetry}>
              {t('export.choose-folder')}
            </Button>
          )}
          <Button size="compact-sm" variant={isOfFolder(error) ? 'subtle' : 'default'} onClick={onRetry}>
            {t('export.retry')}
          </Button>
        </>
      }
    >
      <p>{`${words.sentence} ${words.action}`}</p>
    </Notice>
  );
};
