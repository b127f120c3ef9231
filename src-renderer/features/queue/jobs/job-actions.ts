import type { Translate } from '#shared/i18n/translate.ts';
import type { AppError } from '#shared/model/app-error.ts';
import type { JobSummary } from '#shared/model/job.ts';
import { client } from '../../../client.ts';
import { tellError } from '../../../components/error-sentence.ts';
import { showToast } from '../../../components/toast.tsx';
import type { Wish } from '../../../stores/job-list-store.ts';
import { wish, wishesSettled } from '../../../stores/job-list-store.ts';
import { refreshAll, retriedText } from '../queue-actions.ts';
import { jobTitle } from './job-text.ts';

type Job = Pick<JobSummary, 'id' | 'label' | 'queue'>;

/** What can be done with one row. Each shows at once and says what came of it. */
export interface JobActions {
  /** Stops it; "Put back" undoes it. */
  cancel(job: Job): Promise<void>;
  retry(job: Job): Promise<void>;
  startNow(job: Job): Promise<void>;
  /** Not before a moment, epoch milliseconds. */
  schedule(job: Job, dueAt: number): Promise<void>;
  setPriority(job: Job, priority: number): Promise<void>;
}

/** The actions, speaking the given language. */
export const createJobActions = (t: Translate, locale: string): JobActions => {
  const fail = (error: AppError, retry: () => void) => tellError(t, locale, error, retry);

  /** Shows the wish on the row until the list itself knows, then says what came of it. */
  const carryOut = async (
    { id }: Job,
    wanted: Wish | null,
    call: () => Promise<{ readonly ok: true } | { readonly ok: false; readonly error: AppError }>,
    again: () => void,
    say: () => void,
  ) => {
    if (wanted) wish([id], wanted);
    const result = await call();
    if (result.ok) say();
    else fail(result.error, again);
    await refreshAll();
    wishesSettled([id]);
  };

  const actions: JobActions = {
    cancel: (job) =>
      carryOut(
        job,
        'cancel',
        () => client.call('job.cancel', { jobIds: [job.id] }),
        () => void actions.cancel(job),
        () =>
          showToast({
            tone: 'info',
            title: t('queue.cancelled', { title: jobTitle(t, job) }),
            actions: [{ label: t('queue.put-back'), run: () => void actions.retry(job) }],
          }),
      ),

    retry: (job) =>
      carryOut(
        job,
        'retry',
        () => client.call('job.retry', { jobIds: [job.id] }),
        () => void actions.retry(job),
        () => showToast({ tone: 'good', title: retriedText(t, 1, job.queue === 'sections'), text: jobTitle(t, job) }),
      ),

    startNow: (job) =>
      carryOut(
        job,
        'start',
        () => client.call('job.schedule', { jobIds: [job.id], dueAt: null }),
        () => void actions.startNow(job),
        () => showToast({ tone: 'good', title: t('queue.goes-now', { title: jobTitle(t, job) }) }),
      ),

    schedule: (job, dueAt) =>
      carryOut(
        job,
        null,
        () => client.call('job.schedule', { jobIds: [job.id], dueAt }),
        () => void actions.schedule(job, dueAt),
        () =>
          showToast({
            tone: 'info',
            title: t('queue.put-off', {
              title: jobTitle(t, job),
              time: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(dueAt),
            }),
            actions: [{ label: t('app.undo'), run: () => void actions.startNow(job) }],
          }),
      ),

    setPriority: (job, priority) =>
      carryOut(
        job,
        null,
        () => client.call('job.set-priority', { jobIds: [job.id], priority }),
        () => void actions.setPriority(job, priority),
        () => showToast({ id: `priority:${job.id}`, tone: 'good', title: t('queue.priority-set', { n: priority }) }),
      ),
  };
  return actions;
};
