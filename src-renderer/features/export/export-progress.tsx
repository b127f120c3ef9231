import { Button, CloseButton, Progress } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { formatEstimate } from '#shared/i18n/format-time.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import type { AppError } from '#shared/model/app-error.ts';
import type { ExportBatchView } from '#shared/model/export.ts';
import type { BatchId } from '#shared/model/ids.ts';
import { Card } from '../../components/card.tsx';
import { errorWords, tellError } from '../../components/error-sentence.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { LiveRegion } from '../../components/live-region.tsx';
import { useNow } from '../../components/use-now.ts';
import {
  cancelExportBatch,
  dismissExportBatch,
  endedOf,
  exportBatchesStore,
  isOpenBatch,
  retryExportBatch,
  setExportsFolded,
  showExportBatch,
  shownBatches,
} from '../../stores/export-batches-store.ts';
import styles from './export-progress.module.css';

/** What can be done with a bulk export: stop it; or see its files and write again what is missing. */
const BatchButtons = ({ batch }: { batch: ExportBatchView }) => {
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

/** Which documents of a bulk export failed, and why. */
const BatchFailures = ({ batch: { failed, failures } }: { batch: ExportBatchView }) => {
  const { t, locale } = useI18n();
  if (failed === 0) return null;
  const more = failed - failures.length;
  return (
    <details className={styles['failures']}>
      <summary>{t('bulk.failures', { count: failed })}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
      <ul tabIndex={0} aria-label={t('bulk.failures', { count: failed })}>
        {failures.map(({ jobId, title, error }) => (
          <li key={jobId}>
            <b dir="auto">{title}</b> {errorWords(t, locale, error).sentence}
          </li>
        ))}
        {more > 0 && <li>{t('bulk.more-failures', { count: more })}</li>}
      </ul>
    </details>
  );
};

/** A bulk export in a sentence: what is going on, or what came of it. */
const batchTitle = (t: Translate, batch: ExportBatchView): string => {
  const { total, completed, failed, cancelled, finishedAt } = batch;
  if (finishedAt === null) return t('bulk.running', { count: total });
  if (cancelled > 0) return t('bulk.stopped', { done: completed, total });
  if (completed === 0) return t('bulk.none-done');
  return failed > 0 ? t('bulk.partly', { done: completed, total }) : t('bulk.done', { count: total });
};

const Batch = ({ batch }: { batch: ExportBatchView }) => {
  const { t } = useI18n();
  const { completed, failed, total, remainingMs, files, isZip, batchId } = batch;
  const ended = endedOf(batch);
  const isOpen = isOpenBatch(batch);
  const progress = t('bulk.progress', { done: ended, total });
  const facts = isOpen
    ? [progress, ...(remainingMs === null ? [] : [t('bulk.left', { time: formatEstimate(t, remainingMs) })])]
    : [...(files > 0 ? [t(isZip ? 'bulk.in-zip' : 'bulk.files', { count: files })] : []), batch.folder];
  return (
    <li className={styles['batch']}>
      <div className={styles['head']}>
        <p className={styles['title']}>{batchTitle(t, batch)}</p>
        {!isOpen && (
          <CloseButton size="sm" aria-label={t('bulk.dismiss')} onClick={() => dismissExportBatch(batchId)} />
        )}
      </div>
      {isOpen && (
        <Progress.Root size={6} transitionDuration={140}>
          <Progress.Section
            value={(100 * completed) / total}
            aria-label={t('bulk.bar')}
            aria-valuetext={progress}
            color="var(--accent)"
          />
          {failed > 0 && <Progress.Section value={(100 * failed) / total} withAria={false} color="var(--bad)" />}
        </Progress.Root>
      )}
      <p className={styles['facts']}>{facts.join(' · ')}</p>
      <BatchFailures batch={batch} />
      <BatchButtons batch={batch} />
      <LiveRegion text={isOpen ? t('bulk.announce', { done: ended, total }) : batchTitle(t, batch)} />
    </li>
  );
};

/** Bulk exports under way and those that have just ended, in a corner of whatever screen is shown. */
export const ExportProgress = () => {
  const { t } = useI18n();
  const state = useStore(exportBatchesStore);
  const { ref, height } = useElementSize<HTMLElement>();
  const now = useNow(60_000);
  const batches = shownBatches(state, now);
  const hasOpen = batches.some(isOpenBatch);
  const isShown = batches.length > 0 && !state.isFolded;

  // Messages stand above the panel, however high it is.
  useEffect(() => {
    const { style } = document.documentElement;
    if (isShown) style.setProperty('--exports-height', `${Math.ceil(height) + 14}px`);
    else style.removeProperty('--exports-height');
  }, [isShown, height]);

  if (!isShown) return null;
  return (
    <Card as="aside" depth="floating" ref={ref} className={styles['panel']} aria-label={t('bulk.panel')}>
      <div className={styles['bar']}>
        <h2>{t('bulk.panel')}</h2>
        {hasOpen && <CloseButton size="sm" aria-label={t('bulk.fold')} onClick={() => setExportsFolded(true)} />}
      </div>
      <ul>
        {batches.map((batch) => (
          <Batch key={batch.batchId} batch={batch} />
        ))}
      </ul>
    </Card>
  );
};
