import type { RunId } from '#shared/model/ids.ts';
import type { AppDeps } from '../ports.ts';
import { requireFound } from '../require-found.ts';

/** Puts the failed and cancelled sections of a run back in line, with all their attempts (requirement A4). */
export const retryFailedSections =
  ({ store, clock }: AppDeps) =>
  ({ runId }: { runId: RunId }): { sections: number } => {
    requireFound(store.runs.get(runId), 'draft');
    const ids = store.sections.unfinishedJobs(runId);
    store.jobs.retry(ids, clock.now());
    return { sections: ids.length };
  };
