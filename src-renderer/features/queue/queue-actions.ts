import type { Translate } from '#shared/i18n/translate.ts';
import type { AppError } from '#shared/model/app-error.ts';
import type { QueueName } from '#shared/model/queue-policy.ts';
import { client } from '../../client.ts';
import { tellError } from '../../components/error-sentence.ts';
import { showToast } from '../../components/toast.tsx';
import { refreshJob } from '../../stores/job-detail-store.ts';
import { refreshJobs } from '../../stores/job-list-store.ts';
import { refreshQueues, setPaused } from '../../stores/queue-store.ts';
import { queueName } from './queue-name.ts';

/** What can be done with whole queues. Each answers at once and says what came of it. */
export interface QueueActions {
  setPaused(queue: QueueName | null, isPaused: boolean): Promise<void>;
  /** Lets held lanes look again whether they can work. */
  release(lanes: readonly string[]): Promise<void>;
  retryFailed(queue: QueueName | null): Promise<void>;
  /** Removes ended entries; `olderThanDays` null goes by what is set for each queue. */
  cleanUp(olderThanDays: number | null): Promise<void>;
}

/** Reads everything that an action may have changed, without waiting for the event that says so. */
export const refreshAll = async (): Promise<void> => {
  refreshJobs();
  await Promise.all([refreshQueues(), refreshJob()]);
};

/** How many were put back in line, called sections where they all are. */
export const retriedText = (t: Translate, count: number, areSections: boolean): string =>
  t(areSections ? 'queue.retried-sections' : 'queue.retried', { count });

/** The actions, speaking the given language. `failedIn` tells the queues in which something has failed. */
export const createQueueActions = (t: Translate, locale: string, failedIn: () => readonly string[]): QueueActions => {
  const fail = (error: AppError, retry: () => void) => tellError(t, locale, error, retry);

  const actions: QueueActions = {
    setPaused: async (queue, isPaused) => {
      const error = await setPaused(queue, isPaused);
      if (error) return fail(error, () => void actions.setPaused(queue, isPaused));
      const name = queue === null ? '' : queueName(t, queue);
      const title =
        queue === null
          ? t(isPaused ? 'queue.all-paused' : 'queue.all-resumed')
          : t(isPaused ? 'queue.one-paused' : 'queue.one-resumed', { name });
      showToast({
        id: `paused:${queue}`,
        tone: 'info',
        title,
        ...(isPaused ? { text: t('queue.paused-hint') } : {}),
        actions: [{ label: t('app.undo'), run: () => void actions.setPaused(queue, !isPaused) }],
      });
    },

    release: async (lanes) => {
      for (const lane of lanes) {
        const result = await client.call('queue.release', { lane });
        if (!result.ok) return fail(result.error, () => void actions.release(lanes));
      }
      showToast({ tone: 'info', title: t('queue.released'), text: t('queue.released-hint') });
      await refreshAll();
    },

    retryFailed: async (queue) => {
      const queues = queue === null ? failedIn() : [queue];
      const result = await client.call('queue.retry-failed', queue === null ? {} : { queue });
      if (!result.ok) return fail(result.error, () => void actions.retryFailed(queue));
      const areSections = queues.every((name) => name === 'sections');
      showToast({ tone: 'good', title: retriedText(t, result.value.jobs, areSections) });
      await refreshAll();
    },

    cleanUp: async (olderThanDays) => {
      const result = await client.call('queue.clean-up', olderThanDays === null ? {} : { olderThanDays });
      if (!result.ok) return fail(result.error, () => void actions.cleanUp(olderThanDays));
      const count = result.value.removed;
      showToast({
        tone: 'good',
        title: count === 0 ? t('clean.nothing') : t('clean.done', { count }),
        text: t('clean.stays'),
      });
      await refreshAll();
    },
  };
  return actions;
};
