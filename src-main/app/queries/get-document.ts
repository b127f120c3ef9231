import type { RouteOutput } from '#shared/contract/routes.ts';
import { competenceFileInputSchema } from '#shared/kinds/competence-file.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import type { SectionView } from '#shared/model/section.ts';
import type { Paid } from '#shared/model/usage.ts';
import type { SectionRow } from '../../storage/sections-store.ts';
import { languageOf } from '../document-language.ts';
import type { LiveTexts } from '../live-texts.ts';
import type { AppDeps } from '../ports.ts';
import { requireFound } from '../require-found.ts';
import { documentSummaryOf } from './document-summary.ts';
import { sectionStateOf } from './section-state.ts';

const sectionViewOf = (row: SectionRow, live: LiveTexts, paid: Paid | null): SectionView => {
  const state = sectionStateOf(row);
  const { id, runId, key, order, title, heading, category, hasSource, content, revision, origin, isLocked, partial } =
    row;
  return {
    id,
    runId,
    key,
    order,
    title,
    heading,
    category,
    hasSource,
    content,
    revision,
    origin,
    isLocked,
    state,
    partial,
    paid,
    live: state.type === 'drafting' ? live.of(id) : null,
  };
};

/** The view shows no more of the input: the candidate may be long, and its name stands in the row. */
const jobOfInputSchema = competenceFileInputSchema.pick({ job: true });

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
    const { job } = jobOfInputSchema.parse(row.input);
    const kind = deps.documentKind(row.kind);
    const language = languageOf(sections.map(({ content }) => content).join('\n\n'));
    return {
      ...documentSummaryOf(deps, row, run, sections),
      seq,
      sections: sections.map((section) => ({
        ...sectionViewOf(section, live, paid.get(section.id) ?? null),
        // As in exports: the plan is in English.
        heading: section.heading === null ? null : (kind.headingIn(language, section.key) ?? section.heading),
      })),
      candidateName: row.candidateName,
      paid: paidInAll([...paid.values()]),
      job: job ?? null,
      themeId: row.themeId,
    };
  };
