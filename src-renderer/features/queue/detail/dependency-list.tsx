import type { JobView } from '#shared/model/job.ts';
import { Chip } from '../../../components/chip.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { openJob } from '../../../stores/job-detail-store.ts';
import { jobTitle } from '../jobs/job-text.ts';
import styles from './dependency-list.module.css';

const stateKeys = {
  scheduled: 'row.scheduled',
  blocked: 'row.blocked',
  ready: 'row.ready',
  running: 'row.running',
  completed: 'row.completed',
  failed: 'row.failed',
  cancelled: 'row.cancelled',
} as const;

interface DependencyListProps {
  readonly dependsOn: JobView['dependsOn'];
  readonly queue: string;
}

/** What has to be done first; each opens in its turn. */
export const DependencyList = ({ dependsOn, queue }: DependencyListProps) => {
  const { t } = useI18n();
  if (dependsOn.length === 0) return null;
  return (
    <section className={styles['list']} aria-labelledby="depends-title">
      <h3 id="depends-title">{t('detail.depends-on')}</h3>
      <ul>
        {dependsOn.map(({ id, label, state }) => (
          <li key={id}>
            <button type="button" dir="auto" onClick={() => openJob(id)}>
              {jobTitle(t, { label, queue })}
            </button>
            <Chip tone={state === 'failed' ? 'bad' : state === 'running' ? 'on' : 'plain'}>{t(stateKeys[state])}</Chip>
          </li>
        ))}
      </ul>
    </section>
  );
};
