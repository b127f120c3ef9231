import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AppError } from '#shared/model/app-error.ts';
import type { RunId } from '#shared/model/ids.ts';
import { client } from '../../client.ts';
import { errorWords } from '../../components/error-sentence.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { Notice } from '../../components/notice.tsx';

/** Says that a draft is still under way, and stops it on request; what holds it goes away with it. */
export const StillOpen = ({ runId }: { runId: RunId }) => {
  const { t, locale } = useI18n();
  const [isStopping, setIsStopping] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const stop = async () => {
    setIsStopping(true);
    const result = await client.call('run.cancel', { runId });
    if (result.ok) return;
    setIsStopping(false);
    setError(result.error);
  };
  return (
    <Notice
      tone="warn"
      title={t('redraft.open')}
      actions={
        <Button size="compact-sm" loading={isStopping} onClick={() => void stop()}>
          {t('work.cancel')}
        </Button>
      }
    >
      <p>{error ? errorWords(t, locale, error).sentence : t('redraft.open-hint')}</p>
    </Notice>
  );
};
