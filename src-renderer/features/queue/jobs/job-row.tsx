import { memo } from 'react';
import { formatAgo } from '#shared/i18n/format-time.ts';
import type { JobSummary } from '#shared/model/job.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import type { RowPlace } from '../../../components/table/virtual-table.tsx';
import { cellProps, VirtualRow } from '../../../components/table/virtual-table.tsx';
import { useTicking } from '../../../components/use-now.ts';
import { queueName } from '../queue-name.ts';
import styles from './job-row.module.css';
import { attemptText, isOpen, jobTitle, timeText } from './job-text.ts';
import { StateCell } from './state-cell.tsx';

/** Every row is as high, in CSS pixels: the list is laid out before its rows exist. */
export const rowHeight = 44;

/** The id of a row's element: what the list points assistive technology to. */
export const rowElementId = (index: number): string => `queue-row-${index}`;

interface JobRowProps extends RowPlace {
  readonly job: JobSummary;
  readonly isOpened: boolean;
}

/** How long a job waits or runs, or how long it took and when that was. */
const TimeCell = ({ job }: { job: JobSummary }) => {
  const { t, locale } = useI18n();
  return useTicking((now) => {
    const time = timeText(t, job, now);
    if (isOpen(job) || job.finishedAt === null) return time;
    const ago = formatAgo(t, locale, job.finishedAt, now);
    return time === '' ? ago : `${time} · ${ago}`;
  });
};

/** One job in the list. */
export const JobRow = memo(({ job, isOpened, ...place }: JobRowProps) => {
  const { t } = useI18n();
  const title = jobTitle(t, job);
  return (
    <VirtualRow place={place} isOpened={isOpened}>
      <span {...cellProps} className={styles['what']} dir="auto" title={title}>
        {title}
      </span>
      <span {...cellProps} className={styles['document']} dir="auto" title={job.documentTitle ?? undefined}>
        {job.documentTitle ?? queueName(t, job.queue)}
      </span>
      <span {...cellProps} className={styles['state']}>
        <StateCell job={job} />
      </span>
      <span {...cellProps} className={styles['number']}>
        {attemptText(t, job)}
      </span>
      <span {...cellProps} className={styles['number']}>
        <TimeCell job={job} />
      </span>
      <span {...cellProps} className={styles['tools']}>
        <button type="button" tabIndex={-1} data-menu aria-label={t('row.actions', { title })} />
      </span>
    </VirtualRow>
  );
});

/** A row whose page is still on its way. */
export const RowShadow = memo((place: RowPlace) => <VirtualRow place={place} />);
