import { formatDuration } from '#shared/i18n/format-time.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import type { Column } from '../../../components/table/data-table.tsx';
import { DataTable } from '../../../components/table/data-table.tsx';
import { clockFormat } from '../clock-format.ts';
import type { Bucket } from './chart-series.ts';
import styles from './charts.module.css';

const isBusy = ({ completed, failed, retried }: Bucket): boolean => completed + failed + retried > 0;

/** The charts in numbers, newest first; times at which nothing happened are left out. */
export const ChartTable = ({ buckets }: { buckets: readonly Bucket[] }) => {
  const { t, locale } = useI18n();
  const clock = clockFormat(locale);
  const duration = (ms: number | null) => (ms === null ? '' : formatDuration(t, ms));
  const columns: readonly Column<Bucket>[] = [
    { key: 'from', head: t('chart.from'), isName: true, show: ({ at }) => clock.format(at) },
    { key: 'completed', head: t('chart.completed'), show: ({ completed }) => completed },
    { key: 'failed', head: t('chart.failed-column'), show: ({ failed }) => failed },
    { key: 'retried', head: t('chart.retried-column'), show: ({ retried }) => retried },
    { key: 'waiting', head: t('chart.waiting'), show: ({ meanWaitMs }) => duration(meanWaitMs) },
    { key: 'duration', head: t('chart.duration'), show: ({ meanRunMs }) => duration(meanRunMs) },
  ];
  const rows = buckets.filter(isBusy).reverse();
  if (rows.length === 0) return <p className={styles['nothing']}>{t('chart.nothing')}</p>;
  return (
    // A stretch of numbers can be longer than its place: the keyboard has to get in to scroll it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className={styles['table']} tabIndex={0} aria-label={t('chart.table')}>
      <DataTable look="plain" columns={columns} rows={rows} rowKey={({ at }) => at} />
    </section>
  );
};
