import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useStore } from 'zustand';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { jobDetailStore, refreshJob } from '../../../stores/job-detail-store.ts';
import { jobTitle } from '../jobs/job-text.ts';
import { JobDetail } from './job-detail.tsx';
import styles from './job-panel.module.css';

interface JobPanelProps {
  readonly ref: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** One row in full, beside the list, which stays as it is. */
export const JobPanel = ({ ref, onClose }: JobPanelProps) => {
  const { t } = useI18n();
  const job = useStore(jobDetailStore, (state) => state.job);
  const error = useStore(jobDetailStore, (state) => state.error);
  return (
    <aside
      ref={ref}
      tabIndex={-1}
      className={styles['panel']}
      aria-label={t('detail.label')}
      aria-busy={!job && !error}
    >
      <header className={styles['head']}>
        <h2 dir="auto">{job ? jobTitle(t, job) : t('detail.label')}</h2>
        <ActionIcon variant="subtle" aria-label={t('detail.close')} onClick={onClose}>
          <IconX size={17} stroke={1.7} />
        </ActionIcon>
      </header>
      {job && <JobDetail key={job.id} job={job} />}
      {!job && error && <ErrorMessage title={t('detail.failed')} error={error} onRetry={() => void refreshJob()} />}
      {!job && !error && (
        <div className={styles['shadow']} aria-hidden="true">
          <i />
          <i />
          <i />
          <i />
        </div>
      )}
    </aside>
  );
};
