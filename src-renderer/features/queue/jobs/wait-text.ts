import { formatEstimate } from '#shared/i18n/format-time.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import type { JobSummary, JobWait } from '#shared/model/job.ts';
import { holdKeys } from '../../../components/hold-keys.ts';
import { formatElapsed } from '../format-elapsed.ts';

type Turn = Extract<JobWait, { type: 'turn' }>;

const turnText = (t: Translate, { ahead, estimatedMs }: Turn, nextStartAt: number | null, now: number): string => {
  if (ahead === 0 && nextStartAt !== null && nextStartAt > now + 1_000) {
    return t('row.next-start', { time: formatEstimate(t, nextStartAt - now) });
  }
  const place = ahead === 0 ? t('state.next') : t('state.position', { count: ahead + 1 });
  return estimatedMs === null ? place : t('row.place-and-time', { place, time: formatEstimate(t, estimatedMs) });
};

/**
 * Why a job has not started yet.
 * @param nextStartAt when the start limit of its lane lets the next one go; null when nothing is in the way.
 * @param now epoch milliseconds, like all moments.
 */
export const waitText = (
  t: Translate,
  job: JobSummary,
  wait: JobWait,
  nextStartAt: number | null,
  now: number,
): string => {
  switch (wait.type) {
    case 'turn':
      return turnText(t, wait, nextStartAt, now);
    case 'held':
      return wait.reason === 'offline' ? t('queue.offline') : t('state.held', { reason: t(holdKeys[wait.reason]) });
    case 'due': {
      if (wait.at <= now) return t(job.attemptsSpent > 0 ? 'state.retry-now' : 'state.starting');
      const time = formatElapsed(t, wait.at - now);
      return t(job.attemptsSpent > 0 ? 'state.retry-in' : 'state.starts-in', { time });
    }
    case 'jobs':
      if (wait.failed > 0) return t('row.waits-for-failed');
      return t(job.queue === 'sections' ? 'state.waits-sections' : 'row.waits-others', { count: wait.count });
    case 'alone':
      return t('row.alone');
  }
};
