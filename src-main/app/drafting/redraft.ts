import type { RouteOutput, RouteParsedInput } from '#shared/contract/routes.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import { isEnded } from '../../queue/job.ts';
import type { SectionRow } from '../../storage/section-rows.ts';
import type { StepRow } from '../../storage/steps-store.ts';
import { refusalOfInput } from '../documents/open-draft.ts';
import { releaseForRun } from '../models/release-held.ts';
import type { AppDeps } from '../ports.ts';
import { admit } from '../queue/admission.ts';
import { requireFound } from '../require-found.ts';
import { openRun, resolveOptions } from './open-run.ts';
import type { StepWork } from './step-jobs.ts';
import { sectionsQueue } from './step-jobs.ts';

/** No revision: the text is the user's own, so every draft becomes a proposal beside it. */
const neverReplaces = -1;

const isOpenStep = ({ jobState }: StepRow): boolean => jobState !== null && !isEnded(jobState);

/** The work of drafting a section again; none where it is locked, or was never asked for and has no text either. */
const redraftWork = ({ ids }: AppDeps, step: StepRow, section: SectionRow | undefined): StepWork[] => {
  if (!section || section.isLocked || (step.jobId === null && step.doneAt === null)) return [];
  const baseRevision = section.origin === 'user' ? neverReplaces : section.revision;
  return [{ step, sectionId: section.id, jobId: ids.job(), baseRevision }];
};

/**
 * Drafts a document again with other options, as a run of its own, for instance with a model after the embedded drafter
 * (requirement F2). Locked sections are left out. Throws `not-found`, `conflict` while a draft of it is open, and what
 * starting a run throws.
 */
export const redraft =
  (deps: AppDeps) =>
  ({ documentId, options: request }: RouteParsedInput<'run.redraft'>): RouteOutput<'run.redraft'> => {
    const { store, clock, ids } = deps;
    const head = requireFound(store.documents.head(documentId), 'document');
    const [previous] = store.runs.currentOf([documentId]);
    const steps = store.steps.ofDocument(documentId);
    if (steps.some(isOpenStep) || (previous && previous.waiting + previous.running > 0)) {
      throw new AppFailure({
        code: 'conflict',
        message: 'This document is being drafted already.',
        action: 'Wait until it is done, or cancel it first.',
      });
    }
    const { options: asked, provider } = resolveOptions(deps, request);
    const refusal = provider.name === 'embedded' ? null : refusalOfInput(deps, head);
    if (refusal !== null) throw new AppFailure(refusal);
    // The document keeps its sections and the options of its kind, which were chosen when it was made.
    const options = { ...asked, kindOptions: previous?.options.kindOptions ?? asked.kindOptions };
    const sections = new Map(store.sections.ofDocuments([documentId]).map((row) => [row.id, row]));
    const works = steps.flatMap((step) =>
      step.sectionId === null ? [] : redraftWork(deps, step, sections.get(step.sectionId)),
    );
    if (works.length === 0) {
      const isLocked = [...sections.values()].some((section) => section.isLocked);
      throw new AppFailure({
        code: 'conflict',
        message: isLocked
          ? 'Every section of this document that was drafted is locked.'
          : 'No section of this document has been drafted yet.',
      });
    }
    admit(deps, sectionsQueue, works.length);
    const runId = ids.run();
    const others = new Map(steps.map(({ key }) => [key, null]));
    const run = { documentId, runId, options, origin: provider.origin, works, others };
    store.database.write(() => openRun(deps, run, clock.now()));
    releaseForRun(deps, provider.origin);
    return { runId, sections: works.length };
  };
