import { createStore } from 'zustand/vanilla';
import type { Change, EventPayload } from '#shared/contract/events.ts';
import type { AppError } from '#shared/model/app-error.ts';
import type { DocumentView } from '#shared/model/document.ts';
import type { DocumentId, SectionId } from '#shared/model/ids.ts';
import { client } from '../client.ts';
import { coalesce } from './coalesce.ts';
import type { LiveText } from './live-text.ts';
import { applyDelta, mergeLive } from './live-text.ts';

type LiveTexts = ReadonlyMap<SectionId, LiveText>;

/** The open document, and the text that streams into its sections. */
export interface DocumentState {
  readonly documentId: DocumentId | null;
  readonly view: DocumentView | null;
  readonly live: LiveTexts;
  readonly error: AppError | null;
  readonly selectedId: SectionId | null;
  /** Grows with every wish to see the selected section, so that choosing it again scrolls to it again. */
  readonly revealNo: number;
}

const closed: DocumentState = {
  documentId: null,
  view: null,
  live: new Map(),
  error: null,
  selectedId: null,
  revealNo: 0,
};

export const documentStore = createStore<DocumentState>()(() => closed);

/** Takes a fresh answer in, unless it is of another document or older than what is held. Pure. */
export const applyView = (state: DocumentState, view: DocumentView): DocumentState => {
  if (view.id !== state.documentId || (state.view && view.seq < state.view.seq)) return state;
  const live = new Map<SectionId, LiveText>();
  for (const section of view.sections) {
    const merged = mergeLive(state.live.get(section.id), section);
    if (merged) live.set(section.id, merged);
  }
  return { ...state, view, live, error: null };
};

/** Applies streamed text of the open document. `hasGap` says that only a refetch can tell what was missed. Pure. */
export const applyDeltas = (
  state: DocumentState,
  deltas: readonly EventPayload<'section.delta'>[],
): { readonly state: DocumentState; readonly hasGap: boolean } => {
  let hasGap = false;
  let live: Map<SectionId, LiveText> | null = null;
  for (const delta of deltas) {
    if (delta.documentId !== state.documentId) continue;
    const outcome = applyDelta((live ?? state.live).get(delta.sectionId), delta);
    if (outcome.type === 'gap') hasGap = true;
    if (outcome.type !== 'applied') continue;
    live ??= new Map(state.live);
    live.set(delta.sectionId, outcome.live);
  }
  return { state: live ? { ...state, live } : state, hasGap };
};

/** Asks for the open document anew: one request in flight, at most one more behind it. */
export const refetchDocument = coalesce(async () => {
  const { documentId } = documentStore.getState();
  if (!documentId) return;
  const result = await client.call('document.get', { documentId });
  documentStore.setState((state) => {
    if (result.ok) return applyView(state, result.value);
    return state.documentId === documentId ? { ...state, error: result.error } : state;
  });
});

/** Opens a document; the one open before is forgotten, and opening the same again keeps what is shown. */
export const openDocument = (documentId: DocumentId): void => {
  if (documentStore.getState().documentId !== documentId) documentStore.setState({ ...closed, documentId });
  void refetchDocument();
};

/** Takes streamed text in, and asks anew where some of it is missing. */
export const receiveDeltas = (deltas: readonly EventPayload<'section.delta'>[]): void => {
  const { state, hasGap } = applyDeltas(documentStore.getState(), deltas);
  documentStore.setState(state);
  if (hasGap) void refetchDocument();
};

/** Asks anew when a change names the open document, or concerns the queue it may wait in. */
export const documentChanged = (changes: readonly Change[]): void => {
  const { documentId } = documentStore.getState();
  if (!documentId) return;
  if (changes.some((change) => change.documentId === documentId || change.entity === 'lane')) void refetchDocument();
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
