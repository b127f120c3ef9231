import type { RouteOutput } from '#shared/contract/routes.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import type { Marks, SectionView } from '#shared/model/section.ts';
import type { Paid } from '#shared/model/usage.ts';
import type { SectionRow } from '../../storage/sections-store.ts';
import { headingIn, languageOfDocument } from '../document-language.ts';
import type { LiveTexts } from '../live-texts.ts';
import type { AppDeps } from '../ports.ts';
import { requireFound } from '../require-found.ts';
import { requireKind } from '../require-kind.ts';
import { documentSummaryOf } from './document-summary.ts';
import { sectionStateOf } from './section-state.ts';
import { stepView } from './step-view.ts';

const sectionViewOf = (row: SectionRow, live: LiveTexts, paid: Paid | null, marks: Marks): SectionView => {
  const state = sectionStateOf(row);
  const { id, runId, key, order, label, heading, role, group, hasSource } = row;
  const { content, data, revision, origin, isLocked, partial } = row;
  return {
    id,
    runId,
    key,
    order,
    label,
    heading,
    role,
    group,
    hasSource,
    content,
    data,
    marks,
    revision,
    origin,
    isLocked,
    state,
    partial,
    paid,
    live: state.type === 'drafting' ? live.of(id) : null,
  };
};

/** What several cost together; where some have no price, what the others cost. */
const paidInAll = (parts: readonly Paid[]): Paid | null =>
  parts.length === 0
    ? null
    : parts.reduce((sum, part) => ({
        calls: sum.calls + part.calls,
        inputTokens: sum.inputTokens + part.inputTokens,
        cachedTokens: sum.cachedTokens + part.cachedTokens,
        outputTokens: sum.outputTokens + part.outputTokens,
        reasoningTokens: sum.reasoningTokens + part.reasoningTokens,
        costMicros:
          sum.costMicros === null && part.costMicros === null ? null : (sum.costMicros ?? 0) + (part.costMicros ?? 0),
        estimatedCalls: sum.estimatedCalls + part.estimatedCalls,
        cachedAnswers: sum.cachedAnswers + part.cachedAnswers,
      }));

/** A document with all its sections, as the workspace shows it. Throws `not-found`. */
export const getDocument =
  (deps: AppDeps, live: LiveTexts) =>
  ({ documentId }: { documentId: DocumentId }): RouteOutput<'document.get'> => {
    const { store } = deps;
    const seq = store.events.lastSeq();
    const row = requireFound(store.documents.get(documentId), 'document');
    const sections = store.sections.ofDocuments([documentId]);
    const [run] = store.runs.currentOf([documentId]);
    const paid = store.usage.ofSections(documentId);
    const marks = store.marks.ofDocument(documentId);
    const kind = requireKind(deps, row.kind);
    const language = languageOfDocument(deps, row, sections);
    return {
      ...documentSummaryOf(deps, row, run, sections),
      seq,
      sections: sections.map((section) => ({
        ...sectionViewOf(section, live, paid.get(section.id) ?? null, marks.get(section.id) ?? {}),
        heading: headingIn(kind, language, section),
      })),
      steps: store.steps.ofDocument(documentId).map(stepView),
      subject: row.subject,
      paid: paidInAll([...paid.values()]),
      view: row.view,
      themeId: row.themeId,
    };
  };
