import { labelText } from '#shared/kinds/label-text.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { ExportVariant } from '#shared/model/export.ts';
import type { DocumentId, RunId } from '#shared/model/ids.ts';
import type { ExportToPrepare, PreparedExport } from '../../convert/compose/export-to-prepare.ts';
import type { CurrentDraft } from '../documents/current-draft.ts';
import { requireCurrentDraft } from '../documents/current-draft.ts';
import { headingIn, languageOfDocument } from '../documents/document-language.ts';
import { getRunRecord } from '../drafting/get-run-record.ts';
import { endingClearly, longDocument } from '../drafting/long-document.ts';
import type { AppDeps, ExportSubject } from '../ports.ts';
import { dressingOf } from '../themes/theme-view.ts';

/** Throws `input.invalid` for a paper that isn't made of documents of this kind. */
const requirePaper = (kind: string, paper: string | null): void => {
  const papers = findKind(kind)?.papers ?? [];
  if (paper === null || papers.includes(paper)) return;
  throw new AppFailure({
    code: 'input.invalid',
    message: `No ${paper} is made of documents of this kind.`,
    action: papers.length === 0 ? 'Export the document itself.' : `Choose among ${papers.join(', ')}.`,
  });
};

/** What the export is called: another paper says which it is. */
const titleOfPaper = (
  { title, kind }: { readonly title: string; readonly kind: string },
  paper: string | null,
  language: string,
): string =>
  paper === null ? title : `${title} · ${labelText({ key: `${kind}.paper.${paper}`, params: {} }, language)}`;

/** The subject of an export, the run it comes from, and the titles of sections (and the theme's texts) that were written anew for it. */
export interface ExportSource {
  readonly subject: ExportSubject;
  /** The name of its kind. */
  readonly kind: string;
  readonly runId: RunId;
  readonly rewritten: readonly string[];
  /** How many pictures its texts show, whether their files are there or not. */
  readonly pictureCount: number;
}

/** Lays the document out here, or in the conversion process where it is long. */
const prepare = (deps: AppDeps, { run, open }: CurrentDraft, subject: ExportToPrepare): Promise<PreparedExport> => {
  // Anonymising searches every text for names, several times.
  const long = longDocument(deps, run, subject.anonymise === null ? undefined : 0);
  if (long === null) return Promise.resolve(deps.prepareExport(open(), subject));
  return endingClearly(long.convert('prepare-export', { document: long.document, subject }));
};

/**
 * A document as every export format takes it: its sections as they stand now, the record of its latest run, and what it
 * wears; anonymous where that is asked for. Rejects with `not-found` and `export.not-anonymous`.
 */
export const getExportSubject =
  (deps: AppDeps) =>
  async ({ documentId, variant }: { documentId: DocumentId; variant: ExportVariant }): Promise<ExportSource> => {
    const { store } = deps;
    const current = requireCurrentDraft(deps, documentId);
    const { row, kind } = current;
    const runId = current.run.id;
    requirePaper(kind.name, variant.paper);
    const language = languageOfDocument(deps, row);
    const marks = store.marks.ofDocument(documentId);
    const sections = store.sections.ofDocuments([documentId]).map((section) => ({
      ...section,
      heading: headingIn(kind, language, section),
      markdown: section.content,
      marks: marks.get(section.id) ?? {},
    }));
    const bare = {
      title: titleOfPaper(row, variant.paper, language),
      subjectName: row.subject,
      role: '',
      client: row.client ?? '',
      language,
      createdAt: new Date(row.createdAt).toISOString(),
      date: new Date(row.updatedAt).toISOString().slice(0, 10),
      body: { type: 'flow' as const, sections: [] },
      pictures: [],
      // Where earlier exports lie on this machine is nobody else's business, and would make each export another file.
      record: { ...getRunRecord(deps)({ runId }), files: [] },
    };
    const { anonymise, paper } = variant;
    const dressing = dressingOf(deps)(variant.themeId ?? row.themeId);
    const prepared = await prepare(deps, current, { document: bare, sections, paper, anonymise, dressing });
    const pictures = store.assets
      .list(prepared.shown)
      .map(({ id, type, width, height }) => ({ id, type, width, height, data: null }));
    return {
      subject: { document: { ...prepared.document, pictures }, dressing: prepared.dressing, table: prepared.table },
      kind: kind.name,
      runId,
      rewritten: prepared.rewritten,
      pictureCount: prepared.shown.length,
    };
  };
