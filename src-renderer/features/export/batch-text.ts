import type { Translate } from '#shared/i18n/translate.ts';
import type { ExportBatchView } from '#shared/model/export.ts';

/** A bulk export in a sentence: what is going on, or what came of it. */
export const batchTitle = (t: Translate, batch: ExportBatchView): string => {
  const { total, completed, failed, cancelled, finishedAt } = batch;
  if (finishedAt === null) return t('bulk.running', { count: total });
  if (cancelled > 0) return t('bulk.stopped', { done: completed, total });
  if (completed === 0) return t('bulk.none-done');
  return failed > 0 ? t('bulk.partly', { done: completed, total }) : t('bulk.done', { count: total });
};
