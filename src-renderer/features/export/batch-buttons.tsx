import { Button } from '@mantine/core';
import type { AppError } from '#shared/model/app-error.ts';
import type { ExportBatchView } from '#shared/model/export.ts';
import type { BatchId } from '#shared/model/ids.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { tellError } from '../../components/tell-error.ts';
import {
  cancelExportBatch,
  isOpenBatch,
  retryExportBatch,
  showExportBatch,
} from '../../stores/export-batches-store.ts';
import styles from './export-progress.module.css';

/** What can be done with a bulk export: stop it; or see its files and write again what is missing. */
export const BatchButtons = ({ batch }: { batch: ExportBatchView }) => {
  const { t, locale } = useI18n();
  const { batchId, files, failed, cancelled } = batch;
  const attempt = async (act: (batchId: BatchId) => Promise<AppError | null>): Promise<void> => {
    const error = await act(batchId);
    if (error) tellError(t, locale, error, () => void attempt(act));
  };
  const missing = failed + cancelled;
  if (isOpenBatch(batch)) {
    return (
      <div className={styles['buttons']}>
        <Button size="compact-sm" onClick={() => void attempt(cancelExportBatch)}>
          {t('bulk.cancel')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles['buttons']}>
      {files > 0 && (
        <Button size="compact-sm" onClick={() => void attempt(showExportBatch)}>
          {t('bulk.open-folder')}
        </Button>
      )}
      {missing > 0 && (
        <Button size="compact-sm" onClick={() => void attempt(retryExportBatch)}>
          {t('bulk.retry', { count: missing })}
        </Button>
      )}
    </div>
  );
};
