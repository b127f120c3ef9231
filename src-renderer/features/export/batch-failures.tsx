import type { ExportBatchView } from '#shared/model/export.ts';
import { errorWords } from '../../components/error-sentence.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import styles from './export-progress.module.css';

/** Which documents of a bulk export failed, and why. */
export const BatchFailures = ({ batch: { failed, failures } }: { batch: ExportBatchView }) => {
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
