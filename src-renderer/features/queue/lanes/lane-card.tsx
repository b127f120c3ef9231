import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import type { QueueView } from '#shared/model/queue-overview.ts';
import { queueNameSchema } from '#shared/model/queue-policy.ts';
import { Card, CardButton } from '../../../components/card.tsx';
import { Chip } from '../../../components/chip.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { useNow } from '../../../components/use-now.ts';
import { queryJobs } from '../../../stores/job-list-store.ts';
import { bucketsOf } from '../charts/chart-series.ts';
import { Sparkline } from '../charts/sparkline.tsx';
import { queueName } from '../queue-name.ts';
import { useQueueActions } from '../use-queue-actions.ts';
import styles from './lane-card.module.css';
import { describeLane, heldLanes, isTicking } from './lane-text.ts';

/** One queue: what runs, waits and is held there. The whole card selects it; its buttons lie above. */
export const LaneCard = memo(({ queue, at, isSelected }: { queue: QueueView; at: number; isSelected: boolean }) => {
  const { t } = useI18n();
  const actions = useQueueActions();
  const ticked = useNow(1_000, isTicking(queue, Date.now()));
  const words = describeLane(t, queue, Math.max(at, ticked));
  const spark = useMemo(() => bucketsOf([queue], 60, at).map((bucket) => bucket.completed), [queue, at]);
  const known = queueNameSchema.safeParse(queue.queue);
  const name = queueName(t, queue.queue);
  const held = heldLanes(queue);
  const pauseLabel = t(queue.isPaused ? 'queue.resume-one' : 'queue.pause-one', { name });
  return (
    <Card as="li" className={styles['card']} isInteractive isSelected={isSelected}>
      <div className={styles['top']}>
        <span>{name}</span>
        <span className={styles['tools']}>
          {queue.failed > 0 && <Chip tone="bad">{t('chart.failed', { count: queue.failed })}</Chip>}
          {known.success && (
            <Tooltip label={pauseLabel}>
              <ActionIcon
                variant="subtle"
                size="sm"
                aria-label={pauseLabel}
                onClick={() => void actions.setPaused(known.data, !queue.isPaused)}
              >
                {queue.isPaused ? <IconPlayerPlayFilled size={13} /> : <IconPlayerPauseFilled size={13} />}
              </ActionIcon>
            </Tooltip>
          )}
        </span>
      </div>
      <CardButton
        className={styles['headline']}
        aria-pressed={isSelected}
        aria-label={`${name}: ${words.headline}. ${words.detail}`}
        onClick={() => known.success && queryJobs({ queue: isSelected ? null : known.data })}
      >
        {words.headline}
      </CardButton>
      <div className={styles['detail']} data-tone={words.tone} title={words.detail}>
        {words.detail}
      </div>
      <div className={styles['foot']}>
        <Sparkline values={spark} />
        {held.length > 0 && !queue.isPaused && (
          <Button
            className={styles['release']}
            size="compact-xs"
            aria-label={t('queue.try-now-one', { name })}
            onClick={() => void actions.release(held.map(({ lane }) => lane))}
          >
            {t('queue.try-now')}
          </Button>
        )}
      </div>
    </Card>
  );
});
