import type { RouteOutput, RouteParsedInput } from '#shared/contract/routes.ts';
import type { DocumentId, RunId } from '#shared/model/ids.ts';
import { parseReceived } from '#shared/model/invalid-input.ts';
import { defaultPriorityOf } from '#shared/model/queue-policy.ts';
import type { Step } from '#shared/model/step.ts';
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

interface Begun {
  readonly documentId: DocumentId;
  readonly runId: RunId;
  /** The steps that started by themselves. */
  readonly steps: readonly Pick<Step, 'job'>[];
  readonly origin: string;
  /** Where its first job stands in line. */
  readonly rank: number;
  /** Jobs of the queue that were waiting already. */
  readonly waiting: number;
}

/** What the caller is told of a run: where it stands now, and how long it is likely to take. */
const answerOf = (
  deps: AppDeps,
  { documentId, runId, steps, origin, rank, waiting }: Begun,
): RouteOutput<'run.start'> => {
  const { store } = deps;
  const policy = deps.policies.of(sectionsQueue);
  const meanMs = meanStepMs(deps, steps, origin);
  const isMetered = deps.isMetered(origin);
  const position = Math.min(waiting, store.jobList.aheadOf(laneName(sectionsQueue, origin), rank));
  return {
    documentId,
    runId,
    sections: steps.length,
    position,
    estimatedWaitMs: estimatedWaitMs(position, policy, meanMs, isMetered),
    estimatedMs: estimateMs(position + steps.length, policy, meanMs, isMetered),
    isBusy: store.lanes.waitingIn(sectionsQueue) > policy.softLimit,
  };
};

/** The answer to a request that was made before, as its run stands now; null for a new one. */
const answerAgain = (deps: AppDeps, requestId: string | undefined): RouteOutput<'run.start'> | null => {
  const { store } = deps;
  const run = requestId === undefined ? null : store.runs.ofRequest(requestId);
  if (run === null) return null;
  const { documentId, id: runId, createdAt } = run;
  const steps = store.steps.ofDocument(documentId).filter(({ start }) => start === 'now');
  const origin = deps.provider(run.provider)?.origin ?? '';
  const rank = rankOf(defaultPriorityOf(sectionsQueue), createdAt);
  return answerOf(deps, { documentId, runId, steps, origin, rank, waiting: store.lanes.waitingIn(sectionsQueue) });
};

/**
 * Creates a document, stores its plan and queues a job for each step that starts by itself, all in one transaction.
 * A request that was made before is answered with its run. Throws `queue.full`, `provider.unknown`, `provider.no-model` or `input.invalid`.
 */
export const startRun =
  (deps: AppDeps) =>
  (input: RouteParsedInput<'run.start'>): RouteOutput<'run.start'> => {
    const { store, clock, ids } = deps;
    const known = answerAgain(deps, input.requestId);
    if (known !== null) return known;
    const now = clock.now();
    const kind = requireKind(deps, input.kind);
    const resolved = resolveOptions(deps, input.options);
    const { startAt, batchId, requestId, priority = defaultPriorityOf(sectionsQueue) } = input;
    const source = parseReceived(kind.input, input.input, ['input']);
    const kindOptions = parseReceived(kind.options, resolved.options.kindOptions, ['options', 'kindOptions']);
    const options = { ...resolved.options, kindOptions };
    const document = kind.open(source, kindOptions, { ...options, today: dayOf(now) });
    const { origin } = resolved.provider;
    const { sections, steps } = document.plan();
    const begun = steps.filter(({ start }) => start === 'now');
    const { waiting } = admit(deps, sectionsQueue, begun.length);
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
      openRun(deps, { documentId, runId, options, origin, works, others, priority, startAt, batchId, requestId }, now);
    });
    releaseForRun(deps, origin);

    const rank = rankOf(priority, Math.max(now, startAt ?? now));
    return answerOf(deps, { documentId, runId, steps: begun, origin, rank, waiting });
  };
