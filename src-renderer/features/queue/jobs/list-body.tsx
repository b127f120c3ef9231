import { Button, VisuallyHidden } from '@mantine/core';
import type { RefObject } from 'react';
import { useStore } from 'zustand';
import type { QueueOverview, QueueView } from '#shared/model/queue-overview.ts';
import { Card } from '../../../components/card.tsx';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { ScreenMessage } from '../../../components/screen-message.tsx';
import { jobListStore, queryJobs, refreshJobs } from '../../../stores/job-list-store.ts';
import { openWork } from '../lanes/lane-text.ts';
import { queueName } from '../queue-name.ts';
import { JobList } from './job-list.tsx';
import styles from './list-body.module.css';

const rows = Array.from({ length: 8 }, (_, at) => at);

/** The list before it is there: rows of the same height, so that nothing moves when they come. */
const ListShadow = () => {
  const { t } = useI18n();
  return (
    <Card depth="flat" className={styles['list']} aria-busy="true">
      <VisuallyHidden role="status">{t('queue.loading')}</VisuallyHidden>
      {rows.map((row) => (
        <i key={row} />
      ))}
    </Card>
  );
};

interface ListBodyProps {
  readonly overview: QueueOverview | null;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly stickyHeight: number;
  readonly onOpenByKey: () => void;
}

const hasNoOpenWork = (queue: QueueView): boolean => openWork(queue) === 0;

/** The list, or what there is to say in its place. */
export const ListBody = ({ overview, ...list }: ListBodyProps) => {
  const { t } = useI18n();
  const total = useStore(jobListStore, (state) => state.total);
  const error = useStore(jobListStore, (state) => state.error);
  const { filter, queue } = useStore(jobListStore, (state) => state.query);
  if (error && total === null) {
    return <ErrorMessage title={t('queue.list-failed')} error={error} onRetry={refreshJobs} />;
  }
  if (total === null) return <ListShadow />;
  const isQuiet = filter === 'open' && queue === null && overview?.queues.every(hasNoOpenWork);
  if (total > 0 && !isQuiet) return <JobList {...list} />;
  const failed = overview?.queues.reduce((sum, it) => sum + it.failed, 0) ?? 0;
  const showFailed = filter === 'open' && queue === null && failed > 0;
  if (queue !== null) {
    return (
      <ScreenMessage
        title={t(`queue.empty-of.${filter === 'running' || filter === 'waiting' ? 'open' : filter}`, {
          name: queueName(t, queue),
        })}
        actions={<Button onClick={() => queryJobs({ queue: null })}>{t('queue.show-all')}</Button>}
      />
    );
  }
  return (
    <ScreenMessage
      title={t(`queue.empty.${filter === 'running' || filter === 'waiting' ? 'open' : filter}`)}
      text={filter === 'open' ? t('queue.empty-hint') : undefined}
      actions={
        showFailed && (
          <Button onClick={() => queryJobs({ filter: 'failed' })}>{t('queue.show-failed', { count: failed })}</Button>
        )
      }
    />
  );
};
