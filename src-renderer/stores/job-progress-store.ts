import { createStore } from 'zustand/vanilla';
import type { EventPayload } from '#shared/contract/events.ts';
import type { JobId } from '#shared/model/ids.ts';
import type { JobProgress } from '#shared/model/job.ts';

export type Progresses = ReadonlyMap<JobId, JobProgress>;

/** More than can run at once; older ones are of jobs that have ended. */
const keptAtMost = 200;

/** Takes what running jobs said of themselves; the jobs heard of longest ago are forgotten. Pure. */
export const applyProgress = (held: Progresses, events: readonly EventPayload<'job.progressed'>[]): Progresses => {
  const next = new Map(held);
  for (const { jobId, progress } of events) {
    next.delete(jobId);
    next.set(jobId, progress);
  }
  return new Map([...next].slice(-keptAtMost));
};

/** How far running jobs have got, as they told; lists know only what was so when they were read. */
export const jobProgressStore = createStore<{ readonly progresses: Progresses }>()(() => ({ progresses: new Map() }));

/** Takes progress in. */
export const receiveProgress = (events: readonly EventPayload<'job.progressed'>[]): void =>
  jobProgressStore.setState(({ progresses }) => ({ progresses: applyProgress(progresses, events) }));
