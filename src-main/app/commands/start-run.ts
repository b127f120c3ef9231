import type { RouteOutput, RouteParsedInput } from '#shared/contract/routes.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { JobId, SectionId } from '#shared/model/ids.ts';
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
          dependsOn: dependenciesOf(section, byKey),
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
