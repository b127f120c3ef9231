import { Button } from '@mantine/core';
import { IconPlayerStop, IconPlayerTrackNext, IconRefresh } from '@tabler/icons-react';
import type { JobView } from '#shared/model/job.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { isOpen } from '../jobs/job-text.ts';
import { useJobActions } from '../use-queue-actions.ts';
import styles from './detail-actions.module.css';
import { ScheduleMenu } from './schedule-menu.tsx';

const icon = { size: 15, stroke: 1.7 } as const;

/** What can be done with the open job, as its state allows. */
export const DetailActions = ({ job }: { job: JobView }) => {
  const { t } = useI18n();
  const actions = useJobActions();
  const hasEndedBadly = job.state === 'failed' || job.state === 'cancelled';
  const canWait = job.state === 'ready' || job.state === 'scheduled';
  if (job.state === 'completed') return null;
  return (
    <div className={styles['actions']}>
      {hasEndedBadly && (
        <Button variant="filled" leftSection={<IconRefresh {...icon} />} onClick={() => void actions.retry(job)}>
          {t('app.retry')}
        </Button>
      )}
      {job.state === 'scheduled' && (
        <Button leftSection={<IconPlayerTrackNext {...icon} />} onClick={() => void actions.startNow(job)}>
          {t('row.start-now')}
        </Button>
      )}
      {canWait && <ScheduleMenu job={job} />}
      {isOpen(job) && (
        <Button leftSection={<IconPlayerStop {...icon} />} onClick={() => void actions.cancel(job)}>
          {t('row.cancel')}
        </Button>
      )}
    </div>
  );
};
