import type { Effect } from '#shared/model/effect.ts';
import type { ClaimedJob, NewJob } from '../queue/job.ts';
import type { ExportBatchesStore } from './exports/export-batches-store.ts';
import type { ExportsStore } from './exports/exports-store.ts';
import type { FirstOutlinesStore } from './first-outlines-store.ts';
import type { RemoteCallsStore } from './money/remote-calls-store.ts';
import type { ResponsesStore } from './money/responses-store.ts';
import type { UsageStore } from './money/usage-store.ts';
import type { AttemptsStore } from './queue/attempts-store.ts';
import type { JobsStore } from './queue/jobs-store.ts';
import type { RunsStore } from './runs-store.ts';
import type { SectionsStore } from './sections-store.ts';
import type { StepsStore } from './steps-store.ts';

export interface EffectContext {
  /** Whose end it is; one that was cancelled before it ran never started. */
  readonly job: Pick<ClaimedJob, 'id' | 'claimNo' | 'documentId'> & { readonly startedAt: number | null };
  readonly now: number;
  /** The claim was outdated, or its effects refused: only what was paid for is still booked. */
  readonly isFenced: boolean;
}

export interface EffectApplier {
  /** Applies effects within the caller's transaction, in order. */
  apply(effects: readonly Effect[], context: EffectContext): void;
}

interface EffectStores {
  readonly sections: SectionsStore;
  readonly steps: StepsStore;
  readonly firstOutlines: FirstOutlinesStore;
  readonly runs: RunsStore;
  readonly usage: UsageStore;
  readonly jobs: JobsStore;
  readonly attempts: AttemptsStore;
  readonly responses: ResponsesStore;
  readonly remoteCalls: RemoteCallsStore;
  readonly exports: ExportsStore;
  readonly exportBatches: ExportBatchesStore;
}

/** What was paid for is booked, and a good answer kept, also when the claim that brought them was outdated. */
const outlivesItsClaim = ({ type }: Effect): boolean => type === 'add-usage' || type === 'cache-response';

/** Turns effects, which are data, into writes: the one place that knows what each of them means to the store. */
export const createEffectApplier = (stores: EffectStores): EffectApplier => {
  const {
    sections,
    steps,
    firstOutlines,
    runs,
    usage,
    jobs,
    attempts,
    responses,
    remoteCalls,
    exports,
    exportBatches,
  } = stores;
  const applyOne = (effect: Effect, { job, now }: EffectContext): void => {
    switch (effect.type) {
      case 'put-section':
        sections.putDraft(effect, { jobId: job.id, claimNo: job.claimNo, now });
        return;
      case 'record-section':
        runs.recordSection(effect, job.startedAt === null ? 0 : Math.max(0, now - job.startedAt));
        return;
      case 'add-usage':
        usage.add(job, effect, now);
        attempts.noteUsage(job, effect);
        return;
      case 'keep-partial-text':
        sections.keepPartial(effect.sectionId, effect.content);
        return;
      case 'cache-response':
        responses.put(effect, job.documentId, now);
        return;
      case 'touch-response':
        responses.touch(effect.key, now);
        return;
      case 'forget-remote-call':
        remoteCalls.forget(job.id);
        return;
      case 'log-fault':
        // The queue store writes it together with what became of the attempt.
        return;
      case 'record-exports':
        for (const exported of effect.files) exports.insert(exported, now);
        return;
      case 'record-archive':
        exportBatches.setZipPath(effect.batchId, effect.path);
        return;
      case 'add-sections': {
        const { documentId, runId, sections: found } = effect;
        const added = new Set(sections.insert(documentId, found, now));
        const lines = found.filter(({ id }) => added.has(id));
        runs.insertSections(
          runId,
          lines.map(({ jobId, ...section }) => ({
            ...section,
            sectionId: section.id,
            jobId: jobId ?? job.id,
            isDone: jobId === null,
          })),
        );
        return;
      }
      case 'put-first-outline':
        firstOutlines.put(effect, { jobId: job.id, claimNo: job.claimNo, now });
        return;
      case 'replace-first-outline':
        firstOutlines.replace(effect, { jobId: job.id, claimNo: job.claimNo, now });
        return;
      case 'finish-step':
        steps.finish(effect.documentId, effect.stepKey, now);
        return;
      case 'add-steps':
        steps.insert(effect.documentId, effect.kindVersion, effect.steps);
        for (const { key, jobId } of effect.steps) {
          if (jobId !== null) steps.assignJob(effect.documentId, key, jobId, now);
        }
        return;
      case 'enqueue-jobs': {
        const newJobs: NewJob[] = effect.jobs;
        jobs.enqueue(newJobs, now);
        return;
      }
    }
  };
  return {
    apply: (effects, context) => {
      for (const effect of effects) {
        if (context.isFenced && !outlivesItsClaim(effect)) continue;
        applyOne(effect, context);
      }
    },
  };
};
