import { useStore } from 'zustand';
import type { JobSummary } from '#shared/model/job.ts';
import { Chip } from '../../../components/chip.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { useTicking } from '../../../components/use-now.ts';
import { jobProgressStore } from '../../../stores/job-detail-store.ts';
import { jobListStore } from '../../../stores/job-list-store.ts';
import { queueStore } from '../../../stores/queue-store.ts';
import { stateText, stateTone } from './job-text.ts';
import styles from './state-cell.module.css';

/** Where a job is and why, as a chip that follows time and progress by itself. */
export const StateCell = ({ job }: { job: JobSummary }) => {
  const { t, locale } = useI18n();
  const wish = useStore(jobListStore, (state) => state.wishes.get(job.id));
  const heard = useStore(jobProgressStore, (state) => state.progresses.get(job.id));
  const nextStartAt = useStore(queueStore, ({ overview }) => {
    if (job.wait?.type !== 'turn' || job.wait.ahead > 0) return null;
    const queue = overview?.queues.find((it) => it.queue === job.queue);
    return queue?.lanes.find(({ origin }) => origin === job.origin)?.nextStartAt ?? null;
  });
  const progress = job.state === 'running' ? (heard ?? job.progress) : null;
  const text = useTicking((now) => stateText(t, locale, job, { wish, progress, nextStartAt }, now));
  const isKeptBack = useTicking((now) => Number(nextStartAt !== null && nextStartAt > now + 1_000)) === 1;
  const share = progress?.total ? Math.min(1, progress.done / progress.total) : null;
  return (
    <span className={styles['state']} title={text}>
      <Chip tone={stateTone(job, wish, isKeptBack)}>{text}</Chip>
      {share !== null && (
        <span className={styles['bar']} aria-hidden="true">
          <i style={{ transform: `scaleX(${share})` }} />
        </span>
      )}
    </span>
  );
};
