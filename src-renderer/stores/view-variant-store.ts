import { createStore } from 'zustand/vanilla';
import type { Anonymise } from '#shared/model/export.ts';
import type { DocumentId } from '#shared/model/ids.ts';

/** In which of its forms the open document is looked at. It is not kept: a document opens as it is. */
export interface ViewVariant {
  readonly documentId: DocumentId | null;
  readonly anonymise: Anonymise | null;
}

export const viewVariantStore = createStore<ViewVariant>()(() => ({ documentId: null, anonymise: null }));

/** How a document is looked at now: nameless, or with null as it is. */
export const anonymiseOf = (state: ViewVariant, documentId: DocumentId): Anonymise | null =>
  state.documentId === documentId ? state.anonymise : null;

/** Shows a document nameless, or with null as it is. */
export const viewAnonymised = (documentId: DocumentId, anonymise: Anonymise | null): void =>
  viewVariantStore.setState({ documentId, anonymise });
