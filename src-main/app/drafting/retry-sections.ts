import { AppFailure } from '#shared/model/app-error.ts';
import type { RunId, SectionId } from '#shared/model/ids.ts';
import { jobIdSchema } from '#shared/model/ids.ts';
import type { AppDeps } from '../ports.ts';
import { admitAgain } from '../queue/admission.ts';
import { requireFound } from '../require-found.ts';

/** Puts one failed or cancelled section back in line (requirement A4). Throws `queue.full`, and `conflict` for one that is neither. */
export const retrySection =
  (deps: AppDeps) =>
  ({ sectionId }: { sectionId: SectionId }): Record<string, never> => {
    const { store, clock } = deps;
    const section = requireFound(store.sections.get(sectionId), 'section');
    if (section.jobState !== 'failed' && section.jobState !== 'cancelled') {
      throw new AppFailure({
        code: 'conflict',
        message: 'This section has not failed, so there is nothing to try again.',
      });
    }
    const jobIds = [jobIdSchema.parse(section.jobId)];
    admitAgain(deps, jobIds);
    store.jobs.retry(jobIds, clock.now());
    return {};
  };

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
