import { Button, SegmentedControl } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { JobFilter } from '#shared/model/job.ts';
import type { QueueOverview } from '#shared/model/queue-overview.ts';
import { Bar, BarSpace } from '../../../components/bar.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { jobListStore, queryJobs } from '../../../stores/job-list-store.ts';
import { openWork } from '../lanes/lane-text.ts';
import { queueName } from '../queue-name.ts';
import { useQueueActions } from '../use-queue-actions.ts';
import styles from './list-head.module.css';

const filters = ['open', 'failed', 'completed', 'cancelled'] as const satisfies readonly JobFilter[];

/** Which rows the list shows, with how many there are of each. */
export const ListHead = ({ overview }: { overview: QueueOverview }) => {
  const { t, locale } = useI18n();
  const actions = useQueueActions();
  const { filter, queue } = useStore(jobListStore, (state) => state.query);
  const shown = overview.queues.filter((it) => queue === null || it.queue === queue);
  const sum = (count: (it: (typeof shown)[number]) => number) => shown.reduce((total, it) => total + count(it), 0);
  // The list says so instead of showing housekeeping that is due some time.
  const isQuiet = queue === null && sum(openWork) === 0;
  const counts: Readonly<Record<(typeof filters)[number], number>> = {
    open: isQuiet ? 0 : sum((it) => it.waiting + it.running),
    failed: sum((it) => it.failed),
    completed: sum((it) => it.completed),
    cancelled: sum((it) => it.cancelled),
  };
  const number = new Intl.NumberFormat(locale);
  return (
    <Bar className={styles['head']}>
      <SegmentedControl
        withItemsBorders={false}
        aria-label={t('queue.filter')}
        value={filter}
        onChange={(value) => queryJobs({ filter: filters.find((it) => it === value) ?? 'open' })}
        data={filters.map((it) => ({
          value: it,
          label: (
            <span className={styles['label']}>
              {t(`queue.filter.${it}`)} <span className={styles['count']}>{number.format(counts[it])}</span>
            </span>
          ),
        }))}
      />
      {queue !== null && (
        <Button
          size="compact-sm"
          variant="light"
          rightSection={<IconX size={13} />}
          aria-label={t('queue.show-all-of', { name: queueName(t, queue) })}
          onClick={() => queryJobs({ queue: null })}
        >
          {queueName(t, queue)}
        </Button>
      )}
      <BarSpace />
      {filter === 'failed' && queue !== null && counts.failed > 0 && (
        <Button size="compact-sm" onClick={() => void actions.retryFailed(queue)}>
          {t('queue.retry-these', { count: counts.failed })}
        </Button>
      )}
    </Bar>
  );
};
