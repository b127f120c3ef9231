import type { BatchId, JobId } from '#shared/model/ids.ts';
import type { JobState } from '#shared/model/job.ts';
import type { QueueName } from '#shared/model/queue-policy.ts';
import type { AppDeps, QueueControl } from '../ports.ts';
import { inPortions, portionSize } from './in-portions.ts';

const waitingStates: readonly JobState[] = ['blocked', 'scheduled', 'ready'];

/** Cancels jobs, waiting or running; a running one ends when its work has stopped. Ended ones stay as they are. */
export const cancelJobs =
  (control: QueueControl) =>
  ({ jobIds }: { jobIds: readonly JobId[] }): Record<string, never> => {
    control.cancel(jobIds);
    return {};
  };

/** Cancels all open jobs of a queue or a batch, or all there are; in portions. */
export const cancelOpen =
  ({ store, clock, turn }: AppDeps, control: QueueControl) =>
  async ({
    queue,
    batchId,
  }: {
    queue?: QueueName | undefined;
    batchId?: BatchId | undefined;
  }): Promise<{
    jobs: number;
  }> => {
    const idsIn = (states: readonly JobState[]): JobId[] =>
      batchId === undefined
        ? store.jobList.idsIn(states, queue ?? null, portionSize)
        : store.batches.jobIds(batchId, states, clock.now(), portionSize);
    const cancelAll = (ids: readonly JobId[]): number => {
      control.cancel(ids);
      return ids.length;
    };
    // Waiting jobs are cancelled first: otherwise each running one that ends would let the next begin.
    const waiting = await inPortions(turn, () => cancelAll(idsIn(waitingStates)));
    return { jobs: waiting + cancelAll(idsIn(['running'])) };
  };
