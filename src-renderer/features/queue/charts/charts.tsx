import { Button, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { formatDuration } from '#shared/i18n/format-time.ts';
import { Bar } from '../../../components/bar.tsx';
import { Card } from '../../../components/card.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { useNow } from '../../../components/use-now.ts';
import { jobListStore } from '../../../stores/job-list-store.ts';
import { chartRanges, queueStore, setChartRange } from '../../../stores/queue-store.ts';
import { clockFormat } from '../clock-format.ts';
import { queueName } from '../queue-name.ts';
import { Chart } from './chart.tsx';
import type { Bucket } from './chart-series.ts';
import { bucketsOf, wholeOf } from './chart-series.ts';
import { ChartTable } from './chart-table.tsx';
import styles from './charts.module.css';

/** What happened lately, of the selected queue or of all: how much, how well, how long it waited and took. */
export const Charts = () => {
  const { t, locale } = useI18n();
  const range = useStore(queueStore, (state) => state.range);
  const overview = useStore(queueStore, (state) =>
    state.range === 60 ? state.overview : (state.history ?? state.overview),
  );
  const selected = useStore(jobListStore, (state) => state.query.queue);
  const [pointedAt, setPointedAt] = useState<number | null>(null);
  const [isTable, setIsTable] = useState(false);
  // Time passes in the charts even when nothing happens.
  const ticked = useNow(30_000);
  const now = Math.max(ticked, overview?.at ?? 0);
  const queues = useMemo(
    () => (overview?.queues ?? []).filter(({ queue }) => selected === null || queue === selected),
    [overview, selected],
  );
  const buckets = useMemo(() => bucketsOf(queues, range, now), [queues, range, now]);
  const whole = useMemo(() => wholeOf(queues, range, now), [queues, range, now]);
  const pointed = pointedAt === null ? undefined : buckets[pointedAt];
  const shown = pointed ?? whole;

  const duration = (ms: number | null) => (ms === null ? t('chart.none') : formatDuration(t, ms));
  const rate = (perMinute: number) => t('chart.per-minute', { n: Math.round(perMinute * 10) / 10 });
  const failuresShown = ({ failed, retried }: Bucket) => (
    <>
      <i data-tone="bad" /> {t('chart.failed', { count: failed })} <i data-tone="warn" />{' '}
      {t('chart.retried', { count: retried })}
    </>
  );
  const failures = ({ failed, retried }: Bucket) =>
    [t('chart.failed', { count: failed }), retried > 0 && t('chart.retried', { count: retried })]
      .filter(Boolean)
      .join(' · ');
  const span = t(`chart.range.${range}`);
  const shared = { pointedAt: pointed ? pointedAt : null, onPoint: setPointedAt };
  const sentence = (title: string, value: string) => t('chart.sentence', { title, span, value });

  return (
    <Card as="section" className={styles['charts']} aria-label={t('chart.label')}>
      <Bar className={styles['head']} gap="small">
        <h2>{selected === null ? t('chart.all') : queueName(t, selected)}</h2>
        <span className={styles['moment']} aria-hidden="true">
          {pointed && clockFormat(locale).format(pointed.at)}
        </span>
        <Button size="compact-sm" variant="subtle" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
          {t(isTable ? 'chart.as-charts' : 'chart.as-table')}
        </Button>
        <SegmentedControl
          size="xs"
          withItemsBorders={false}
          aria-label={t('chart.range')}
          value={String(range)}
          onChange={(value) => setChartRange(chartRanges.find((it) => String(it) === value) ?? 60)}
          data={chartRanges.map((it) => ({ value: String(it), label: t(`chart.range-short.${it}`) }))}
        />
      </Bar>
      {isTable ? (
        <ChartTable buckets={buckets} />
      ) : (
        <div className={styles['grid']}>
          <Chart
            {...shared}
            title={t('chart.throughput')}
            headline={rate(shown.completedPerMinute)}
            label={sentence(t('chart.throughput'), rate(whole.completedPerMinute))}
            data={{ type: 'area', values: buckets.map((it) => it.completedPerMinute) }}
            top={(max) => String(Math.round(max * 10) / 10)}
            smallestMax={1}
          />
          <Chart
            {...shared}
            title={t('chart.failures')}
            headline={failuresShown(shown)}
            label={sentence(t('chart.failures'), failures(whole))}
            data={{ type: 'bars', bad: buckets.map((it) => it.failed), warn: buckets.map((it) => it.retried) }}
            top={String}
            smallestMax={4}
          />
          <Chart
            {...shared}
            title={t('chart.waiting')}
            headline={duration(shown.meanWaitMs)}
            label={sentence(t('chart.waiting'), duration(whole.meanWaitMs))}
            data={{ type: 'line', values: buckets.map((it) => it.meanWaitMs) }}
            top={duration}
            smallestMax={1_000}
          />
          <Chart
            {...shared}
            title={t('chart.duration')}
            headline={duration(shown.meanRunMs)}
            label={sentence(t('chart.duration'), duration(whole.meanRunMs))}
            data={{ type: 'line', values: buckets.map((it) => it.meanRunMs) }}
            top={duration}
            smallestMax={1_000}
          />
        </div>
      )}
    </Card>
  );
};
