import type { RouteOutput } from '#shared/contract/routes.ts';
import type { ExportBatchView } from '#shared/model/export.ts';
import type { BatchId } from '#shared/model/ids.ts';
import type { BatchJob, ExportBatch } from '../../storage/exports/export-batches-store.ts';
import type { AppDeps, QueueControl } from '../ports.ts';
import { localOrigin } from '../queue/clean-up.handler.ts';
import { estimateMs } from '../queue/estimate.ts';
import { requireFound } from '../require-found.ts';
import {
  exportArchiveOutputSchema,
  exportArchivePayloadSchema,
  exportDocumentKind,
  exportsQueue,
} from './export-jobs.ts';

const mostFailures = 50;

type Progress = Pick<
  ExportBatchView,
  'total' | 'waiting' | 'running' | 'completed' | 'failed' | 'cancelled' | 'files' | 'remainingMs' | 'failures'
>;

/** The rows that all views of a bulk export are made from. */
export type BatchSources = Pick<AppDeps, 'store' | 'clock' | 'policies'>;

const progressOfFolder = ({ store, policies }: BatchSources, { batchId }: ExportBatch): Progress => {
  const { total, waiting, running, completed, failed, cancelled } = requireFound(store.batches.get(batchId), 'export');
  const meanMs = store.durations.meanMs(exportDocumentKind, exportsQueue, localOrigin);
  return {
    total,
    waiting,
    running,
    completed,
    failed,
    cancelled,
    files: store.exports.countOfBatch(batchId),
    remainingMs: estimateMs(waiting + running, policies.of(exportsQueue), meanMs),
    failures: store.exportBatches
      .failedJobs(batchId, mostFailures)
      .flatMap(({ id: jobId, documentId, title, error }) =>
        error === null ? [] : [{ jobId, documentId, title: title ?? '', error }],
      ),
  };
};

/** A ZIP is one job, so the counts of documents follow from its state, progress and result. */
const progressOfArchive = (
  { clock }: BatchSources,
  { id, state, payload, output, error, startedAt }: BatchJob,
  done: number,
): Progress => {
  const { documentIds, before } = exportArchivePayloadSchema.parse(payload);
  const count = documentIds.length;
  const none = { waiting: 0, running: 0, completed: before.documents, failed: 0, cancelled: 0, files: before.files };
  const base = { total: before.documents + count, ...none, remainingMs: null, failures: [] };
  switch (state) {
    case 'completed': {
      const result = exportArchiveOutputSchema.parse(output);
      return {
        ...base,
        completed: before.documents + result.completed,
        failed: result.failures.length,
        files: before.files + result.files,
        failures: result.failures.slice(0, mostFailures).map((failure) => ({ jobId: id, ...failure })),
      };
    }
    case 'failed':
      return {
        ...base,
        failed: count,
        failures: error === null ? [] : [{ jobId: id, documentId: null, title: '', error }],
      };
    case 'cancelled':
      return { ...base, cancelled: count };
    case 'running': {
      const left = Math.max(count - done, 0);
      const spentMs = startedAt === null ? 0 : Math.max(clock.now() - startedAt, 0);
      return {
        ...base,
        completed: before.documents + done,
        running: Math.min(left, 1),
        waiting: Math.max(left - 1, 0),
        remainingMs: done === 0 ? null : Math.round((spentMs / done) * left),
      };
    }
    default:
      return { ...base, waiting: count };
  }
};

/** A bulk export as clients see it. */
export const exportBatchView =
  (sources: BatchSources, control: Pick<QueueControl, 'progressOf'>) =>
  (row: ExportBatch): ExportBatchView => {
    const { batchId, folder, formats, variant, isZip, createdAt } = row;
    const { finishedAt } = requireFound(sources.store.batches.get(batchId), 'export');
    const job = isZip ? sources.store.exportBatches.archiveJob(batchId) : null;
    const progress =
      job === null
        ? progressOfFolder(sources, row)
        : progressOfArchive(sources, job, control.progressOf(job.id)?.done ?? 0);
    return { batchId, folder, formats, variant, isZip, ...progress, createdAt, finishedAt };
  };

/** How far a bulk export has got. Throws `not-found`. */
export const getExportBatch =
  (sources: BatchSources, control: Pick<QueueControl, 'progressOf'>) =>
  ({ batchId }: { batchId: BatchId }): ExportBatchView =>
    exportBatchView(sources, control)(requireFound(sources.store.exportBatches.get(batchId), 'export'));

/** Ended bulk exports are shown for a day, and no more than this many. */
const endedForMs = 24 * 60 * 60_000;
const mostEnded = 5;

/** Bulk exports that are open, and the newest that ended. */
export const listExportBatches =
  (sources: BatchSources, control: Pick<QueueControl, 'progressOf'>) => (): RouteOutput<'export.list-batches'> => ({
    batches: sources.store.exportBatches
      .recent(sources.clock.now() - endedForMs, mostEnded)
      .map(exportBatchView(sources, control)),
  });
