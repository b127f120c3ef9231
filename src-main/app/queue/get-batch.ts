import type { BatchId } from '#shared/model/ids.ts';
import type { BatchView } from '#shared/model/queue-overview.ts';
import type { AppDeps } from '../ports.ts';
import { requireFound } from '../require-found.ts';

/** How far a batch has got; its counters outlive its jobs. Throws `not-found`. */
export const getBatch =
  ({ store }: AppDeps) =>
  ({ batchId }: { batchId: BatchId }): BatchView =>
    requireFound(store.batches.get(batchId), 'batch');
