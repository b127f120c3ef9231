import type { BatchId, DocumentId, JobId, RunId, SectionId } from '#shared/model/ids.ts';
import type { SectionPlan } from '#shared/model/section.ts';
import type { NewJob } from '../../queue/job.ts';
import type { DraftSectionPayload } from '../handlers/draft-section-payload.ts';
import { draftSectionKind, sectionsQueue } from '../handlers/draft-section-payload.ts';

/** A section of the plan with the ids it will have. */
export interface PlannedSection {
  readonly plan: SectionPlan;
  readonly sectionId: SectionId;
  readonly jobId: JobId;
  /** The revision its text has now: had the user written meanwhile, the draft is a proposal. */
  readonly baseRevision: number;
}

/** What all jobs of a run have in common. */
interface RunJobs {
  readonly documentId: DocumentId;
  readonly runId: RunId;
  readonly origin: string;
  readonly priority: number;
  readonly attemptLimit: number;
  readonly timeoutMs: number;
  readonly startAt?: number | undefined;
  readonly batchId?: BatchId | undefined;
}

type ByKey = ReadonlyMap<string, PlannedSection>;

/** Sections with those they wait for before them, so that a dependency always names a row that is there. */
const dependenciesFirst = (sections: readonly PlannedSection[], byKey: ByKey): PlannedSection[] => {
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

/**
 * One job a section (requirement A3), in an order in which they can be written.
 *
 * @param planned keys of all sections there are: one that is waited for without being among them is a mistake in the
 *   plan; one that is but isn't drafted now has its text already
 */
export const sectionJobs = (
  sections: readonly PlannedSection[],
  planned: ReadonlySet<string>,
  run: RunJobs,
): NewJob[] => {
  const byKey: ByKey = new Map(sections.map((section) => [section.plan.key, section]));
  const dependenciesOf = ({ key, waitsFor }: SectionPlan): JobId[] =>
    waitsFor.flatMap((other) => {
      if (!planned.has(other)) throw new Error(`section ${key} waits for ${other}, which is not in the plan`);
      return byKey.get(other)?.jobId ?? [];
    });
  const { documentId, runId, origin, priority, attemptLimit, timeoutMs, startAt, batchId } = run;
  return dependenciesFirst(sections, byKey).map(({ plan, sectionId, jobId, baseRevision }) => ({
    id: jobId,
    kind: draftSectionKind,
    queue: sectionsQueue,
    origin,
    payload: { documentId, runId, sectionId, sectionKey: plan.key, baseRevision } satisfies DraftSectionPayload,
    title: plan.title,
    priority,
    documentId,
    runId,
    ...(startAt === undefined ? {} : { dueAt: startAt }),
    ...(batchId === undefined ? {} : { batchId }),
    dependsOn: dependenciesOf(plan),
    dependencyRule: 'all-finished',
    attemptLimit,
    timeoutMs,
  }));
};
