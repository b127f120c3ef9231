import { useMemo } from 'react';
import { useI18n } from '../../components/i18n-context.tsx';
import { queueStore } from '../../stores/queue-store.ts';
import type { JobActions } from './jobs/job-actions.ts';
import { createJobActions } from './jobs/job-actions.ts';
import type { QueueActions } from './queue-actions.ts';
import { createQueueActions } from './queue-actions.ts';

const failedIn = (): readonly string[] =>
  (queueStore.getState().overview?.queues ?? []).filter(({ failed }) => failed > 0).map(({ queue }) => queue);

/** What can be done with queues, in the language of the interface. */
export const useQueueActions = (): QueueActions => {
  const { t, locale } = useI18n();
  return useMemo(() => createQueueActions(t, locale, failedIn), [t, locale]);
};

/** What can be done with a row, in the language of the interface. */
export const useJobActions = (): JobActions => {
  const { t, locale } = useI18n();
  return useMemo(() => createJobActions(t, locale), [t, locale]);
};
