import type { BatchId } from '#shared/model/ids.ts';
import type { AppDeps, QueueControl } from '../ports.ts';
import { cancelOpen } from '../queue/cancel-jobs.ts';
import { requireFound } from '../require-found.ts';

/** Stops a bulk export between two files: those already written stay, and are whole. Throws `not-found`. */
export const cancelExportBatch = (deps: AppDeps, control: QueueControl) => {
  const cancel = cancelOpen(deps, control);
  return async ({ batchId }: { batchId: BatchId }): Promise<Record<string, never>> => {
    requireFound(deps.store.exportBatches.get(batchId), 'export');
    await cancel({ batchId });
    return {};
  };
};
