import { ActionIcon } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { JobView } from '#shared/model/job.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { useJobActions } from '../use-queue-actions.ts';
import styles from './priority-control.module.css';

const lowest = 1;
const highest = 10;
/** Several steps in a row are one change. */
const settleMs = 450;

/** How soon a waiting job gets its turn, 1-10 (requirement D4). */
export const PriorityControl = ({ job }: { job: JobView }) => {
  const { t } = useI18n();
  const actions = useJobActions();
  const [wanted, setWanted] = useState<number | null>(null);
  const shown = wanted ?? job.priority;

  useEffect(() => {
    if (wanted === null) return;
    const timer = window.setTimeout(() => {
      const end = () => setWanted(null);
      if (wanted === job.priority) end();
      else void actions.setPriority(job, wanted).then(end);
    }, settleMs);
    return () => window.clearTimeout(timer);
  }, [wanted, job, actions]);

  const step = (by: number) => setWanted(Math.min(highest, Math.max(lowest, shown + by)));
  return (
    <div>
      <dt>{t('detail.priority')}</dt>
      <dd className={styles['control']}>
        <ActionIcon
          variant="default"
          size="sm"
          aria-label={t('detail.later')}
          disabled={shown <= lowest}
          onClick={() => step(-1)}
        >
          <IconMinus size={13} />
        </ActionIcon>
        <output className={styles['value']} aria-label={t('detail.priority')}>
          {t('detail.of-ten', { n: shown })}
        </output>
        <ActionIcon
          variant="default"
          size="sm"
          aria-label={t('detail.sooner')}
          disabled={shown >= highest}
          onClick={() => step(1)}
        >
          <IconPlus size={13} />
        </ActionIcon>
      </dd>
    </div>
  );
};
