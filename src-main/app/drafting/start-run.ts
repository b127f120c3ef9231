import type { RouteOutput, RouteParsedInput } from '#shared/contract/routes.ts';
import { parseReceived } from '#shared/model/invalid-input.ts';
import { defaultPriorityOf } from '#shared/model/queue-policy.ts';
import { laneName } from '../../queue/job.ts';
import { rankOf } from '../../queue/rank.ts';
import { requireKind } from '../documents/open-draft.ts';
import { releaseForRun } from '../models/release-held.ts';
import type { AppDeps } from '../ports.ts';
import { admit } from '../queue/admission.ts';
import { estimatedWaitMs, estimateMs, meanStepMs } from '../queue/estimate.ts';
import { dayOf, openRun, resolveOptions } from './open-run.ts';
import type { StepWork } from './step-jobs.ts';
import { sectionsQueue } from './step-jobs.ts';

/**
 * Creates a document, stores its plan and queues a job for each step that starts by itself, all in one transaction.
 * Throws `queue.full`, `provider.unknown`, `provider.no-model` or `input.invalid`.
 */
export const startRun =
  (deps: AppDeps) =>
  (input: RouteParsedInput<'run.start'>): RouteOutput<'run.start'> => {
    const { store, clock, ids } = deps;
    const now = clock.now();
    const kind = requireKind(deps, input.kind);
    const resolved = resolveOptions(deps, input.options);
    const { startAt, batchId, priority = defaultPriorityOf(sectionsQueue) } = input;
    const source = parseReceived(kind.input, input.input, ['input']);
    const kindOptions = parseReceived(kind.options, resolved.options.kindOptions, ['options', 'kindOptions']);
    const options = { ...resolved.options, kindOptions };
    const document = kind.open(source, kindOptions, { ...options, today: dayOf(now) });
    const { origin } = resolved.provider;
    const { sections, steps } = document.plan();
    const begun = steps.filter(({ start }) => start === 'now');
    const { waiting, isBusy } = admit(deps, sectionsQueue, begun.length);
    const [documentId, runId] = [ids.document(), ids.run()];
    const stored = new Map(sections.map((section) => [section.key, { ...section, id: ids.section() }]));
    const sectionIdOf = (key: string | null) => (key === null ? null : (stored.get(key)?.id ?? null));
    const works = begun.map(
      (step): StepWork => ({ step, sectionId: sectionIdOf(step.section), jobId: ids.job(), baseRevision: 0 }),
    );

    store.database.write(() => {
      const { title, ...described } = document.describe();
      store.documents.insert(
        {
          id: documentId,
          kind: kind.name,
          title: input.title ?? title,
          client: described.client,
          subject: described.subject,
          searchTerms: described.searchText,
          input: source,
          view: described.view,
        },
        now,
      );
      store.sections.insert(documentId, [...stored.values()], now);
      store.steps.insert(
        documentId,
        kind.version,
        steps.map((step) => ({ ...step, sectionId: sectionIdOf(step.section), jobId: null })),
      );
      const others = new Map(steps.filter((step) => step.start !== 'now').map(({ key }) => [key, null]));
      openRun(deps, { documentId, runId, options, origin, works, others, priority, startAt, batchId }, now);
    });
    releaseForRun(deps, origin);

    const policy = deps.policies.of(sectionsQueue);
    const lane = laneName(sectionsQueue, origin);
    const meanMs = meanStepMs(deps, begun, origin);
    const isMetered = deps.isMetered(origin);
    const position = Math.min(waiting, store.jobList.aheadOf(lane, rankOf(priority, Math.max(now, startAt ?? now))));
    return {
      documentId,
      runId,
      sections: begun.length,
      position,
      estimatedWaitMs: estimatedWaitMs(position, policy, meanMs, isMetered),
      estimatedMs: estimateMs(position + begun.length, policy, meanMs, isMetered),
      isBusy,
    };
  };
