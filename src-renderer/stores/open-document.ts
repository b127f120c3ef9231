import type { EventPayload } from '#shared/contract/events.ts';
import type { AppError } from '#shared/model/app-error.ts';
import type { DocumentView, SectionAnswer } from '#shared/model/document.ts';
import type { DocumentId, SectionId } from '#shared/model/ids.ts';
import type { SectionView, WaitReason } from '#shared/model/section.ts';
import type { LiveText } from './live-text.ts';
import { applyDelta, mergeLive } from './live-text.ts';

type LiveTexts = ReadonlyMap<SectionId, LiveText>;

/** The open document, and the text that streams into its sections. */
export interface DocumentState {
  readonly documentId: DocumentId | null;
  /** Put together of the newest whole answer and of what newer ones said of single sections. */
  readonly view: DocumentView | null;
  /** The last event that a section's own answer includes, where that is newer than the whole one. */
  readonly sectionSeqs: ReadonlyMap<SectionId, number>;
  /** What the newest answer of a section said of the document; null where the whole one is newer. */
  readonly progress: Omit<SectionAnswer, 'section' | 'steps'> | null;
  readonly live: LiveTexts;
  readonly error: AppError | null;
  readonly selectedId: SectionId | null;
  /** Grows with every wish to see the selected section, so that choosing it again scrolls to it again. */
  readonly revealNo: number;
}

/** No document is open. */
export const closedDocument: DocumentState = {
  documentId: null,
  view: null,
  sectionSeqs: new Map(),
  progress: null,
  live: new Map(),
  error: null,
  selectedId: null,
  revealNo: 0,
};

const withReason = (section: SectionView, reason: WaitReason | undefined): SectionView => {
  const { state } = section;
  if (state.type !== 'waiting' || reason === undefined) return section;
  const isSame = JSON.stringify(state.reason) === JSON.stringify(reason);
  return isSame ? section : { ...section, state: { type: 'waiting', reason } };
};

/** Language and headings stay those of the whole answer, so that all headings are in one language. */
const withProgress = (view: DocumentView, progress: DocumentState['progress']): DocumentView => {
  if (progress === null) return view;
  const { language: _headingsAreInAnother, ...document } = progress.document;
  const reasons = new Map(progress.waiting.map(({ sectionId, reason }) => [sectionId, reason]));
  return { ...view, ...document, sections: view.sections.map((it) => withReason(it, reasons.get(it.id))) };
};

/** Takes a whole answer in, unless it is of another document or older than the one held; sections held newer stay. Pure. */
export const applyView = (state: DocumentState, whole: DocumentView): DocumentState => {
  const held = state.view;
  if (whole.id !== state.documentId || (held && whole.seq < held.seq)) return state;
  const sectionSeqs = new Map([...state.sectionSeqs].filter(([, seq]) => seq > whole.seq));
  const newer = new Map(held?.sections.filter(({ id }) => sectionSeqs.has(id)).map((it) => [it.id, it]));
  const newerSteps = new Map(
    held?.steps.filter(({ sectionId }) => sectionId && newer.has(sectionId)).map((step) => [step.key, step]),
  );
  const live = new Map<SectionId, LiveText>();
  for (const section of whole.sections) {
    const before = state.live.get(section.id);
    const merged = newer.has(section.id) ? before : mergeLive(before, section);
    if (merged) live.set(section.id, merged);
  }
  const sections = whole.sections.map((section) => ({
    ...section,
    ...newer.get(section.id),
    heading: section.heading,
  }));
  const steps = whole.steps.map((step) => newerSteps.get(step.key) ?? step);
  const progress = state.progress !== null && state.progress.seq > whole.seq ? state.progress : null;
  const view = withProgress({ ...whole, sections, steps }, progress);
  return { ...state, view, sectionSeqs, progress, live, error: null };
};

/** Whether only a whole answer can tell the rest: the headings of all sections have another language by now. Pure. */
export const needsWhole = ({ view, progress }: DocumentState): boolean =>
  view !== null && progress !== null && progress.document.language !== view.language;

/**
 * Takes the answer of one section in, as far as it is newer than what is held of that section and of the document; nothing
 * of a section or document that isn't held. Pure.
 */
export const applySection = (state: DocumentState, answer: SectionAnswer): DocumentState => {
  const { view } = state;
  const { section, steps, ...progress } = answer;
  if (answer.documentId !== state.documentId || !view?.sections.some(({ id }) => id === section.id)) return state;
  const isProgress = answer.seq >= Math.max(view.seq, state.progress?.seq ?? 0);
  const isNewer = answer.seq >= Math.max(view.seq, state.sectionSeqs.get(section.id) ?? 0);
  if (!isNewer) return state;
  const fresh = new Map(steps.map((step) => [step.key, step]));
  const next: DocumentView = {
    ...view,
    sections: view.sections.map((it) => (it.id === section.id ? { ...section, heading: it.heading } : it)),
    steps: view.steps.map((step) => fresh.get(step.key) ?? step),
  };
  const live = new Map(state.live);
  const merged = mergeLive(state.live.get(section.id), section);
  if (merged) live.set(section.id, merged);
  const newest = isProgress ? progress : state.progress;
  return {
    ...state,
    view: withProgress(next, newest),
    sectionSeqs: new Map(state.sectionSeqs).set(section.id, answer.seq),
    progress: newest,
    live,
  };
};

/** Applies streamed text of the open document. `gaps` are sections of which only an answer can tell what was missed. Pure. */
export const applyDeltas = (
  state: DocumentState,
  deltas: readonly EventPayload<'section.delta'>[],
): { readonly state: DocumentState; readonly gaps: ReadonlySet<SectionId> } => {
  const gaps = new Set<SectionId>();
  let live: Map<SectionId, LiveText> | null = null;
  for (const delta of deltas) {
    if (delta.documentId !== state.documentId) continue;
    const outcome = applyDelta((live ?? state.live).get(delta.sectionId), delta);
    if (outcome.type === 'gap') gaps.add(delta.sectionId);
    if (outcome.type !== 'applied') continue;
    live ??= new Map(state.live);
    live.set(delta.sectionId, outcome.live);
  }
  return { state: live ? { ...state, live } : state, gaps };
};
