import { AppFailure } from '#shared/model/app-error.ts';
import type { AppDeps } from './ports.ts';

/** What somebody who wants to enqueue is told. */
export interface Admission {
  /** Jobs of the queue that wait already. */
  readonly waiting: number;
  /** With the new ones the queue is past its soft limit: it will take a while. */
  readonly isBusy: boolean;
}

/**
 * Back-pressure (requirement B4), asked once for all jobs of a request: either there is room for all of them or nothing
 * is written. Throws `queue.full`.
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
