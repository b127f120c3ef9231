import type { DocumentId } from '#shared/model/ids.ts';
import type { DocumentKind, OpenDocument } from '../../documents/document-kind.ts';
import type { DocumentHead } from '../../storage/documents-store.ts';
import type { RunRow } from '../../storage/runs-store.ts';
import type { AppDeps } from '../ports.ts';
import { requireFound } from '../require-found.ts';
import { openDraft, requireKind } from './open-draft.ts';

/** A document opened with the options of its latest run. */
export interface CurrentDraft {
  readonly row: DocumentHead;
  readonly run: RunRow;
  readonly kind: DocumentKind;
  /** Opens it, or takes it from those that were opened lately. */
  open(): OpenDocument;
}

/** Opens a document with the options of its latest run. Throws `not-found`. */
export const requireCurrentDraft = (deps: AppDeps, documentId: DocumentId): CurrentDraft => {
  const row = requireFound(deps.store.documents.head(documentId), 'document');
  const run = requireFound(deps.store.runs.get(requireFound(row.currentRunId, 'draft')), 'draft');
  const kind = requireKind(deps, row.kind);
  return { row, run, kind, open: () => openDraft(deps, kind, row, run) };
};
