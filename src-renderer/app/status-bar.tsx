import { spotlight } from '@mantine/spotlight';
import { useStore } from 'zustand';
import { formatEstimate } from '#shared/i18n/format-time.ts';
import { holdKeys } from '../components/hold-keys.ts';
import { useI18n } from '../components/i18n-context.tsx';
import { Kbd } from '../components/kbd.tsx';
import { appStore } from '../stores/app-store.ts';
import { navigate } from '../stores/navigation-store.ts';
import styles from './status-bar.module.css';

export const isMac = (): boolean => /mac/i.test(navigator.userAgent);

/** What is going on everywhere: what is drafted, what waits and why, and by whom. */
export const StatusBar = () => {
  const { t } = useI18n();
  const queue = useStore(appStore, (state) => state.snapshot?.queue);
  if (!queue) return null;
  const keys = isMac() ? '⌘ K' : 'Ctrl K';
  const isIdle = queue.concurrentJobs === 0 && queue.queueSize === 0;
  return (
    <footer className={styles['bar']}>
      {queue.holds.map((hold) => (
        <span key={hold.reason}>
          <i className={styles['dot']} data-tone="warn" />
          <b>{t(holdKeys[hold.reason])}</b> · {t('status.hold', { count: hold.count })}
        </span>
      ))}
      <span>
        {queue.holds.length === 0 && <i className={styles['dot']} />}
        <b>{t('status.embedded')}</b>
        {isIdle && ` · ${t('status.ready')}`}
      </span>
      {!isIdle && (
        <button
          type="button"
          className={styles['numbers']}
          data-testid="queue-status"
          onClick={() => navigate({ name: 'queue' })}
        >
          {[
            queue.concurrentJobs > 0 && t('status.drafting', { count: queue.concurrentJobs }),
            queue.queueSize > 0 && t('status.waiting', { count: queue.queueSize }),
            queue.remainingMs !== null && t('status.about', { time: formatEstimate(t, queue.remainingMs) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </button>
      )}
      <button
        type="button"
        className={styles['palette']}
        onClick={spotlight.open}
        aria-label={`${keys}: ${t('status.palette')}`}
      >
        <Kbd keys={keys} />
      </button>
    </footer>
  );
};
