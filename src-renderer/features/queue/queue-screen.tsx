import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { QueueView } from '#shared/model/queue-overview.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { LiveRegion } from '../../components/live-region.tsx';
import { closeJob, jobDetailStore } from '../../stores/job-detail-store.ts';
import { setJobsShown } from '../../stores/job-list-store.ts';
import { queueStore, refreshQueues, setQueuesShown } from '../../stores/queue-store.ts';
import { Charts } from './charts/charts.tsx';
import { DashboardShadow } from './dashboard-shadow.tsx';
import { JobPanel } from './detail/job-panel.tsx';
import { ListBody } from './jobs/list-body.tsx';
import { ListHead } from './jobs/list-head.tsx';
import { isUnused, openWork } from './lanes/lane-text.ts';
import { Lanes } from './lanes/lanes.tsx';
import { QueueHead } from './queue-head.tsx';
import styles from './queue-screen.module.css';
import { Servers } from './servers/servers.tsx';

/** What sticks to the top of the list while it scrolls: the filters. In CSS pixels; the style sheet has the same. */
const stickyHeight = 56;

/** All work: what runs, what waits and why, what failed, and what was done. */
export const QueueScreen = () => {
  const { t } = useI18n();
  const scroller = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLElement>(null);
  const [showsIdle, setShowsIdle] = useState(false);
  const overview = useStore(queueStore, (state) => state.overview);
  const error = useStore(queueStore, (state) => state.error);
  const hasPanel = useStore(jobDetailStore, (state) => state.jobId !== null);

  useEffect(() => {
    setJobsShown(true);
    setQueuesShown(true);
    return () => {
      setJobsShown(false);
      setQueuesShown(false);
      closeJob();
    };
  }, []);

  // Nothing was ever asked of it: no numbers to show, no list to divide.
  const isFresh = overview?.queues.every(isUnused) ?? false;

  const closePanel = () => {
    closeJob();
    scroller.current?.querySelector<HTMLElement>('[role=grid]')?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !hasPanel) return;
    event.preventDefault();
    closePanel();
  };
  const sum = (of: (queue: QueueView) => number) =>
    overview?.queues.reduce((total, queue) => total + of(queue), 0) ?? 0;

  return (
    <section className={styles['queue']} aria-labelledby="queue-title" onKeyDown={onKeyDown}>
      <div ref={scroller} className={styles['scroller']} tabIndex={-1}>
        <div className={styles['above']} data-above-list>
          <QueueHead overview={overview} showsIdle={showsIdle} onShowIdle={setShowsIdle} />
          {overview && (
            <>
              <Lanes overview={overview} showsIdle={showsIdle} />
              <Servers overview={overview} />
              {!isFresh && <Charts />}
              <LiveRegion
                text={t('queue.announce', {
                  running: sum((queue) => queue.running),
                  waiting: sum((queue) => openWork(queue) - queue.running),
                  failed: sum((queue) => queue.failed),
                })}
              />
            </>
          )}
          {!overview && !error && <DashboardShadow />}
          {!overview && error && (
            <ErrorMessage title={t('queue.failed')} error={error} onRetry={() => void refreshQueues()} />
          )}
        </div>
        {!(error && !overview) && (
          <>
            <div className={styles['sticky']}>{overview && !isFresh && <ListHead overview={overview} />}</div>
            <ListBody
              overview={overview}
              scroller={scroller}
              stickyHeight={stickyHeight}
              onOpenByKey={() => window.requestAnimationFrame(() => panel.current?.focus())}
            />
          </>
        )}
      </div>
      {hasPanel && <JobPanel ref={panel} onClose={closePanel} />}
    </section>
  );
};
