import type { RouteOutput, RouteParsedInput } from '#shared/contract/routes.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { JobId } from '#shared/model/ids.ts';
import type { SectionPlan } from '#shared/model/section.ts';
import { estimateMs } from '../estimate.ts';
import type { DraftSectionPayload } from '../handlers/draft-section-payload.ts';
import { draftSectionKind } from '../handlers/draft-section-payload.ts';
import type { AppDeps } from '../ports.ts';

/** Sections are asked for at the priority that everything has unless it is said otherwise. */
const priority = 5;

const requireRoom = ({ store, sectionsPolicy }: AppDeps, count: number): number => {
  const waiting = store.lanes.waitingIn(sectionsPolicy.queue);
  if (waiting + count > sectionsPolicy.hardLimit) {
    throw new AppFailure({
      code: 'queue.full',
      message: `The queue is full: ${waiting} sections wait, ${sectionsPolicy.hardLimit} is the most it takes.`,
      action: 'Wait until some are done or cancel some, then draft again. Nothing you entered is lost.',
    });
  }
  return waiting;
};

/** Keys a section waits for, as the ids of their jobs. */
const dependenciesOf = (section: SectionPlan, jobIds: ReadonlyMap<string, JobId>): JobId[] =>
  section.waitsFor.flatMap((key) => jobIds.get(key) ?? []);

/**
 * Creates a document and queues one job a section, in one transaction: either all of it is there or none.
 * Throws `queue.full`, `provider.unknown` or `input.invalid`.
 */
export const startRun =
  (deps: AppDeps) =>
  (input: RouteParsedInput<'run.start'>): RouteOutput<'run.start'> => {
    const { store, clock, ids, sectionsPolicy } = deps;
    const { options } = input;
    const provider = deps.provider(options.provider);
    if (!provider) {
      throw new AppFailure({
        code: 'provider.unknown',
        message: `"${options.provider}" is not set up as a provider.`,
        action: 'Use the embedded drafter.',
      });
    }
    const kind = deps.documentKind(input.kind);
    const source = kind.parseInput(input.input);
    const plan = kind.plan(source, options);
    const now = clock.now();
    const position = requireRoom(deps, plan.length);
    const documentId = ids.document();
    const runId = ids.run();
    const sections = plan.map((section) => ({ plan: section, sectionId: ids.section(), jobId: ids.job() }));
    const jobIds = new Map(sections.map(({ plan: { key }, jobId }) => [key as string, jobId]));
    // Jobs that others wait for are written first, so that a dependency always names a row that is there.
    const inWritingOrder = [...sections].sort((a, b) => a.plan.waitsFor.length - b.plan.waitsFor.length);

    store.database.write(() => {
      store.documents.insert(
        {
          id: documentId,
          kind: input.kind,
          title: input.title ?? kind.title(source),
          client: input.input.job?.company ?? null,
          candidateName: input.input.candidate.fullName,
          input: source,
        },
        now,
      );
      const today = new Date(now).toISOString().slice(0, 10);
      store.runs.insert({ id: runId, documentId, options, concurrency: sectionsPolicy.concurrency, today }, now);
      store.documents.setCurrentRun(documentId, runId, now);
      store.sections.insert(
        documentId,
        sections.map(({ plan: section, sectionId }) => ({ id: sectionId, plan: section })),
        now,
      );
      store.jobs.enqueue(
        inWritingOrder.map(({ plan: section, sectionId, jobId }) => ({
          id: jobId,
          kind: draftSectionKind,
          queue: sectionsPolicy.queue,
          origin: provider.origin,
          payload: {
            documentId,
            runId,
            sectionId,
            sectionKey: section.key,
            baseRevision: 0,
          } satisfies DraftSectionPayload,
          priority,
          documentId,
          runId,
          dependsOn: dependenciesOf(section, jobIds),
          dependencyRule: 'all-finished',
          attemptLimit: options.maxRetries + 1,
          timeoutMs: sectionsPolicy.timeoutMs,
        })),
        now,
      );
      for (const { sectionId, jobId } of sections) store.sections.assignJob(sectionId, jobId, now);
      store.runs.insertSections(runId, sections);
    });

    const meanMs = store.durations.meanMs(draftSectionKind, sectionsPolicy.queue, provider.origin);
    return {
      documentId,
      runId,
      sections: plan.length,
      position,
      estimatedMs: estimateMs(position + plan.length, sectionsPolicy.concurrency, meanMs),
      isBusy: position + plan.length > sectionsPolicy.softLimit,
    };
  };
