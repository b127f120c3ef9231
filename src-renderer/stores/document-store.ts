import { createStore } from 'zustand/vanilla';
import type { Change, EventPayload } from '#shared/contract/events.ts';
import type { DocumentView } from '#shared/model/document.ts';
import type { DocumentId, SectionId } from '#shared/model/ids.ts';
import { client } from '../client.ts';
import { coalesce, coalesceEach } from './coalesce.ts';
import type { DocumentState } from './open-document.ts';
import { applyDeltas, applySection, applyView, closedDocument, needsWhole } from './open-document.ts';

/** Past so many sections at once the whole document is the cheaper answer. */
const mostApart = 3;

type KnownDocument = Pick<DocumentView, 'id' | 'sections' | 'steps'>;

/**
 * Which sections of a document changes made stale; `all` where only the whole document tells: a section or job that isn't
 * known yet, a change of the document itself, of the lanes it waits in, or of many sections at once. Pure.
 */
export const staleSections = (view: KnownDocument, changes: readonly Change[]): ReadonlySet<SectionId> | 'all' => {
  const sections = new Map<string, SectionId>(view.sections.map(({ id }) => [id, id]));
  const writtenBy = new Map<string, SectionId | null>(
    view.steps.flatMap(({ jobId, sectionId }) => (jobId === null ? [] : [[jobId, sectionId]])),
  );
  const stale = new Set<SectionId>();
  for (const { entity, id, documentId } of changes) {
    if (entity === 'lane') return 'all';
    if (documentId !== view.id) continue;
    const sectionId = entity === 'section' ? sections.get(id) : writtenBy.get(id);
    if (sectionId === undefined || sectionId === null) return 'all';
    stale.add(sectionId);
  }
  return stale.size > mostApart ? 'all' : stale;
};

export const documentStore = createStore<DocumentState>()(() => closedDocument);

/** Asks for the open document anew: one request in flight, at most one more behind it. */
export const refetchDocument: () => Promise<void> = coalesce(async () => {
  const { documentId } = documentStore.getState();
  if (!documentId) return;
  const result = await client.call('document.get', { documentId });
  documentStore.setState((state) => {
    if (result.ok) return applyView(state, result.value);
    return state.documentId === documentId ? { ...state, error: result.error } : state;
  });
  if (needsWhole(documentStore.getState())) void refetchDocument();
});

/** Asks for one section anew, likewise; one that can't be had is asked for with the whole document. */
const refetchSection = coalesceEach(async (sectionId: SectionId) => {
  const { documentId } = documentStore.getState();
  const result = await client.call('section.get', { sectionId });
  if (documentStore.getState().documentId !== documentId) return;
  if (result.ok) documentStore.setState((state) => applySection(state, result.value));
  if (!result.ok || needsWhole(documentStore.getState())) void refetchDocument();
});

/** Opens a document; the one open before is forgotten, and opening the same again keeps what is shown. */
export const openDocument = (documentId: DocumentId): void => {
  if (documentStore.getState().documentId !== documentId) documentStore.setState({ ...closedDocument, documentId });
  void refetchDocument();
};

/** Takes streamed text in, and asks anew for sections where some of it is missing. */
export const receiveDeltas = (deltas: readonly EventPayload<'section.delta'>[]): void => {
  const { state, gaps } = applyDeltas(documentStore.getState(), deltas);
  documentStore.setState(state);
  for (const sectionId of gaps) refetchSection(sectionId);
};

/** Asks anew for what changes made stale of the open document: single sections, or all of it. */
export const documentChanged = (changes: readonly Change[]): void => {
  const { documentId, view, error } = documentStore.getState();
  if (!documentId) return;
  const stale = staleSections(view ?? { id: documentId, sections: [], steps: [] }, changes);
  // A whole answer that failed is still owed.
  if (error !== null && stale !== 'all' && stale.size > 0) void refetchDocument();
  else if (stale === 'all') void refetchDocument();
  else for (const sectionId of stale) refetchSection(sectionId);
};

/** Selects a section and asks for it to be scrolled into view. */
export const selectSection = (sectionId: SectionId): void =>
  documentStore.setState((state) => ({ selectedId: sectionId, revealNo: state.revealNo + 1 }));

/** Selects the next (`1`) or previous (`-1`) section; at the ends it stays. */
export const stepSection = (by: 1 | -1): void => {
  const { view, selectedId } = documentStore.getState();
  const sections = view?.sections ?? [];
  const at = sections.findIndex((section) => section.id === selectedId);
  const next = sections[at < 0 ? 0 : Math.min(sections.length - 1, Math.max(0, at + by))];
  if (next) selectSection(next.id);
};
