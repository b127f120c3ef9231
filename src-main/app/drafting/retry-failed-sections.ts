import type { RunId } from '#shared/model/ids.ts';
import type { AppDeps } from '../ports.ts';
import { admitAgain } from '../queue/admission.ts';
import { requireFound } from '../require-found.ts';

/** Puts the failed and cancelled sections of a run back in line, with all their attempts (requirement A4). Throws `queue.full`. */
export const retryFailedSections =
  (deps: AppDeps) =>
  ({ runId }: { runId: RunId }): { sections: number } => {
    const { store, clock } = deps;
    requireFound(store.runs.get(runId), 'draft');
    const ids = store.sections.unfinishedJobs(runId);
    admitAgain(deps, ids);
    store.jobs.retry(ids, clock.now());
    return { sections: ids.length };
  };
