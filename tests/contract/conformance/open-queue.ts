import type { NewJob } from '../../../src-main/queue/job.ts';
import type { JobId } from '../../../src-shared/model/ids.ts';
import { settled } from '../../support/manual-time.ts';
import type { LifeOptions, QueueLives } from '../../support/queue-lives.ts';
import type { TestQueue } from '../../support/test-queue.ts';

/** Opens a queue on a new store; the suite knows nothing of where that is. */
export type OpenQueue = (options?: LifeOptions) => QueueLives;

/** One part of the suite: declares its tests for queues that `open` opens. */
export type Conformance = (open: OpenQueue) => void;

export const workError = { code: 'provider.failed', message: 'It failed.' } as const;

/** Enqueues jobs in one go; returns the ids they got. */
export const add = (queue: TestQueue, ...jobs: NewJob[]): JobId[] => queue.store.jobs.enqueue(jobs, queue.time.now());

/** Starts the engine and waits until it has done what it can. */
export const begin = async (queue: TestQueue): Promise<void> => {
  queue.engine.start();
  await settled();
};

export const statesOf = (queue: TestQueue, jobs: readonly Pick<NewJob, 'id'>[]): (string | null)[] =>
  jobs.map(({ id }) => queue.stateOf(id));

export const idsOf = (jobs: readonly Pick<NewJob, 'id'>[]): JobId[] => jobs.map(({ id }) => id);

/** Pauses or resumes the queue `test`, as the command does. */
export const setPaused = (queue: TestQueue, isPaused: boolean, name = 'test'): void =>
  queue.store.database.write(() => {
    queue.store.queues.setPaused(name, isPaused, queue.time.now());
  });
