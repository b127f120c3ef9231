import type { SectionAnswer } from '#shared/model/document.ts';
import type { SectionId } from '#shared/model/ids.ts';
import type { SectionStateRow } from '../../storage/section-rows.ts';
import type { LiveTexts } from '../drafting/live-texts.ts';
import type { AppDeps } from '../ports.ts';
import { requireFound } from '../require-found.ts';
import { headingIn } from './document-language.ts';
import { documentProgress } from './document-progress.ts';
import { requireKind } from './open-draft.ts';
import { sectionStateOf } from './section-state.ts';
import { sectionView } from './section-view.ts';
import { stepView } from './step-view.ts';

/** Where each waiting section stands: one that moves on moves all behind it, without an event of theirs. */
const waitingSections = (rows: readonly SectionStateRow[]): SectionAnswer['waiting'] =>
  rows.flatMap((row) => {
    const state = sectionStateOf(row);
    return state.type === 'waiting' ? [{ sectionId: row.id, reason: state.reason }] : [];
  });

/** One section, with what of its document changes beside it; reads the text of no other section. Throws `not-found`. */
export const getSection =
  (deps: AppDeps, live: LiveTexts) =>
  ({ sectionId }: { sectionId: SectionId }): SectionAnswer => {
    const { store } = deps;
    const seq = store.events.lastSeq();
    const row = requireFound(store.sections.get(sectionId), 'section');
    const { documentId } = row;
    const document = requireFound(store.documents.head(documentId), 'document');
    const states = store.sections.statesOf([documentId]);
    const paid = store.usage.ofDocument(documentId);
    const progress = documentProgress(deps, document, states, paid);
    const heading = headingIn(requireKind(deps, document.kind), progress.language, row);
    const marks = store.marks.ofSection(sectionId);
    return {
      seq,
      documentId,
      section: sectionView(row, { heading, live, paid: paid.get(sectionId), marks }),
      steps: store.steps.ofSection(sectionId).map(stepView),
      waiting: waitingSections(states),
      document: progress,
    };
  };
