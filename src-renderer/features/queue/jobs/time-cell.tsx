import { formatAgo } from '#shared/i18n/format-time.ts';
import type { JobSummary } from '#shared/model/job.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { useTicking } from '../../../components/use-ticking.ts';
import { isOpen, timeText } from './job-text.ts';

/** How long a job waits or runs, or how long it took and when that was. */
export const TimeCell = ({ job }: { job: JobSummary }) => {
  const { t, locale } = useI18n();
  return useTicking((now) => {
    const time = timeText(t, job, now);
    if (isOpen(job) || job.finishedAt === null) return time;
    const ago = formatAgo(t, locale, job.finishedAt, now);
    return time === '' ? ago : `${time} · ${ago}`;
  });
};
