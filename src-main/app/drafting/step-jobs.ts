import { z } from 'zod';
import type { BatchId, DocumentId, JobId, RunId, SectionId } from '#shared/model/ids.ts';
import { documentIdSchema, runIdSchema, sectionIdSchema } from '#shared/model/ids.ts';
import type { ProviderName } from '#shared/model/run.ts';
import { sectionKeySchema } from '#shared/model/section.ts';
import type { Step } from '#shared/model/step.ts';
import type { NewJob } from '../../queue/job.ts';
import type { AppDeps } from '../ports.ts';

/**
 * The wait for the first byte that a queue's timeout includes; a server that may take longer gets the difference on
 * top.
 */
const usualFirstByteMs = 120_000;

/** How long one attempt at a section may take, in milliseconds: a local server may have a model to load first. */
export const draftTimeoutMs = (deps: AppDeps, provider: ProviderName): number => {
  const { timeoutMs } = deps.policies.of(sectionsQueue);
  return timeoutMs + Math.max(0, (deps.connection(provider)?.firstByteMs ?? 0) - usualFirstByteMs);
};

/** The queue that steps are done on. */
export const sectionsQueue = 'sections';

/** One step = one model call = one job (requirement A3). */
export const stepPayloadSchema = z.object({
  documentId: documentIdSchema,
  runId: runIdSchema,
  stepKey: sectionKeySchema,
  /** The section it writes; none where it writes none. */
  sectionId: sectionIdSchema.exactOptional(),
  /**
   * The section's revision when the draft was asked for: if the user has changed it since, the draft becomes a
   * proposal.
   */
  baseRevision: z.number().int(),
  /** The user wants another text, so the cache isn't used (requirement A12). */
  bypassesCache: z.boolean().exactOptional(),
  /** A remark of the user's on this one text. */
  comment: z.string().min(1).max(4_000).exactOptional(),
});
export type StepPayload = z.infer<typeof stepPayloadSchema>;

/** A step that is to be done now, with the ids it has. */
export interface StepWork {
  readonly step: Pick<Step, 'key' | 'job' | 'label' | 'waitsFor' | 'rule' | 'exclusive'>;
  /** The section it writes; null where it writes none. */
  readonly sectionId: SectionId | null;
  readonly jobId: JobId;
  /** The present revision of the section's text: if the user changes it meanwhile, the draft becomes a proposal. */
  readonly baseRevision: number;
  /** The user wants another text than the one that is there. */
  readonly bypassesCache?: boolean | undefined;
  readonly comment?: string | undefined;
}

/** What all jobs of a run have in common. */
export interface RunJobs {
  readonly documentId: DocumentId;
  readonly runId: RunId;
  readonly origin: string;
  readonly priority: number;
  readonly attemptLimit: number;
  readonly timeoutMs: number;
  readonly startAt?: number | undefined;
  readonly batchId?: BatchId | undefined;
}

type ByKey = ReadonlyMap<string, StepWork>;

/** Sorts steps behind those they wait for, so that a dependency always names a row that exists. */
const sortByDependencies = (works: readonly StepWork[], byKey: ByKey): StepWork[] => {
  const ordered = new Set<StepWork>();
  const visit = (work: StepWork, path: readonly StepWork[]) => {
    if (ordered.has(work)) return;
    if (path.includes(work)) throw new Error(`step ${work.step.key} waits for itself`);
    for (const key of work.step.waitsFor) {
      const other = byKey.get(key);
      if (other) visit(other, [...path, work]);
    }
    ordered.add(work);
  };
  for (const work of works) visit(work, []);
  return [...ordered];
};

/**
 * Makes one job for each step (requirement A3), in an order in which they can be written.
 *
 * @param others the document's steps that aren't done now, by key, with the job that is open for each, if any: a step
 *   that is waited for without being among them or the works is a mistake in the plan
 */
export const stepJobs = (
  works: readonly StepWork[],
  others: ReadonlyMap<string, JobId | null>,
  run: RunJobs,
): NewJob[] => {
  const byKey: ByKey = new Map(works.map((work) => [work.step.key, work]));
  const dependencies = ({ key, waitsFor }: StepWork['step']): JobId[] =>
    waitsFor.flatMap((other) => {
      const work = byKey.get(other);
      if (work !== undefined) return work.jobId;
      const open = others.get(other);
      if (open === undefined) throw new Error(`step ${key} waits for ${other}, which is not in the plan`);
      return open ?? [];
    });
  const { documentId, runId, origin, priority, attemptLimit, timeoutMs, startAt, batchId } = run;
  return sortByDependencies(works, byKey).map(({ step, sectionId, jobId, baseRevision, bypassesCache, comment }) => ({
    id: jobId,
    kind: step.job,
    queue: sectionsQueue,
    origin,
    payload: {
      documentId,
      runId,
      stepKey: step.key,
      ...(sectionId === null ? {} : { sectionId }),
      baseRevision,
      ...(bypassesCache ? { bypassesCache } : {}),
      ...(comment === undefined ? {} : { comment }),
    } satisfies StepPayload,
    label: step.label,
    priority,
    documentId,
    runId,
    ...(startAt === undefined ? {} : { dueAt: startAt }),
    ...(batchId === undefined ? {} : { batchId }),
    ...(step.exclusive === null ? {} : { uniqueKey: `${step.exclusive}:${documentId}` }),
    dependsOn: dependencies(step),
    dependencyRule: step.rule,
    attemptLimit,
    timeoutMs,
  }));
};
