import { Button } from '@mantine/core';
import { useState } from 'react';
import type { QueueOverview } from '#shared/model/queue-overview.ts';
import { Bar } from '../../components/bar.tsx';
import { Chip } from '../../components/chip.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { useScreenFocus } from '../../components/use-screen-focus.ts';
import { CleanUpDialog } from './clean-up-dialog.tsx';
import { describeHealth } from './health-text.ts';
import { idleQueues } from './lanes/lane-text.ts';
import styles from './queue-head.module.css';
import { queueName } from './queue-name.ts';
import { useQueueActions } from './use-queue-actions.ts';

interface QueueHeadProps {
  readonly overview: QueueOverview | null;
  /** Whether the cards of idle queues are shown. */
  readonly showsIdle: boolean;
  readonly onShowIdle: (showsIdle: boolean) => void;
}

/** Title, verdict with its reasons, and what can be done with all queues at once. */
export const QueueHead = ({ overview, showsIdle, onShowIdle }: QueueHeadProps) => {
  const { t } = useI18n();
  const actions = useQueueActions();
  const heading = useScreenFocus<HTMLHeadingElement>();
  const [isCleaning, setIsCleaning] = useState(false);
  const queues = overview?.queues ?? [];
  const isAllPaused = queues.length > 0 && queues.every(({ isPaused }) => isPaused);
  const hasFailed = queues.some(({ failed }) => failed > 0);
  const hasEnded = hasFailed || queues.some(({ completed, cancelled }) => completed + cancelled > 0);
  const idleCount = idleQueues(queues).length;
  const reasons = queues.flatMap((queue) =>
    queue.reasons.map((reason) => `${queueName(t, queue.queue)}: ${describeHealth(t, reason)}`),
  );
  return (
    <Bar as="header" className={styles['head']}>
      <h1 id="queue-title" ref={heading} tabIndex={-1}>
        {t('queue.title')}
      </h1>
      {overview && (
        <div className={styles['verdict']} role="status">
          {isAllPaused && overview.isHealthy ? (
            <Chip>{t('queue.all-are-paused')}</Chip>
          ) : (
            <Chip tone={overview.isHealthy ? 'on' : 'warn'}>
              {t(overview.isHealthy ? 'queue.healthy' : 'queue.unhealthy')}
            </Chip>
          )}
          {reasons.length > 0 && (
            <span className={styles['reasons']} title={reasons.join('\n')}>
              {reasons.join(' · ')}
            </span>
          )}
        </div>
      )}
      {overview && (
        <div className={styles['buttons']}>
          {idleCount > 0 && idleCount < queues.length && (
            <Button variant="subtle" aria-expanded={showsIdle} onClick={() => onShowIdle(!showsIdle)}>
              {showsIdle ? t('queue.hide-idle') : t('queue.show-idle', { count: idleCount })}
            </Button>
          )}
          {hasFailed && <Button onClick={() => void actions.retryFailed(null)}>{t('queue.retry-all')}</Button>}
          {hasEnded && <Button onClick={() => setIsCleaning(true)}>{t('clean.button')}</Button>}
          <Button onClick={() => void actions.setPaused(null, !isAllPaused)}>
            {t(isAllPaused ? 'queue.resume-all' : 'queue.pause-all')}
          </Button>
        </div>
      )}
      {isCleaning && <CleanUpDialog onClose={() => setIsCleaning(false)} />}
    </Bar>
  );
};
