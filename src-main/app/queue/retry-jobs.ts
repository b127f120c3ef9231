import type { BatchId, JobId, RunId } from '#shared/model/ids.ts';
import type { QueueName } from '#shared/model/queue-policy.ts';
import type { AppDeps } from '../ports.ts';
import { admit, admitAgain } from './admission.ts';
import { inPortions, portionSize } from './in-portions.ts';

/**
 * Puts ended jobs back in line, with all their attempts; completed and open ones are left alone (requirement D5). Throws
 * `queue.full`.
 */
export const retryJobs =
  (deps: AppDeps) =>
  ({ jobIds }: { jobIds: readonly JobId[] }): { jobs: number } => {
    admitAgain(deps, jobIds);
    return { jobs: deps.store.jobs.retry(jobIds, deps.clock.now()) };
  };

/** Which failed jobs: of one queue, run or batch, or all there are. */
interface FailedJobs {
  readonly queue?: QueueName | undefined;
  readonly runId?: RunId | undefined;
  readonly batchId?: BatchId | undefined;
}

/** How many failed jobs each queue has. */
const countFailed = ({ store }: AppDeps): ReadonlyMap<string, number> => {
  const failed = new Map<string, number>();
  for (const lane of store.lanes.all()) failed.set(lane.queue, (failed.get(lane.queue) ?? 0) + lane.failed);
  return failed;
};

/** Checks once, for all of them, that there is room (B4): a queue that fills up between two portions would keep half. */
const admitFailed = (deps: AppDeps, { queue, runId, batchId }: FailedJobs, askedAt: number): void => {
  const { store } = deps;
  if (runId !== undefined) {
    admitAgain(deps, store.jobs.idsOfRun(runId, ['failed']));
  } else if (batchId !== undefined) {
    const most = store.batches.get(batchId)?.failed ?? 0;
    admitAgain(deps, store.batches.jobIds(batchId, ['failed'], askedAt, most));
  } else {
    for (const [name, jobs] of countFailed(deps)) if (jobs > 0 && (queue ?? name) === name) admit(deps, name, jobs);
  }
};

/**
 * Puts failed jobs back in line (requirement D5). In portions; jobs that fail again meanwhile aren't retried twice. Throws
 * `queue.full`, and then retries none.
 */
export const retryFailed =
  (deps: AppDeps) =>
  async (which: FailedJobs): Promise<{ jobs: number }> => {
    const { store, clock, turn } = deps;
    const { queue, runId, batchId } = which;
    const askedAt = clock.now();
    admitFailed(deps, which, askedAt);
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
