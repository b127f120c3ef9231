import type { RouteOutput, RouteParsedInput } from '#shared/contract/routes.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { JobId, SectionId } from '#shared/model/ids.ts';
import { defaultPriorityOf } from '#shared/model/queue-policy.ts';
import type { SectionPlan } from '#shared/model/section.ts';
import { laneName } from '../../queue/job.ts';
import { rankOf } from '../../queue/rank.ts';
import { admit } from '../admission.ts';
import { estimatedWaitMs, estimateMs } from '../estimate.ts';
import type { DraftSectionPayload } from '../handlers/draft-section-payload.ts';
import { draftSectionKind, sectionsQueue } from '../handlers/draft-section-payload.ts';
import type { AppDeps } from '../ports.ts';

/** A section of the plan with the ids it will have. */
interface PlannedSection {
  readonly plan: SectionPlan;
  readonly sectionId: SectionId;
  readonly jobId: JobId;
}

/** The jobs a section waits for. A plan that names a section it doesn't have is a mistake in its kind. */
const dependenciesOf = (section: SectionPlan, byKey: ReadonlyMap<string, PlannedSection>): JobId[] =>
  section.waitsFor.map((key) => {
    const other = byKey.get(key);
    if (!other) throw new Error(`section ${section.key} waits for ${key}, which is not in the plan`);
    return other.jobId;
  });

/** Sections with those they wait for before them, so that a dependency always names a row that is there. */
const dependenciesFirst = (
  sections: readonly PlannedSection[],
  byKey: ReadonlyMap<string, PlannedSection>,
): PlannedSection[] => {
  const ordered = new Set<PlannedSection>();
  const visit = (section: PlannedSection, path: readonly PlannedSection[]) => {
    if (ordered.has(section)) return;
    if (path.includes(section)) throw new Error(`section ${section.plan.key} waits for itself`);
    for (const key of section.plan.waitsFor) {
      const other = byKey.get(key);
      if (other) visit(other, [...path, section]);
    }
    ordered.add(section);
  };
  for (const section of sections) visit(section, []);
  return [...ordered];
};

/** The day as the user's calendar has it, YYYY-MM-DD. */
const dayOf = (moment: number): string => {
  const date = new Date(moment);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

/**
 * Creates a document and queues one job a section, in one transaction: either all of it is there or none.
 * Throws `queue.full`, `provider.unknown` or `input.invalid`.
 */
export const startRun =
  (deps: AppDeps) =>
  (input: RouteParsedInput<'run.start'>): RouteOutput<'run.start'> => {
    const { store, clock, ids } = deps;
    const policy = deps.policies.of(sectionsQueue);
    const options = { ...input.options, maxRetries: input.options.maxRetries ?? policy.attemptLimit - 1 };
    const { startAt, batchId, priority = defaultPriorityOf(sectionsQueue) } = input;
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
    const { waiting, isBusy } = admit(deps, sectionsQueue, plan.length);
    const documentId = ids.document();
    const runId = ids.run();
    const sections = plan.map((section) => ({ plan: section, sectionId: ids.section(), jobId: ids.job() }));
    const byKey = new Map<string, PlannedSection>(sections.map((section) => [section.plan.key, section]));
    const inWritingOrder = dependenciesFirst(sections, byKey);

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
      const today = dayOf(now);
      store.runs.insert({ id: runId, documentId, options, concurrency: policy.concurrency, today, batchId }, now);
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
          queue: sectionsQueue,
          origin: provider.origin,
          payload: {
            documentId,
            runId,
            sectionId,
            sectionKey: section.key,
            baseRevision: 0,
          } satisfies DraftSectionPayload,
          title: section.title,
          priority,
          documentId,
          runId,
          ...(startAt === undefined ? {} : { dueAt: startAt }),
          ...(batchId === undefined ? {} : { batchId }),
          dependsOn: dependenciesOf(section, byKey),
          dependencyRule: 'all-finished',
          attemptLimit: options.maxRetries + 1,
          timeoutMs: policy.timeoutMs,
        })),
        now,
      );
      for (const { sectionId, jobId } of sections) store.sections.assignJob(sectionId, jobId, now);
      store.runs.insertSections(runId, sections);
    });

    const lane = laneName(sectionsQueue, provider.origin);
    const meanMs = store.durations.meanMs(draftSectionKind, sectionsQueue, provider.origin);
    const isMetered = deps.isMetered(provider.origin);
    const position = Math.min(waiting, store.jobList.aheadOf(lane, rankOf(priority, Math.max(now, startAt ?? now))));
    return {
      documentId,
      runId,
      sections: plan.length,
      position,
      estimatedWaitMs: estimatedWaitMs(position, policy, meanMs, isMetered),
      estimatedMs: estimateMs(position + plan.length, policy, meanMs, isMetered),
      isBusy,
    };
  };
