import type { DocumentProgress } from '#shared/model/document.ts';
import type { Paid } from '#shared/model/usage.ts';
import type { DocumentHead } from '../../storage/documents-store.ts';
import type { SectionStateRow } from '../../storage/section-rows.ts';
import type { AppDeps } from '../ports.ts';
import { languageOfDocument } from './document-language.ts';
import { documentSummaryOf } from './document-summary.ts';

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

/** What of a document changes while its sections are drafted; `paid` is what each of them and its other steps have cost. */
export const documentProgress = (
  deps: AppDeps,
  document: DocumentHead,
  sections: readonly SectionStateRow[],
  paid: ReadonlyMap<string | null, Paid>,
): DocumentProgress => {
  const [current] = deps.store.runs.currentOf([document.id]);
  const { status, thread, run, updatedAt } = documentSummaryOf(deps, document, current, sections);
  const language = languageOfDocument(deps, document);
  return { status, thread, run, updatedAt, paid: paidInAll([...paid.values()]), language };
};
