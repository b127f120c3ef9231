import type { BatchId, JobId, RunId } from '#shared/model/ids.ts';
import type { QueueName } from '#shared/model/queue-policy.ts';
import type { AppDeps } from '../ports.ts';
import { inPortions, portionSize } from './in-portions.ts';

/** Puts ended jobs back in line, with all their attempts; completed and open ones are left alone (requirement D5). */
export const retryJobs =
  ({ store, clock }: AppDeps) =>
  ({ jobIds }: { jobIds: readonly JobId[] }): { jobs: number } => ({ jobs: store.jobs.retry(jobIds, clock.now()) });

/** Which failed jobs: of one queue, run or batch, or all there are. */
interface FailedJobs {
  readonly queue?: QueueName | undefined;
  readonly runId?: RunId | undefined;
  readonly batchId?: BatchId | undefined;
}

/** Puts failed jobs back in line (requirement D5). In portions; jobs that fail again meanwhile aren't retried twice. */
export const retryFailed =
  ({ store, clock, turn }: AppDeps) =>
  async ({ queue, runId, batchId }: FailedJobs): Promise<{ jobs: number }> => {
    const askedAt = clock.now();
    // Jobs whose unique key another job has taken can't be retried and are skipped.
    let passedOver = 0;
    const next = (): JobId[] => {
      if (runId !== undefined) return store.jobs.idsOfRun(runId, ['failed']);
      if (batchId !== undefined)
        return store.batches.jobIds(batchId, ['failed'], askedAt, portionSize + passedOver).slice(passedOver);
      return store.jobList.failedUntil(askedAt, queue ?? null, portionSize + passedOver).slice(passedOver);
    };
    if (runId !== undefined) return { jobs: store.jobs.retry(next(), askedAt) };
    let jobs = 0;
    await inPortions(turn, () => {
      const ids = next();
      const retried = store.jobs.retry(ids, clock.now());
      passedOver += ids.length - retried;
      jobs += retried;
      return ids.length;
    });
    return { jobs };
  };
