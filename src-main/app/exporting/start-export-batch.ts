import type { ExportBatchView, ExportVariant } from '#shared/model/export.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import type { ExportFormat } from '#shared/model/run.ts';
import type { AppDeps, BulkFiles, QueueControl } from '../ports.ts';
import { admit } from '../queue/admission.ts';
import { exportArchiveJob, exportDocumentJob, exportsQueue } from './export-jobs.ts';
import { getExportBatch } from './get-export-batch.ts';

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
