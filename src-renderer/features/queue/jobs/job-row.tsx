import { memo } from 'react';
import type { JobSummary } from '#shared/model/job.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { cellProps, rowProps } from '../../../components/table/grid-props.ts';
import { queueName } from '../queue-name.ts';
import styles from './job-row.module.css';
import { attemptText, jobTitle } from './job-text.ts';
import { StateCell } from './state-cell.tsx';
import { TimeCell } from './time-cell.tsx';

/** Every row is as high, in CSS pixels: the list is laid out before its rows exist. */
export const rowHeight = 44;

/** The id of a row's element: what the list points assistive technology to. */
export const rowElementId = (index: number): string => `queue-row-${index}`;

interface RowProps {
  readonly index: number;
  /** Where the row lies in the list, in CSS pixels. */
  readonly y: number;
  readonly isActive: boolean;
  readonly isOpened: boolean;
  readonly isLast: boolean;
}

interface JobRowProps extends RowProps {
  readonly job: JobSummary;
}

/** One job in the list. The list itself hears clicks and keys, so that rows stay light. */
export const JobRow = memo(({ job, index, y, isActive, isOpened, isLast }: JobRowProps) => {
  const { t } = useI18n();
  const title = jobTitle(t, job);
  return (
    <div
      id={rowElementId(index)}
      {...rowProps(index + 2, { 'aria-selected': isOpened })}
      className={styles['row']}
      style={{ transform: `translateY(${y}px)` }}
      data-index={index}
      data-active={isActive || undefined}
      data-opened={isOpened || undefined}
      data-last={isLast || undefined}
    >
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
    </div>
  );
});

/** A row whose page is still on its way. */
export const RowShadow = memo(({ index, y, isActive, isLast }: RowProps) => (
  <div
    id={rowElementId(index)}
    {...rowProps(index + 2, { 'aria-busy': true })}
    className={styles['row']}
    style={{ transform: `translateY(${y}px)` }}
    data-index={index}
    data-active={isActive || undefined}
    data-last={isLast || undefined}
  >
    <span {...cellProps} className={styles['shadow']} />
  </div>
));
