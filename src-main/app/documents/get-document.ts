import type { RouteOutput } from '#shared/contract/routes.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import type { LiveTexts } from '../drafting/live-texts.ts';
import type { AppDeps } from '../ports.ts';
import { requireFound } from '../require-found.ts';
import { headingIn } from './document-language.ts';
import { documentProgress } from './document-progress.ts';
import { requireKind } from './open-draft.ts';
import { sectionView } from './section-view.ts';
import { stepView } from './step-view.ts';

/** A document with all its sections, as the workspace shows it. Throws `not-found`. */
export const getDocument =
  (deps: AppDeps, live: LiveTexts) =>
  ({ documentId }: { documentId: DocumentId }): RouteOutput<'document.get'> => {
    const { store } = deps;
    const seq = store.events.lastSeq();
    const row = requireFound(store.documents.get(documentId), 'document');
    const sections = store.sections.ofDocuments([documentId]);
    const paid = store.usage.ofDocument(documentId);
    const marks = store.marks.ofDocument(documentId);
    const kind = requireKind(deps, row.kind);
    const progress = documentProgress(deps, row, sections, paid);
    const { id, title, client, createdAt, subject, view, themeId } = row;
    return {
      ...progress,
      seq,
      id,
      kind: row.kind,
      title,
      client,
      createdAt,
      subject,
      view,
      themeId,
      sections: sections.map((section) => {
        const heading = headingIn(kind, progress.language, section);
        return sectionView(section, { heading, live, paid: paid.get(section.id), marks: marks.get(section.id) });
      }),
      steps: store.steps.ofDocument(documentId).map(stepView),
    };
  };
