import { ZodError } from 'zod';
import type { RouteOutput, RouteParsedInput } from '#shared/contract/routes.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { SectionId } from '#shared/model/ids.ts';
import { invalidInputError } from '#shared/model/invalid-input.ts';
import type { Peer, Plan } from '../../documents/document-kind.ts';
import { isEnded } from '../../queue/job.ts';
import type { StepRow } from '../../storage/steps-store.ts';
import { requireCurrentDraft } from '../documents/current-draft.ts';
import type { AppDeps } from '../ports.ts';
import { joinRun } from './join-run.ts';
import type { StepWork } from './step-jobs.ts';

/** The plan that the kind makes of the wish. Throws `input.invalid` for one it doesn't know. */
const planWish = (
  plan: (wish: unknown, peers: readonly Peer[]) => Plan,
  wish: unknown,
  peers: readonly Peer[],
): Plan => {
  try {
    return plan(wish, peers);
  } catch (error) {
    if (error instanceof ZodError) throw new AppFailure(invalidInputError(error, ['wish']));
    throw error;
  }
};

/** Refuses what is under way already: the same step, or another that excludes it (requirement C3). */
const refuseOpen = (planned: Plan['steps'], stored: readonly StepRow[]): void => {
  const open = stored.filter(({ jobState }) => jobState !== null && !isEnded(jobState));
  const isTaken = planned.some((step) =>
    open.some(({ key, exclusive }) => key === step.key || (exclusive !== null && exclusive === step.exclusive)),
  );
  if (!isTaken) return;
  throw new AppFailure({
    code: 'conflict',
    message: 'This is being drafted already, one at a time.',
    action: 'Wait until it is done, or cancel it first.',
  });
};

/**
 * Asks for more of a document: its kind says which sections and steps that makes, and those that start by themselves join
 * the document's draft, in one transaction. Throws `not-found`, `input.invalid`, `conflict`, `queue.full`.
 */
export const extendDocument =
  (deps: AppDeps) =>
  ({ documentId, wish }: RouteParsedInput<'document.extend'>): RouteOutput<'document.extend'> => {
    const { store, clock, ids } = deps;
    const { kind, open, run } = requireCurrentDraft(deps, documentId);
    const planned = planWish(open().extend, wish, store.sections.peersOf(documentId));
    refuseOpen(planned.steps, store.steps.ofDocument(documentId));
    const newSections = planned.sections.map((section) => ({ ...section, id: ids.section() }));
    const now = clock.now();
    store.database.write(() => {
      store.sections.insert(documentId, newSections, now);
      const idOf = new Map<string, SectionId>(store.sections.ofDocuments([documentId]).map(({ key, id }) => [key, id]));
      const steps = planned.steps.map((step) => ({
        ...step,
        sectionId: step.section === null ? null : (idOf.get(step.section) ?? null),
        jobId: null,
      }));
      store.steps.renew(documentId, kind.version, steps);
      const works = steps.flatMap((step): StepWork[] =>
        step.start === 'now' ? [{ step, sectionId: step.sectionId, jobId: ids.job(), baseRevision: 0 }] : [],
      );
      joinRun(deps, run, works, now);
    });
    return { sections: planned.sections.length, steps: planned.steps.length };
  };
