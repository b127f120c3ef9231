import { createStore } from 'zustand/vanilla';
import type { EventPayload } from '#shared/contract/events.ts';
import type { AppError } from '#shared/model/app-error.ts';
import type { JobId } from '#shared/model/ids.ts';
import type { JobProgress, JobView } from '#shared/model/job.ts';
import { client } from '../client.ts';
import { coalesce, throttle } from './coalesce.ts';

type Progresses = ReadonlyMap<JobId, JobProgress>;

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

/** The row that is open beside the list. */
export interface JobDetailState {
  readonly jobId: JobId | null;
  readonly job: JobView | null;
  readonly error: AppError | null;
}

const closed: JobDetailState = { jobId: null, job: null, error: null };
const refreshMs = 250;

export const jobDetailStore = createStore<JobDetailState>()(() => closed);

/** Takes an answer in unless another job was opened meanwhile. Pure. */
export const applyJob = (state: JobDetailState, job: JobView): JobDetailState =>
  job.id === state.jobId ? { ...state, job, error: null } : state;

/** Asks for the open job anew. */
export const refreshJob = coalesce(async () => {
  const { jobId } = jobDetailStore.getState();
  if (!jobId) return;
  const result = await client.call('job.get', { jobId });
  jobDetailStore.setState((state) => {
    if (result.ok) return applyJob(state, result.value);
    return state.jobId === jobId ? { ...state, error: result.error } : state;
  });
});

/** Opens a job; opening another forgets the one before. */
export const openJob = (jobId: JobId): void => {
  if (jobDetailStore.getState().jobId !== jobId) jobDetailStore.setState({ ...closed, jobId });
  void refreshJob();
};

/** Closes what is open. */
export const closeJob = (): void => jobDetailStore.setState(closed);

/** Notes that jobs changed: an open one is read again soon, since its place in line may be another. */
export const openJobChanged = throttle(() => {
  if (jobDetailStore.getState().jobId && !document.hidden) void refreshJob();
}, refreshMs);
