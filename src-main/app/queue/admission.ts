import { AppFailure } from '#shared/model/app-error.ts';
import type { JobId } from '#shared/model/ids.ts';
import type { AppDeps } from '../ports.ts';

/** The state of a queue that has room for a request. */
export interface Admission {
  /** Jobs of the queue that are waiting already. */
  readonly waiting: number;
  /** Whether the new jobs take the queue past its soft limit. */
  readonly isBusy: boolean;
}

/**
 * Back-pressure (requirement B4), checked once for all jobs of a request: there is room for all of them, or nothing is
 * written. Throws `queue.full`.
 */
export const admit = ({ store, policies }: AppDeps, queue: string, count: number): Admission => {
  const { softLimit, hardLimit } = policies.of(queue);
  const waiting = store.lanes.waitingIn(queue);
  if (waiting + count > hardLimit) {
    throw new AppFailure({
      code: 'queue.full',
      message: `The queue is full: ${waiting} wait, and ${hardLimit} is the most it takes.`,
      action: 'Wait until some are done or cancel some, then try again. Nothing you entered is lost.',
    });
  }
  return { waiting, isBusy: waiting + count > softLimit };
};

/**
 * The same for ended jobs that are to be opened again, in whichever queues they are: there is room for all of them, or
 * none is. Throws `queue.full`.
 */
export const admitAgain = (deps: AppDeps, jobIds: readonly JobId[]): void => {
  for (const { queue, jobs } of deps.store.jobs.countUnsuccessful(jobIds)) admit(deps, queue, jobs);
};
