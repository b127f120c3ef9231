import { competenceFileInputSchema } from '#shared/kinds/competence-file.ts';
import type { ExportVariant } from '#shared/model/export.ts';
import type { DocumentId, RunId } from '#shared/model/ids.ts';
import { dressingOf } from '../dressing.ts';
import type { AppDeps, ExportSubject } from '../ports.ts';
import { requireFound } from '../require-found.ts';
import { getRunRecord } from './get-run-record.ts';

/** The subject of an export, the run it comes from, and the titles of sections that were drafted anew for it. */
export interface ExportSource {
  readonly subject: ExportSubject;
  readonly runId: RunId;
  readonly rewritten: readonly string[];
}

/**
 * A document as every export format takes it: its sections as they stand now, the record of its latest run, and what it
 * wears. Throws `not-found`.
 */
export const getExportSubject =
  (deps: AppDeps) =>
  ({ documentId, variant }: { documentId: DocumentId; variant: ExportVariant }): ExportSource => {
    const row = requireFound(deps.store.documents.get(documentId), 'document');
    const runId = requireFound(row.currentRunId, 'draft');
    const sections = deps.store.sections.ofDocuments([documentId]);
    const { candidate } = competenceFileInputSchema.parse(row.input);
    const document = {
      title: row.title,
      subjectName: row.candidateName,
      role: candidate.title ?? '',
      client: row.client ?? '',
      language: 'en',
      createdAt: new Date(row.createdAt).toISOString(),
      date: new Date(row.updatedAt).toISOString().slice(0, 10),
      sections: sections.map(({ key, order, heading, category, hasSource, content }) => ({
        key,
        order,
        heading,
        category,
        hasSource,
        content,
      })),
      record: getRunRecord(deps)({ runId }),
    };
    return { subject: { document, dressing: dressingOf(deps)(variant.themeId ?? row.themeId) }, runId, rewritten: [] };
  };
