import type { ExportBatchView, ExportVariant } from '#shared/model/export.ts';
import type { BatchId, DocumentId, JobId } from '#shared/model/ids.ts';
import type { ExportFormat } from '#shared/model/run.ts';
import type { BatchJob } from '../../storage/exports/export-batches-store.ts';
import type { AppDeps, BulkFiles, QueueControl } from '../ports.ts';
import { admit, admitAgain } from '../queue/admission.ts';
import { cancelOpen } from '../queue/cancel-jobs.ts';
import { portionSize } from '../queue/in-portions.ts';
import { requireFound } from '../require-found.ts';
import { getExportBatch } from './export-batches.ts';
import {
  exportArchiveJob,
  exportArchiveOutputSchema,
  exportArchivePayloadSchema,
  exportDocumentJob,
  exportsQueue,
} from './export-jobs.ts';

/** A ZIP is never changed: documents that failed go into a second one. */
const redoFailed = ({ store, clock }: AppDeps, { id, payload, output }: BatchJob): void => {
  const { batchId, before } = exportArchivePayloadSchema.parse(payload);
  const { completed, files, failures } = exportArchiveOutputSchema.parse(output);
  if (failures.length === 0) return;
  const documentIds = failures.map(({ documentId }) => documentId);
  const after = { documents: before.documents + completed, files: before.files + files };
  store.jobs.redo(id, { batchId, documentIds, before: after }, clock.now());
};

/** Exports the failed and cancelled documents of a bulk export again. Throws `not-found`, `queue.full`. */
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
    admitAgain(deps, ids);
    for (let from = 0; from < ids.length; from += portionSize) {
      store.jobs.retry(ids.slice(from, from + portionSize), clock.now());
      await turn();
    }
    return {};
  };

/** Stops a bulk export between two files: those already written stay, and are whole. Throws `not-found`. */
export const cancelExportBatch = (deps: AppDeps, control: QueueControl) => {
  const cancel = cancelOpen(deps, control);
  return async ({ batchId }: { batchId: BatchId }): Promise<Record<string, never>> => {
    requireFound(deps.store.exportBatches.get(batchId), 'export');
    await cancel({ batchId });
    return {};
  };
};

interface BulkExport {
  readonly documentIds: readonly DocumentId[];
  readonly formats: readonly ExportFormat[];
  readonly variant: ExportVariant;
  readonly isZip: boolean;
  readonly folder: string;
}

/**
 * Queues the export of many documents, in one transaction: a job for each, or one for a ZIP of all.
 * Throws `queue.full`, and `export.*` where the folder can't be written to.
 */
export const startExportBatch =
  (deps: AppDeps, { tryFolder }: Pick<BulkFiles, 'tryFolder'>, control: QueueControl) =>
  async ({ folder, isZip, variant, ...input }: BulkExport): Promise<ExportBatchView> => {
    const { store, clock, ids } = deps;
    const documentIds = [...new Set(input.documentIds)];
    const formats = [...new Set(input.formats)];
    await tryFolder(folder);
    admit(deps, exportsQueue, isZip ? 1 : documentIds.length);
    const batchId = ids.batch();
    const now = clock.now();
    store.database.write(() => {
      const jobs = isZip
        ? [exportArchiveJob(deps, { batchId, documentIds, before: { documents: 0, files: 0 } })]
        : documentIds.map((documentId) => exportDocumentJob(deps, batchId, documentId));
      store.jobs.enqueue(jobs, now);
      store.exportBatches.insert({ batchId, folder, formats, variant, isZip }, now);
    });
    return getExportBatch(deps, control)({ batchId });
  };
