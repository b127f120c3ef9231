import { isDeepStrictEqual } from 'node:util';
import type { ExportVariant } from '#shared/model/export.ts';
import type { DocumentId, RunId } from '#shared/model/ids.ts';
import { anonymiseDocument } from '../anonymise-document.ts';
import { anonymiseDressing } from '../anonymise-dressing.ts';
import { requireCurrentDraft } from '../current-draft.ts';
import { headingIn, languageOfDocument } from '../document-language.ts';
import { dressingOf } from '../dressing.ts';
import type { AppDeps, ExportSubject } from '../ports.ts';
import { getRunRecord } from './get-run-record.ts';

/** What the user is told of texts that the theme or its Word file lost, for they named somebody. */
const themeTexts = 'Texts of the theme';

/** The subject of an export, the run it comes from, and the titles of sections (and the theme's texts) that were written anew for it. */
export interface ExportSource {
  readonly subject: ExportSubject;
  readonly runId: RunId;
  readonly rewritten: readonly string[];
}

/**
 * A document as every export format takes it: its sections as they stand now, the record of its latest run, and what it
 * wears; anonymous where that is asked for. Throws `not-found` and `export.not-anonymous`.
 */
export const getExportSubject =
  (deps: AppDeps) =>
  ({ documentId, variant }: { documentId: DocumentId; variant: ExportVariant }): ExportSource => {
    const { row, run, kind, opened } = requireCurrentDraft(deps, documentId);
    const runId = run.id;
    const rows = deps.store.sections.ofDocuments([documentId]);
    const language = languageOfDocument(deps, row);
    const document = {
      title: row.title,
      subjectName: row.subject,
      role: opened.describe().role,
      client: row.client ?? '',
      language,
      createdAt: new Date(row.createdAt).toISOString(),
      date: new Date(row.updatedAt).toISOString().slice(0, 10),
      body: {
        type: 'flow' as const,
        sections: rows.map((section) => {
          const { key, order, role, group, hasSource, content, data } = section;
          const printed = opened.print({ markdown: content, data });
          const heading = headingIn(kind, language, section);
          return { key, order, heading, role, group, groupHeading: null, hasSource, content: printed };
        }),
      },
      // Where earlier exports lie on this machine is nobody else's business, and would make each export another file.
      record: { ...getRunRecord(deps)({ runId }), files: [] },
    };
    const dressing = dressingOf(deps)(variant.themeId ?? row.themeId);
    if (variant.anonymise === null) return { subject: { document, dressing }, runId, rewritten: [] };
    const anonymous = anonymiseDocument({ document, opened, rows }, variant.anonymise);
    const worn = anonymiseDressing(dressing, anonymous.mayName, deps.templateWords);
    const hasLost = worn.template !== dressing.template || !isDeepStrictEqual(worn.theme, dressing.theme);
    const rewritten = [...anonymous.rewritten, ...(hasLost ? [themeTexts] : [])];
    return { subject: { document: anonymous.document, dressing: worn }, runId, rewritten };
  };
