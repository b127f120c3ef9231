import { isDeepStrictEqual } from 'node:util';
import { labelText } from '#shared/kinds/label-text.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { picturesIn } from '#shared/markdown/pictures-in.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { ExportVariant } from '#shared/model/export.ts';
import type { DocumentId, RunId } from '#shared/model/ids.ts';
import { requireCurrentDraft } from '../documents/current-draft.ts';
import { headingIn, languageOfDocument } from '../documents/document-language.ts';
import { getRunRecord } from '../drafting/get-run-record.ts';
import type { AppDeps, ExportSubject } from '../ports.ts';
import { dressingOf } from '../themes/theme-view.ts';
import { anonymiseDocument } from './anonymise-document.ts';
import { anonymiseDressing } from './anonymise-dressing.ts';
import { layOut } from './lay-out.ts';

/** What the user is told of texts that the theme or its Word file lost, for they named somebody. */
const themeTexts = 'Texts of the theme';

/** What the user is told of pictures that an anonymous document has only in words. */
const leftOutPictures = 'Pictures (left out)';

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

/**
 * A document as every export format takes it: its sections as they stand now, the record of its latest run, and what it
 * wears; anonymous where that is asked for. Throws `not-found` and `export.not-anonymous`.
 */
export const getExportSubject =
  (deps: AppDeps) =>
  ({ documentId, variant }: { documentId: DocumentId; variant: ExportVariant }): ExportSource => {
    const { row, run, kind, opened } = requireCurrentDraft(deps, documentId);
    const runId = run.id;
    requirePaper(kind.name, variant.paper);
    const rows = deps.store.sections.ofDocuments([documentId]);
    const language = languageOfDocument(deps, row);
    const stored = rows.map((section) => ({
      ...section,
      heading: headingIn(kind, language, section),
      markdown: section.content,
    }));
    const sections = layOut(opened, stored, variant.paper);
    const shown = [...new Set(sections.flatMap(({ content }) => picturesIn(content)))];
    const document = {
      title: titleOfPaper(row, variant.paper, language),
      subjectName: row.subject,
      role: opened.describe().role,
      client: row.client ?? '',
      language,
      createdAt: new Date(row.createdAt).toISOString(),
      date: new Date(row.updatedAt).toISOString().slice(0, 10),
      body: { type: 'flow' as const, sections },
      pictures: deps.store.assets
        .list(shown)
        .map(({ id, type, width, height }) => ({ id, type, width, height, data: null })),
      // Where earlier exports lie on this machine is nobody else's business, and would make each export another file.
      record: { ...getRunRecord(deps)({ runId }), files: [] },
    };
    const dressing = dressingOf(deps)(variant.themeId ?? row.themeId);
    if (variant.anonymise === null) {
      return {
        subject: { document, dressing, table: opened.table?.(stored) ?? null },
        kind: kind.name,
        runId,
        rewritten: [],
        pictureCount: shown.length,
      };
    }
    const marks = deps.store.marks.ofDocument(documentId);
    const source = { document, opened, rows: stored, marks, paper: variant.paper };
    const anonymous = anonymiseDocument(source, variant.anonymise);
    const worn = anonymiseDressing(dressing, anonymous.mayName, deps.templateWords);
    const hasLost = worn.template !== dressing.template || !isDeepStrictEqual(worn.theme, dressing.theme);
    const shows = anonymous.document.pictures.length;
    const rewritten = [
      ...anonymous.rewritten,
      ...(shown.length > 0 && shows === 0 ? [leftOutPictures] : []),
      ...(hasLost ? [themeTexts] : []),
    ];
    return {
      subject: { document: anonymous.document, dressing: worn, table: anonymous.table },
      kind: kind.name,
      runId,
      rewritten,
      pictureCount: shows,
    };
  };
