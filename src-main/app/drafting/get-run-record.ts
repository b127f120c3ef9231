import { labelText } from '#shared/kinds/label-text.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { assetIdsIn } from '#shared/model/asset.ts';
import type { RunId } from '#shared/model/ids.ts';
import type { RunRecord, RunRecordSection } from '#shared/model/run.ts';
import { runStatusOf } from '#shared/model/run.ts';
import type { RunRow, RunSectionRow } from '../../storage/runs-store.ts';
import type { AppDeps } from '../ports.ts';
import { requireFound } from '../require-found.ts';

const recordSection = ({
  order,
  key,
  label,
  content,
  data,
  success,
  error,
  processingTimeMs,
  tokensUsed,
  isCached,
  costMicros,
  standIn,
}: RunSectionRow): RunRecordSection => ({
  order,
  key,
  title: labelText(label, 'en'),
  content,
  ...(data === null ? {} : { data }),
  success,
  ...(error ? { error } : {}),
  processingTimeMs,
  tokensUsed,
  isCached,
  costMicros,
  ...(standIn === null ? {} : { standIn }),
});

/**
 * Sections with the first drafts that stand where the run has no text yet: what is read of a document that waits for its
 * model is the same in every format.
 */
const withFirstDrafts = ({ store }: AppDeps, run: RunRow, rows: readonly RunSectionRow[]): RunSectionRow[] => {
  const isOpen = (row: RunSectionRow): boolean => !row.success && row.content === '';
  if (!rows.some(isOpen) || store.documents.head(run.documentId)?.currentRunId !== run.id) return [...rows];
  const drafts = new Map(
    store.sections
      .ofDocuments([run.documentId])
      .flatMap(({ key, origin, content, data }) =>
        origin === 'embedded' && content !== '' ? [[key, { content, data }] as const] : [],
      ),
  );
  return rows.map((row) => (isOpen(row) ? { ...row, ...drafts.get(row.key) } : row));
};

const recordStatus = (run: RunRow): RunRecord['status'] => {
  const status = runStatusOf(run);
  return status === 'queued' || status === 'processing' ? 'waiting' : status;
};

/** Sections by the groups of their kind (A6), each in order; groups that the kind doesn't name come last. */
const groupSections = (groups: readonly string[], rows: readonly RunSectionRow[]): RunRecord['sectionsGrouped'] => {
  const grouped = new Map(groups.map((group): [string, RunRecordSection[]] => [group, []]));
  for (const row of rows) grouped.set(row.group, [...(grouped.get(row.group) ?? []), recordSection(row)]);
  return Object.fromEntries(grouped);
};

/** The structured record of a run (A6), complete or as far as it is. Throws `not-found`. */
export const getRunRecord =
  (deps: AppDeps) =>
  ({ runId }: { runId: RunId }): RunRecord => {
    const { store, clock } = deps;
    const run = requireFound(store.runs.get(runId), 'draft');
    const document = requireFound(store.documents.head(run.documentId), 'document');
    const rows = withFirstDrafts(deps, run, store.runs.sectionsOf(runId));
    const named = rows.flatMap(({ content, data }) => [...assetIdsIn(content), ...assetIdsIn(JSON.stringify(data))]);
    const assets = store.assets.list([...new Set(named)]);
    const succeeded = rows.filter((row) => row.success);
    const spentMs = succeeded.reduce((sum, row) => sum + row.processingTimeMs, 0);
    return {
      runId,
      documentId: run.documentId,
      title: document.title,
      kind: document.kind,
      status: recordStatus(run),
      sections: rows.map(recordSection),
      sectionsGrouped: groupSections(findKind(document.kind)?.groups ?? [], rows),
      totals: { sections: rows.length, succeeded: succeeded.length, failed: run.failed + run.cancelled },
      performance: {
        totalTimeMs: (run.finishedAt ?? clock.now()) - (run.startedAt ?? run.createdAt),
        totalTokens: run.totalTokens,
        totalCostMicros: store.usage.costOfRun(runId),
        averageTimePerSectionMs: succeeded.length > 0 ? Math.round(spentMs / succeeded.length) : 0,
      },
      provider: run.provider,
      model: run.model,
      strategy: run.options.strategy,
      concurrency: run.concurrency,
      createdAt: new Date(run.createdAt).toISOString(),
      ...(assets.length === 0 ? {} : { assets }),
      files: store.exports.ofRun(runId),
    };
  };
