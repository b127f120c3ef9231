import type { RouteParsedInput } from '#shared/contract/routes.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import { isEnded } from '../../queue/job.ts';
import type { SectionRow } from '../../storage/section-rows.ts';
import type { StepRow } from '../../storage/steps-store.ts';
import type { AppDeps } from '../ports.ts';
import { admit } from '../queue/admission.ts';
import { requireFound } from '../require-found.ts';
import { joinRun } from './join-run.ts';
import type { StepPayload } from './step-jobs.ts';
import { sectionsQueue, stepPayloadSchema } from './step-jobs.ts';

/** No revision: the text is the user's own, so every draft becomes a proposal beside it. */
const neverReplaces = -1;

const beingDrafted = () => new AppFailure({ code: 'conflict', message: 'This section is being drafted already.' });

/**
 * The step that writes a section. Throws `conflict` for a section that is locked, being drafted, or written only by the
 * user.
 */
const requireStep = ({ store }: AppDeps, section: SectionRow): StepRow => {
  if (section.isLocked) throw new AppFailure({ code: 'conflict', message: 'This section is locked.' });
  const step = store.steps.ofDocument(section.documentId).find(({ sectionId }) => sectionId === section.id);
  if (step === undefined)
    throw new AppFailure({ code: 'conflict', message: 'This section is not one that is drafted.' });
  if (step.jobState !== null && !isEnded(step.jobState)) throw beingDrafted();
  return step;
};

/**
 * Asks for a text of one section: the first of a section that starts on request, or another one, past the cache
 * (requirement A12). The present text stays among the versions. A comment steers this one text (requirement C1). Throws
 * `not-found`, `queue.full`, and `conflict` for a section that is locked or still open.
 */
export const regenerateSection =
  (deps: AppDeps) =>
  ({ sectionId, comment }: RouteParsedInput<'section.regenerate'>): Record<string, never> => {
    const { store, clock, ids } = deps;
    const section = requireFound(store.sections.get(sectionId), 'section');
    const step = requireStep(deps, section);
    const now = clock.now();
    const baseRevision = section.origin === 'user' ? neverReplaces : section.revision;
    const said = comment === undefined ? {} : { comment };
    const document = requireFound(store.documents.head(section.documentId), 'document');
    const run = requireFound(store.runs.get(requireFound(document.currentRunId, 'draft')), 'draft');
    if (step.jobId !== null && section.runId === run.id) {
      // The same job again, so that its costs add up in one place.
      const { comment: _said, ...before } = stepPayloadSchema.parse(store.jobList.payloadOf(step.jobId).input);
      const payload: StepPayload = { ...before, baseRevision, bypassesCache: true, ...said };
      admit(deps, sectionsQueue, 1);
      if (!store.jobs.redo(step.jobId, payload, now)) throw beingDrafted();
      return {};
    }
    // Of a section that was left out of the current run, since it was locked, the earlier run is over.
    const work = { step, sectionId, jobId: ids.job(), baseRevision, bypassesCache: step.jobId !== null, ...said };
    store.database.write(() => joinRun(deps, run, [work], now));
    return {};
  };
