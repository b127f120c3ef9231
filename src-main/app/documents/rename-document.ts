import type { DocumentId } from '#shared/model/ids.ts';
import type { AppDeps } from '../ports.ts';
import { requireFound } from '../require-found.ts';

/** Gives a document another title, which names its later exports too. Throws `not-found`. */
export const renameDocument =
  ({ store, clock }: AppDeps) =>
  ({ documentId, title }: { documentId: DocumentId; title: string }): Record<string, never> => {
    requireFound(store.documents.head(documentId), 'document');
    store.database.write(() => store.documents.rename(documentId, title, clock.now()));
    return {};
  };
