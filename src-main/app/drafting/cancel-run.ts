import type { JobId, RunId } from '#shared/model/ids.ts';
import type { AppDeps } from '../ports.ts';
import { requireFound } from '../require-found.ts';

/** Cancels the open jobs of a run; finished sections stay. A running job ends as soon as its work has stopped. */
export const cancelRun =
  ({ store }: AppDeps, cancel: (ids: readonly JobId[]) => void) =>
  ({ runId }: { runId: RunId }): Record<string, never> => {
    requireFound(store.runs.get(runId), 'draft');
    cancel(store.jobs.idsOfRun(runId, ['scheduled', 'blocked', 'ready', 'running']));
    return {};
  };
