import { createStore } from 'zustand/vanilla';
import type { Change } from '#shared/contract/events.ts';
import type { RouteOutput } from '#shared/contract/routes.ts';
import type { AppError } from '#shared/model/app-error.ts';
import type { DocumentSummary } from '#shared/model/document.ts';
import { mostBulkDocuments } from '#shared/model/export.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import { client } from '../client.ts';
import { coalesce } from './coalesce.ts';

type Page = RouteOutput<'document.list'>;

/** The pages of the library that were read so far, newest change first. */
export interface LibraryState {
  readonly search: string;
  readonly documents: readonly DocumentSummary[];
  readonly nextCursor: string | null;
  readonly total: number;
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly error: AppError | null;
  readonly isLoadingMore: boolean;
  readonly selected: ReadonlySet<DocumentId>;
  /** Where a range of the selection begins. */
  readonly anchorId: DocumentId | null;
  /** The user is about to select: the boxes are in sight though nothing is selected yet. */
  readonly isSelecting: boolean;
  /** All documents are being read, to be selected. */
  readonly isSelectingAll: boolean;
  /** Something changed since the pages were read. */
  readonly isStale: boolean;
}

const pageSize = 60;
const largestPage = 200;
/** How many documents a refresh reads at most. */
const refreshDepth = 400;

export const libraryStore = createStore<LibraryState>()(() => ({
  search: '',
  documents: [],
  nextCursor: null,
  total: 0,
  phase: 'loading',
  error: null,
  isLoadingMore: false,
  selected: new Set<DocumentId>(),
  anchorId: null,
  isSelecting: false,
  isSelectingAll: false,
  isStale: true,
}));

/** Adds the next page behind what is held; a document that moved meanwhile keeps its newer place. Pure. */
export const appendPage = (held: readonly DocumentSummary[], page: readonly DocumentSummary[]): DocumentSummary[] => {
  const known = new Set(held.map((document) => document.id));
  return [...held, ...page.filter((document) => !known.has(document.id))];
};

/** Keeps of a selection what still exists. Pure. */
export const keepSelected = (
  selected: ReadonlySet<DocumentId>,
  documents: readonly DocumentSummary[],
): ReadonlySet<DocumentId> => {
  if (selected.size === 0) return selected;
  const kept = documents.filter((document) => selected.has(document.id)).map((document) => document.id);
  return kept.length === selected.size ? selected : new Set(kept);
};

const request = (search: string, limit: number, cursor?: string) =>
  client.call('document.list', { limit, ...(search ? { search } : {}), ...(cursor ? { cursor } : {}) });

const succeed = (page: Page, documents: readonly DocumentSummary[]): void =>
  libraryStore.setState(({ selected }) => ({
    documents,
    nextCursor: page.nextCursor,
    total: page.total,
    phase: 'ready',
    error: null,
    isLoadingMore: false,
    selected: keepSelected(selected, documents),
  }));

/**
 * Reads the newest documents again and shows them in one go. Changes come to the top (newest change first), so what
 * lies deeper than `refreshDepth` is kept as it is while the total stays the same, and read again by scrolling otherwise.
 */
export const refreshLibrary = coalesce(async () => {
  const { search, documents: held, total, nextCursor } = libraryStore.getState();
  libraryStore.setState({ isStale: false });
  const wanted = Math.min(refreshDepth, Math.max(pageSize, held.length));
  let documents: DocumentSummary[] = [];
  let cursor: string | undefined;
  for (;;) {
    const result = await request(search, Math.min(largestPage, wanted - documents.length), cursor);
    // The search has changed since: its own refresh follows this one.
    if (libraryStore.getState().search !== search) return;
    if (!result.ok) {
      libraryStore.setState((state) => ({
        error: result.error,
        phase: state.documents.length > 0 ? 'ready' : 'failed',
        isStale: true,
      }));
      return;
    }
    documents = appendPage(documents, result.value.documents);
    cursor = result.value.nextCursor ?? undefined;
    if (cursor && documents.length < wanted) continue;
    const keepsTail = held.length > wanted && result.value.total === total;
    const page = keepsTail ? { ...result.value, nextCursor } : result.value;
    return succeed(page, keepsTail ? appendPage(documents, held.slice(documents.length)) : documents);
  }
});

/** Reads the next page, if there is one and none is under way. */
export const loadMore = async (): Promise<void> => {
  const { search, nextCursor, isLoadingMore, phase } = libraryStore.getState();
  if (!nextCursor || isLoadingMore || phase !== 'ready') return;
  libraryStore.setState({ isLoadingMore: true });
  const result = await request(search, largestPage, nextCursor);
  const now = libraryStore.getState();
  // A refresh replaced the pages meanwhile: this one no longer fits behind them.
  if (now.search !== search || now.nextCursor !== nextCursor || !result.ok) {
    libraryStore.setState({ isLoadingMore: false });
    return;
  }
  succeed(result.value, appendPage(now.documents, result.value.documents));
};

/** Searches; what was found before stays until the answer is there. */
export const searchLibrary = (search: string): void => {
  if (search === libraryStore.getState().search) return;
  libraryStore.setState({ search, nextCursor: null, selected: new Set<DocumentId>() });
  void refreshLibrary();
};

/** Notes that documents changed; the visible library reads again, a hidden one when it is next shown. */
export const libraryChanged = (changes: readonly Change[]): void => {
  if (changes.some((change) => change.documentId !== null)) libraryStore.setState({ isStale: true });
};

/** Takes deleted documents out at once, before the next answer says so. */
export const forgetDocuments = (ids: readonly DocumentId[]): void =>
  libraryStore.setState((state) => {
    const gone = new Set(ids);
    const documents = state.documents.filter((document) => !gone.has(document.id));
    const total = state.total - (state.documents.length - documents.length);
    return { documents, total, selected: keepSelected(state.selected, documents), isStale: true };
  });

/** Adds a document to the selection, or takes it out. */
export const toggleSelected = (documentId: DocumentId): void =>
  libraryStore.setState(({ selected }) => {
    const next = new Set(selected);
    if (!next.delete(documentId)) next.add(documentId);
    return { selected: next, anchorId: documentId };
  });

/** Adds everything from where the selection began up to a document, in the order of the library. */
export const selectUpTo = (documentId: DocumentId): void =>
  libraryStore.setState((state) => {
    const { documents, selected, anchorId } = state;
    return { selected: new Set([...selected, ...rangeOf(documents, anchorId, documentId)]) };
  });

/** Documents from one to another, both included, whichever comes first; the one alone without a beginning. Pure. */
export const rangeOf = (
  documents: readonly DocumentSummary[],
  from: DocumentId | null,
  to: DocumentId,
): readonly DocumentId[] => {
  const end = documents.findIndex(({ id }) => id === to);
  const start = documents.findIndex(({ id }) => id === from);
  if (end < 0) return [];
  const [first, last] = start < 0 ? [end, end] : [Math.min(start, end), Math.max(start, end)];
  return documents.slice(first, last + 1).map(({ id }) => id);
};

/**
 * Selects everything that matches the search, reading the pages that aren't there yet, up to as many as can be exported
 * at once.
 */
export const selectAll = async (): Promise<void> => {
  const { search } = libraryStore.getState();
  libraryStore.setState({ isSelectingAll: true });
  for (;;) {
    const { nextCursor, documents } = libraryStore.getState();
    if (!nextCursor || documents.length >= mostBulkDocuments) break;
    await loadMore();
    const now = libraryStore.getState();
    // The search has changed, or a page could not be read: what is there is selected.
    if (now.search !== search || now.nextCursor === nextCursor) break;
  }
  libraryStore.setState(({ documents }) => ({
    isSelectingAll: false,
    selected: new Set(documents.slice(0, mostBulkDocuments).map(({ id }) => id)),
  }));
};

/** Shows the boxes, so that documents can be selected. */
export const startSelecting = (): void => libraryStore.setState({ isSelecting: true });

/** Selects nothing. */
export const clearSelection = (): void => libraryStore.setState({ selected: new Set<DocumentId>(), anchorId: null });

/** Selects nothing, and takes the boxes away. */
export const stopSelecting = (): void => {
  clearSelection();
  libraryStore.setState({ isSelecting: false });
};
