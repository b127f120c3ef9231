import { useNetwork } from '@mantine/hooks';
import { spotlight } from '@mantine/spotlight';
import { useStore } from 'zustand';
import { formatEstimate } from '#shared/i18n/format-time.ts';
import { useActions } from '../components/actions-context.tsx';
import { Bar, BarSpace } from '../components/bar.tsx';
import { formatShare } from '../components/format-money.ts';
import { useI18n } from '../components/i18n-context.tsx';
import { Kbd } from '../components/kbd.tsx';
import { ExportStatusButton } from '../features/export/export-status-button.tsx';
import { appStore } from '../stores/app-store.ts';
import { connectionsStore, draftersOf } from '../stores/connections-store.ts';
import { navigate } from '../stores/navigation-store.ts';
import { spendingStore } from '../stores/spending-store.ts';
import type { ServerStatus } from './server-status.ts';
import { defaultConnection, drafterStatus, holdStatus } from './server-status.ts';
import { SpendingButton } from './spending-button.tsx';
import styles from './status-bar.module.css';

export const isMac = (): boolean => /mac/i.test(navigator.userAgent);

const Status = ({ status, onClick }: { status: ServerStatus; onClick: () => void }) => (
  <button type="button" className={styles['button']} data-shrinks onClick={onClick}>
    <i className={styles['dot']} data-tone={status.tone} />
    <b>{status.state}</b>
    {status.detail !== null && ` · ${status.detail}`}
  </button>
);

/** Which model drafts by default, and how many answers came out of the cache. */
const ModelAside = ({ model }: { model: string | null }) => {
  const { t, locale } = useI18n();
  const hitRate = useStore(spendingStore, ({ spending }) => spending?.hitRate ?? null);
  const cache = hitRate === null ? null : t('status.cache', { share: formatShare(locale, hitRate) });
  const words = [model, cache].filter(Boolean).join(' · ');
  return words === '' ? null : (
    <span
      className={styles['aside']}
      title={hitRate === null ? undefined : t('costs.hit-rate', { share: formatShare(locale, hitRate) })}
    >
      {words}
    </span>
  );
};

/** The state of the app: who drafts and whether that works, what is drafted, what waits and why, what it costs. */
export const StatusBar = () => {
  const { t } = useI18n();
  const actions = useActions();
  const app = useStore(appStore);
  const servers = useStore(connectionsStore);
  const { online } = useNetwork();
  const queue = app.snapshot?.queue;
  if (!queue) return null;
  const keys = isMac() ? '⌘ K' : 'Ctrl K';
  const isIdle = queue.concurrentJobs === 0 && queue.queueSize === 0;
  const connection = defaultConnection(draftersOf(servers, app));
  const hold = connection ? servers.holds[connection.origin]?.reason : undefined;
  const drafter = drafterStatus(t, connection, hold, online, isIdle);
  // The hold shows that already, with what waits for it.
  const isSaid = queue.holds.some(({ reason }) => reason === hold || (reason === 'offline' && !online));
  const numbers = [
    queue.concurrentJobs > 0 && t('status.drafting', { count: queue.concurrentJobs }),
    queue.queueSize > 0 && t('status.waiting', { count: queue.queueSize }),
    queue.remainingMs !== null && t('status.about', { time: formatEstimate(t, queue.remainingMs) }),
  ].filter(Boolean);
  return (
    <Bar as="footer" gap="wide" className={styles['bar']}>
      {queue.holds.map(({ reason, count }) => (
        <Status key={reason} status={holdStatus(t, reason, count)} onClick={() => navigate({ name: 'queue' })} />
      ))}
      {!isSaid && <Status status={drafter} onClick={() => actions.openSettings('models')} />}
      {!isIdle && (
        <button
          type="button"
          className={styles['button']}
          data-testid="queue-status"
          onClick={() => navigate({ name: 'queue' })}
        >
          {numbers.join(' · ')}
        </button>
      )}
      <ExportStatusButton className={styles['button']} />
      <SpendingButton />
      <BarSpace />
      <ModelAside model={connection?.model ?? null} />
      <button
        type="button"
        className={styles['palette']}
        onClick={spotlight.open}
        aria-label={`${keys}: ${t('status.palette')}`}
      >
        <Kbd keys={keys} />
      </button>
    </Bar>
  );
};
