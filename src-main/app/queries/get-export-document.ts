import type { DocumentId, RunId } from '#shared/model/ids.ts';
import type { ExportDocument } from '../../convert/export/export-document.ts';
import type { AppDeps } from '../ports.ts';
import { requireFound } from '../require-found.ts';
import { getRunRecord } from './get-run-record.ts';

/** A document as every export format takes it: its sections as they stand now, and the record of its latest run. */
export const getExportDocument =
  (deps: AppDeps) =>
  ({ documentId }: { documentId: DocumentId }): { document: ExportDocument; runId: RunId } => {
    const row = requireFound(deps.store.documents.get(documentId), 'document');
    const runId = requireFound(row.currentRunId, 'draft');
    const sections = deps.store.sections.ofDocuments([documentId]);
    return {
      runId,
      document: {
        title: row.title,
        subjectName: row.candidateName,
        language: 'en',
        createdAt: new Date(row.createdAt).toISOString(),
        sections: sections.map(({ key, order, heading, category, hasSource, content }) => ({
          key,
          order,
          heading,
          category,
          hasSource,
          content,
        })),
        record: getRunRecord(deps)({ runId }),
      },
    };
  };
