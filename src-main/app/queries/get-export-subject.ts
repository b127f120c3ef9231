import { isDeepStrictEqual } from 'node:util';
import type { ExportVariant } from '#shared/model/export.ts';
import type { DocumentId, RunId } from '#shared/model/ids.ts';
import { anonymiseDocument } from '../anonymise-document.ts';
import { anonymiseDressing } from '../anonymise-dressing.ts';
import { languageOf } from '../document-language.ts';
import { dressingOf } from '../dressing.ts';
import { exportRole } from '../export-section.ts';
import type { AppDeps, ExportSubject } from '../ports.ts';
import { requireFound } from '../require-found.ts';
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
    const row = requireFound(deps.store.documents.get(documentId), 'document');
    const runId = requireFound(row.currentRunId, 'draft');
    const run = requireFound(deps.store.runs.get(runId), 'draft');
    const rows = deps.store.sections.ofDocuments([documentId]);
    const kind = deps.documentKind(row.kind);
    const language = languageOf(rows.map(({ content }) => content).join('\n\n'));
    const document = {
      title: row.title,
      ...kind.subjectOf(kind.parseInput(row.input)),
      subjectName: row.candidateName,
      client: row.client ?? '',
      language,
      createdAt: new Date(row.createdAt).toISOString(),
      date: new Date(row.updatedAt).toISOString().slice(0, 10),
      body: {
        type: 'flow' as const,
        sections: rows.map(({ key, order, heading, category, hasSource, content }) => ({
          key,
          order,
          // Sections are planned in English, before anybody knows what language the text will be in.
          heading: heading === null ? null : (kind.headingIn(language, key) ?? heading),
          ...exportRole({ key, category }),
          hasSource,
          content,
        })),
      },
      // Where earlier exports lie on this machine is nobody else's business, and would make each export another file.
      record: { ...getRunRecord(deps)({ runId }), files: [] },
    };
    const dressing = dressingOf(deps)(variant.themeId ?? row.themeId);
    if (variant.anonymise === null) return { subject: { document, dressing }, runId, rewritten: [] };
    const isDrafters = new Map(rows.map(({ key, origin }) => [key, origin === 'embedded']));
    const { options, today } = run;
    const anonymous = anonymiseDocument(
      { document, kind, input: row.input, options, today, isDrafters },
      variant.anonymise,
    );
    const worn = anonymiseDressing(dressing, anonymous.mayName, deps.templateWords);
    const hasLost = worn.template !== dressing.template || !isDeepStrictEqual(worn.theme, dressing.theme);
    const rewritten = [...anonymous.rewritten, ...(hasLost ? [themeTexts] : [])];
    return { subject: { document: anonymous.document, dressing: worn }, runId, rewritten };
  };
