import type { RouteOutput, RouteParsedInput } from '#shared/contract/routes.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import { defaultPriorityOf } from '#shared/model/queue-policy.ts';
import { isEnded } from '../../queue/job.ts';
import { admit } from '../admission.ts';
import { sectionsQueue } from '../handlers/draft-section-payload.ts';
import type { AppDeps } from '../ports.ts';
import { releaseForRun } from '../release-held.ts';
import { requireFound } from '../require-found.ts';
import { dayOf } from './day-of.ts';
import { draftTimeoutMs } from './draft-timeout.ts';
import { resolveOptions } from './resolve-options.ts';
import { sectionJobs } from './section-jobs.ts';

/** No revision: what stands there is the user's own, so whatever comes is a proposal beside it. */
const neverReplaces = -1;

/**
 * Drafts a document anew with other options, as a run of its own: a first draft of the embedded drafter becomes a model's,
 * say (requirement F2). Locked sections are left out. Throws `not-found`, `conflict` while a draft of it is open, and what
 * starting a run throws.
 */
export const redraft =
  (deps: AppDeps) =>
  ({ documentId, options: request }: RouteParsedInput<'run.redraft'>): RouteOutput<'run.redraft'> => {
    const { store, clock, ids } = deps;
    const document = requireFound(store.documents.get(documentId), 'document');
    const [previous] = store.runs.currentOf([documentId]);
    const rows = new Map(store.sections.ofDocuments([documentId]).map((row) => [row.key, row]));
    const isOpen = [...rows.values()].some(({ jobState }) => jobState !== null && !isEnded(jobState));
    if (isOpen || (previous && previous.waiting + previous.running > 0)) {
      throw new AppFailure({
        code: 'conflict',
        message: 'This document is being drafted already.',
        action: 'Wait until it is done, or cancel it first.',
      });
    }
    const { options: asked, provider } = resolveOptions(deps, request);
    // The document keeps its sections, and what they are drafted from: that was decided when it was made.
    const { experiences, includeJobContext } = previous?.options ?? asked;
    const options = { ...asked, experiences, includeJobContext };
    const kind = deps.documentKind(document.kind);
    const plan = kind.plan(kind.parseInput(document.input), options);
    const sections = plan.flatMap((section) => {
      const row = rows.get(section.key);
      if (!row || row.isLocked) return [];
      const baseRevision = row.origin === 'user' ? neverReplaces : row.revision;
      return [{ plan: section, sectionId: row.id, jobId: ids.job(), baseRevision }];
    });
    if (sections.length === 0) {
      throw new AppFailure({ code: 'conflict', message: 'Every section of this document is locked.' });
    }
    const policy = deps.policies.of(sectionsQueue);
    admit(deps, sectionsQueue, sections.length);
    const now = clock.now();
    const runId = ids.run();
    const jobs = sectionJobs(sections, new Set(plan.map(({ key }) => key)), {
      documentId,
      runId,
      origin: provider.origin,
      priority: defaultPriorityOf(sectionsQueue),
      attemptLimit: options.maxRetries + 1,
      timeoutMs: draftTimeoutMs(deps, options.provider),
    });
    store.database.write(() => {
      store.runs.insert({ id: runId, documentId, options, concurrency: policy.concurrency, today: dayOf(now) }, now);
      store.documents.setCurrentRun(documentId, runId, now);
      store.jobs.enqueue(jobs, now);
      for (const { sectionId, jobId } of sections) store.sections.assignJob(sectionId, jobId, now);
      store.runs.insertSections(runId, sections);
    });
    releaseForRun(deps, provider.origin);
    return { runId, sections: sections.length };
  };
