import type { DocumentKind, OpenDocument } from '../../documents/document-kind.ts';
import type { DocumentHead } from '../../storage/documents-store.ts';
import type { RunRow } from '../../storage/runs-store.ts';
import type { AppDeps } from '../ports.ts';
import { requireFound } from '../require-found.ts';

/** Opens a document with the options of one of its runs, or takes it from those that were opened lately. */
export const openDraft = (deps: AppDeps, kind: DocumentKind, document: DocumentHead, run: RunRow): OpenDocument =>
  deps.opened.get(document.id, run.id, () => {
    const { input } = requireFound(deps.store.documents.get(document.id), 'document');
    return kind.open(input, run.options.kindOptions, { ...run.options, today: run.today });
  });
