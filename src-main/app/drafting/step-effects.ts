import type { Effect } from '#shared/model/effect.ts';
import type { JobId, SectionId } from '#shared/model/ids.ts';
import { defaultPriorityOf } from '#shared/model/queue-policy.ts';
import type { SectionOrigin } from '#shared/model/section.ts';
import type { StandIn } from '#shared/model/stand-in.ts';
import type { Content } from '../../documents/document-kind.ts';
import type { ClaimedJob } from '../../queue/job.ts';
import type { AppDeps } from '../ports.ts';
import type { OpenStep } from './prepare-step.ts';
import type { StepPayload, StepWork } from './step-jobs.ts';
import { sectionsQueue, stepJobs } from './step-jobs.ts';

/** Who wrote a text, and how many tokens that took. */
interface Authorship {
  readonly origin: SectionOrigin;
  readonly tokensUsed: number;
  readonly isCached: boolean;
  /** Who wrote it in place of the run's own drafter; null for that one. */
  readonly standIn: StandIn | null;
}

/** The fields of a running job that its follow-up jobs take over. */
export interface RunningJob extends Pick<ClaimedJob, 'id' | 'attemptLimit' | 'timeoutMs'> {
  readonly origin: string;
}

/** A step that finds sections replaces those of its first outline, if it has one; it keeps them where it found none. */
const replaceFirst = ({ documentId, runId, stepKey }: StepPayload, { step }: OpenStep, keepsAll: boolean): Effect[] =>
  step.sectionId === null ? [{ type: 'replace-first-outline', documentId, runId, stepKey, keepsAll }] : [];

/** The effects that store the sections and steps which an outline found, and queue those that start by themselves. */
const followUp = (
  deps: AppDeps,
  payload: StepPayload,
  opened: OpenStep,
  content: Content,
  job: RunningJob,
): Effect[] => {
  const { ids, store } = deps;
  const { documentId, runId } = payload;
  const found = opened.document().onStepDone(opened.work, content);
  const replaced = replaceFirst(payload, opened, found.sections.length === 0);
  if (found.sections.length === 0 && found.steps.length === 0) return replaced;
  const stored = new Map(store.sections.ofDocuments([documentId]).map(({ key, id }): [string, SectionId] => [key, id]));
  const storedSteps = store.steps.ofDocument(documentId);
  const stepKeys = new Set<string>(storedSteps.map(({ key }) => key));
  // A key that is there already is somebody else's: what was found under it must not get that one's job.
  const sections = found.sections.filter(({ key }) => !stored.has(key));
  const steps = found.steps.filter(({ key }) => !stepKeys.has(key));
  const sectionIds = new Map<string, SectionId>([
    ...stored,
    ...sections.map(({ key }): [string, SectionId] => [key, ids.section()]),
  ]);
  const newSteps = steps.map((step) => ({
    ...step,
    sectionId: step.section === null ? null : (sectionIds.get(step.section) ?? null),
    jobId: step.start === 'now' ? ids.job() : null,
  }));
  const works = newSteps.flatMap((step): StepWork[] =>
    step.jobId === null ? [] : [{ step, sectionId: step.sectionId, jobId: step.jobId, baseRevision: 0 }],
  );
  const others = new Map<string, JobId | null>([
    // A job whose row is gone has ended long ago: nobody can wait for it.
    ...storedSteps.map(({ key, jobId, jobState }): [string, JobId | null] => [key, jobState === null ? null : jobId]),
    ...newSteps.map(({ key }): [string, JobId | null] => [key, null]),
  ]);
  const { origin, attemptLimit, timeoutMs } = job;
  const priority = store.jobList.get(job.id)?.priority ?? defaultPriorityOf(sectionsQueue);
  const jobs = stepJobs(works, others, { documentId, runId, origin, priority, attemptLimit, timeoutMs });
  return [
    ...replaced,
    {
      type: 'add-sections',
      documentId,
      runId,
      sections: sections.flatMap((section) => {
        const id = sectionIds.get(section.key);
        const writer = newSteps.find((step) => step.section === section.key);
        return id === undefined ? [] : [{ ...section, id, jobId: writer?.jobId ?? null }];
      }),
    },
    { type: 'add-steps', documentId, kindVersion: opened.kindVersion, steps: newSteps },
    ...(jobs.length === 0 ? [] : [{ type: 'enqueue-jobs', jobs } as const]),
  ];
};

/** The effects of a finished step: what it wrote, and what follows from it. */
export const stepEffects = (
  deps: AppDeps,
  payload: StepPayload,
  opened: OpenStep,
  content: Content,
  { origin, tokensUsed, isCached, standIn }: Authorship,
  job: RunningJob,
): Effect[] => {
  const { runId, sectionId, baseRevision } = payload;
  const { markdown, data, assets } = content;
  const stoodIn = standIn === null ? {} : { standIn };
  const written: Effect[] =
    sectionId === undefined
      ? []
      : [
          {
            type: 'put-section',
            sectionId,
            runId,
            baseRevision,
            markdown,
            data,
            ...(assets === undefined ? {} : { assets: [...assets] }),
            origin,
            ...stoodIn,
          },
          {
            type: 'record-section',
            runId,
            sectionId,
            success: true,
            content: markdown,
            ...(data === null ? {} : { data }),
            error: null,
            tokensUsed,
            isCached,
            ...stoodIn,
          },
        ];
  const { documentId, stepKey } = payload;
  return [...written, { type: 'finish-step', documentId, stepKey }, ...followUp(deps, payload, opened, content, job)];
};
