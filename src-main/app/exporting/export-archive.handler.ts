import { AppFailure } from '#shared/model/app-error.ts';
import type { Effect } from '#shared/model/effect.ts';
import type { Archive } from '../../convert/files/zip-archive.ts';
import type { JobHandler } from '../../queue/handler.ts';
import { completed, failed } from '../../queue/outcome.ts';
import { dayOf } from '../drafting/open-run.ts';
import type { AppDeps, BulkFiles } from '../ports.ts';
import { goneError, outcomeOfFailure } from './export-document.handler.ts';
import type { ExportArchiveOutput, ExportArchivePayload } from './export-jobs.ts';
import { exportArchiveKind, exportArchivePayloadSchema } from './export-jobs.ts';
import { renderDocument } from './render-document.ts';
import type { RenderPorts } from './render-format.ts';

type Failure = ExportArchiveOutput['failures'][number];

/**
 * Writes all documents of a bulk export into one ZIP, one after another, so that only one is in memory. A document that
 * fails is left out and reported; the ZIP appears when it is complete.
 */
export const exportArchiveHandler = (
  deps: AppDeps,
  ports: RenderPorts & BulkFiles,
): JobHandler<ExportArchivePayload, Effect> => {
  const render = renderDocument(deps, ports);

  /** Adds the documents that can be rendered and returns the others as failures. */
  const fill = async (
    archive: Archive,
    { documentIds, batchId }: ExportArchivePayload,
    { signal, onDocument }: { signal: AbortSignal; onDocument: (done: number) => void },
  ): Promise<ExportArchiveOutput> => {
    const batch = deps.store.exportBatches.get(batchId);
    if (batch === null) throw new AppFailure(goneError);
    const { formats, variant } = batch;
    const failures: Failure[] = [];
    // Read first: a document may be deleted meanwhile, and its failure needs its title.
    const titles = new Map(documentIds.map((id) => [id, deps.store.documents.head(id)?.title ?? '']));
    let files = 0;
    for (const [nth, documentId] of documentIds.entries()) {
      onDocument(nth);
      const rendered = await render({ documentId, formats, variant }, { signal, areAllNeeded: false }).catch(
        (cause: unknown) => {
          if (!(cause instanceof AppFailure)) throw cause;
          failures.push({ documentId, title: titles.get(documentId) ?? '', error: cause.error });
          return null;
        },
      );
      if (rendered === null) continue;
      await archive.add(rendered.title, rendered.files, rendered.createdAt);
      files += rendered.files.length;
    }
    signal.throwIfAborted();
    return { completed: documentIds.length - failures.length, files, failures };
  };

  return {
    kind: exportArchiveKind,
    payloadSchema: exportArchivePayloadSchema,
    run: async ({ job, payload, signal, report }) => {
      const batch = deps.store.exportBatches.get(payload.batchId);
      if (batch === null) return failed(goneError);
      let archive: Archive | null = null;
      try {
        archive = await ports.openArchive(batch.folder);
        const total = payload.documentIds.length;
        const output = await fill(archive, payload, {
          signal,
          onDocument: (done) => report({ done, total, unit: 'documents' }),
        });
        const [first] = output.failures;
        if (output.completed === 0 && first !== undefined) return failed(first.error);
        const isAgain = job.claimNo > 1;
        const mayBeOurs = (path: string): boolean => path !== batch.zipPath;
        // Named after the day of the request, so that a retry has the same name.
        const path = await archive.save(`Dossier ${dayOf(batch.createdAt)}`, isAgain ? { mayBeOurs } : {});
        return completed([{ type: 'record-archive', batchId: payload.batchId, path }], output);
      } catch (cause) {
        return outcomeOfFailure(cause);
      } finally {
        await archive?.discard();
      }
    },
  };
};
