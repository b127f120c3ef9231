import { formatDuration } from '#shared/i18n/format-time.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { clockFormat } from '../clock-format.ts';
import type { Bucket } from './chart-series.ts';
import styles from './charts.module.css';

const isBusy = ({ completed, failed, retried }: Bucket): boolean => completed + failed + retried > 0;

/** The charts in numbers, newest first; times at which nothing happened are left out. */
export const ChartTable = ({ buckets }: { buckets: readonly Bucket[] }) => {
  const { t, locale } = useI18n();
  const clock = clockFormat(locale);
  const duration = (ms: number | null) => (ms === null ? '' : formatDuration(t, ms));
  const rows = buckets.filter(isBusy).reverse();
  if (rows.length === 0) return <p className={styles['nothing']}>{t('chart.nothing')}</p>;
  return (
    // A stretch of numbers can be longer than its place: the keyboard has to get in to scroll it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className={styles['table']} tabIndex={0} aria-label={t('chart.table')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('chart.from')}</th>
            <th scope="col">{t('chart.completed')}</th>
            <th scope="col">{t('chart.failed-column')}</th>
            <th scope="col">{t('chart.retried-column')}</th>
            <th scope="col">{t('chart.waiting')}</th>
            <th scope="col">{t('chart.duration')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.at}>
              <th scope="row">{clock.format(row.at)}</th>
              <td>{row.completed}</td>
              <td>{row.failed}</td>
              <td>{row.retried}</td>
              <td>{duration(row.meanWaitMs)}</td>
              <td>{duration(row.meanRunMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
