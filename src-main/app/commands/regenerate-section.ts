import { AppFailure } from '#shared/model/app-error.ts';
import type { SectionId } from '#shared/model/ids.ts';
import { jobIdSchema } from '#shared/model/ids.ts';
import type { StepPayload } from '../handlers/step-payload.ts';
import { stepPayloadSchema } from '../handlers/step-payload.ts';
import type { AppDeps } from '../ports.ts';
import { requireFound } from '../require-found.ts';

/**
 * Asks for another text of one section that has ended, past the cache (requirement A12); the text that stands there stays
 * among the versions. Throws `not-found`, and `conflict` for one that is locked, still open, or whose job is long gone.
 */
export const regenerateSection =
  ({ store, clock }: AppDeps) =>
  ({ sectionId }: { sectionId: SectionId }): Record<string, never> => {
    const section = requireFound(store.sections.get(sectionId), 'section');
    if (section.isLocked) throw new AppFailure({ code: 'conflict', message: 'This section is locked.' });
    if (section.jobState === null || section.jobId === null) {
      throw new AppFailure({
        code: 'conflict',
        message: 'The draft of this section is too old to be asked for once more by itself.',
        action: 'Draft the document again.',
      });
    }
    const jobId = jobIdSchema.parse(section.jobId);
    const payload: StepPayload = {
      ...stepPayloadSchema.parse(store.jobList.payloadOf(jobId).input),
      baseRevision: section.revision,
      bypassesCache: true,
    };
    if (!store.jobs.redo(jobId, payload, clock.now())) {
      throw new AppFailure({ code: 'conflict', message: 'This section is being drafted already.' });
    }
    return {};
  };
