import type { Effect } from '#shared/model/effect.ts';
import type { ClaimedJob, NewJob } from '../queue/job.ts';
import type { AttemptsStore } from './attempts-store.ts';
import type { JobsStore } from './jobs-store.ts';
import type { RunsStore } from './runs-store.ts';
import type { SectionsStore } from './sections-store.ts';
import type { UsageStore } from './usage-store.ts';

export interface EffectContext {
  /** Whose end it is; one that was cancelled before it ran never started. */
  readonly job: Pick<ClaimedJob, 'id' | 'claimNo' | 'documentId'> & { readonly startedAt: number | null };
  readonly now: number;
  /** The claim was outdated: only what was paid for is still booked. */
  readonly isFenced: boolean;
}

export interface EffectApplier {
  /** Applies effects within the caller's transaction, in order. */
  apply(effects: readonly Effect[], context: EffectContext): void;
}

interface EffectStores {
  readonly sections: SectionsStore;
  readonly runs: RunsStore;
  readonly usage: UsageStore;
  readonly jobs: JobsStore;
  readonly attempts: AttemptsStore;
}

/** Turns effects, which are data, into writes: the one place that knows what each of them means to the store. */
export const createEffectApplier = ({ sections, runs, usage, jobs, attempts }: EffectStores): EffectApplier => {
  const applyOne = (effect: Effect, { job, now }: EffectContext): void => {
    switch (effect.type) {
      case 'put-section-text':
        sections.putDraft(effect, { jobId: job.id, claimNo: job.claimNo, now });
        return;
      case 'record-section':
        runs.recordSection(effect, job.startedAt === null ? 0 : Math.max(0, now - job.startedAt));
        return;
      case 'add-usage':
        usage.add(job, effect, now);
        attempts.noteUsage(job, effect);
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
        if (context.isFenced && effect.type !== 'add-usage') continue;
        applyOne(effect, context);
      }
    },
  };
};
