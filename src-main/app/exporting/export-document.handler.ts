import type { AppError } from '#shared/model/app-error.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { Effect } from '#shared/model/effect.ts';
import type { JobHandler } from '../../queue/handler.ts';
import type { Outcome } from '../../queue/outcome.ts';
import { completed, failed } from '../../queue/outcome.ts';
import type { AppDeps } from '../ports.ts';
import type { ExportPorts } from './export-document.ts';
import type { ExportDocumentPayload } from './export-jobs.ts';
import { exportDocumentKind, exportDocumentPayloadSchema } from './export-jobs.ts';
import { renderDocument } from './render-document.ts';

/** Failures that a retry may fix: the printing engine or the conversion process crashed. */
const passing: readonly AppError['code'][] = ['export.print-failed', 'internal'];

/** The outcome of a failed export. A full disk or a missing folder is not retried: only the user can fix those. */
export const outcomeOfFailure = (cause: unknown): Outcome<Effect> => {
  if (!(cause instanceof AppFailure)) throw cause;
  const { error } = cause;
  return passing.includes(error.code) ? { type: 'retry', error, effects: [] } : failed(error);
};

export const goneError: AppError = { code: 'not-found', message: 'This export is no longer known.' };

/**
 * Writes one document of a bulk export in all its formats. After a crash it finds the files it had written and doesn't
 * write them twice, because exports are the same to the byte.
 */
export const exportDocumentHandler = (
  deps: AppDeps,
  ports: ExportPorts,
): JobHandler<ExportDocumentPayload, Effect> => ({
  kind: exportDocumentKind,
  payloadSchema: exportDocumentPayloadSchema,
  run: async ({ job, payload: { batchId, documentId }, signal, report }) => {
    const batch = deps.store.exportBatches.get(batchId);
    if (batch === null) return failed(goneError);
    const { folder, formats, variant } = batch;
    try {
      const { title, runId, files } = await renderDocument(deps, ports)(
        { documentId, formats, variant },
        { signal, areAllNeeded: false, onFormat: (done) => report({ done, total: formats.length, unit: 'files' }) },
      );
      const isAgain = job.claimNo > 1;
      const mayBeOurs = (path: string): boolean => !deps.store.exports.isOfBatch(batchId, path);
      const saved = await ports.saveFiles(folder, title, files, isAgain ? { mayBeOurs } : {});
      const recorded = saved.map(({ format, path }) => ({
        id: deps.ids.export(),
        documentId,
        runId,
        format,
        path,
        batchId,
      }));
      return completed([{ type: 'record-exports', files: recorded }]);
    } catch (cause) {
      return outcomeOfFailure(cause);
    }
  },
});
