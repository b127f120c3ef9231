import type { BatchId, JobId } from '#shared/model/ids.ts';
import type { BatchJob } from '../../storage/exports/export-batches-store.ts';
import type { AppDeps } from '../ports.ts';
import { portionSize } from '../queue/in-portions.ts';
import { requireFound } from '../require-found.ts';
import { exportArchiveOutputSchema, exportArchivePayloadSchema } from './export-jobs.ts';

/** A ZIP is never changed: documents that failed go into a second one. */
const redoFailed = ({ store, clock }: AppDeps, { id, payload, output }: BatchJob): void => {
  const { batchId, before } = exportArchivePayloadSchema.parse(payload);
  const { completed, files, failures } = exportArchiveOutputSchema.parse(output);
  if (failures.length === 0) return;
  const documentIds = failures.map(({ documentId }) => documentId);
  const after = { documents: before.documents + completed, files: before.files + files };
  store.jobs.redo(id, { batchId, documentIds, before: after }, clock.now());
};

/** Exports the failed and cancelled documents of a bulk export again. Throws `not-found`. */
export const retryExportBatch =
  (deps: AppDeps) =>
  async ({ batchId }: { batchId: BatchId }): Promise<Record<string, never>> => {
    const { store, clock, turn } = deps;
    const { isZip } = requireFound(store.exportBatches.get(batchId), 'export');
    const archive = isZip ? store.exportBatches.archiveJob(batchId) : null;
    if (archive?.state === 'completed') {
      redoFailed(deps, archive);
      return {};
    }
    const ids: JobId[] = store.exportBatches.unfinishedJobs(batchId);
    for (let from = 0; from < ids.length; from += portionSize) {
      store.jobs.retry(ids.slice(from, from + portionSize), clock.now());
      await turn();
    }
    return {};
  };
