import { useStore } from 'zustand';
import type { QueueOverview } from '#shared/model/queue-overview.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { jobListStore } from '../../../stores/job-list-store.ts';
import { LaneCard } from './lane-card.tsx';
import { idleQueues } from './lane-text.ts';
import styles from './lanes.module.css';

interface LanesProps {
  readonly overview: QueueOverview;
  readonly showsIdle: boolean;
}

/** A card for each queue that has or lately had work, and for the others if they are wanted. */
export const Lanes = ({ overview, showsIdle }: LanesProps) => {
  const { t } = useI18n();
  const selected = useStore(jobListStore, (state) => state.query.queue);
  const idle = new Set(idleQueues(overview.queues));
  const shown = overview.queues.filter((queue) => showsIdle || !idle.has(queue) || queue.queue === selected);
  if (shown.length === 0) return null;
  return (
    <ul className={styles['cards']} aria-label={t('queue.lanes')}>
      {shown.map((queue) => (
        <LaneCard key={queue.queue} queue={queue} at={overview.at} isSelected={queue.queue === selected} />
      ))}
    </ul>
  );
};
