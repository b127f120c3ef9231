import { createStore } from 'zustand/vanilla';
import type { RouteInput } from '#shared/contract/routes.ts';
import type { AppError, Result } from '#shared/model/app-error.ts';
import type { ExportBatchView } from '#shared/model/export.ts';
import type { BatchId } from '#shared/model/ids.ts';
import { batchIdSchema } from '#shared/model/ids.ts';
import { client } from '../client.ts';
import { coalesce } from './coalesce.ts';

/** Bulk exports, newest first, and which of them the user has put away. Events keep it fresh. */
export interface ExportBatchesState {
  readonly batches: readonly ExportBatchView[];
  readonly dismissed: ReadonlySet<BatchId>;
  /** The panel is folded away while something runs. */
  readonly isFolded: boolean;
}

/** An export that ended longer ago is no news, in milliseconds. */
const newsMs = 30 * 60_000;
/** Where the window notes what was put away, so that a reload doesn't bring it back. */
const dismissedKey = 'dossier.dismissed-exports';
const mostDismissed = 50;

const readDismissed = (): ReadonlySet<BatchId> => {
  const kept = globalThis.sessionStorage?.getItem(dismissedKey) ?? '';
  return new Set(kept.split(' ').flatMap((id) => batchIdSchema.safeParse(id).data ?? []));
};

const keepDismissed = (dismissed: ReadonlySet<BatchId>): void =>
  globalThis.sessionStorage?.setItem(dismissedKey, [...dismissed].slice(-mostDismissed).join(' '));

export const exportBatchesStore = createStore<ExportBatchesState>()(() => ({
  batches: [],
  dismissed: readDismissed(),
  isFolded: false,
}));

/** Documents that have ended, well or not. */
export const endedOf = ({ completed, failed, cancelled }: ExportBatchView): number => completed + failed + cancelled;

/** Something is still to be written. */
export const isOpenBatch = ({ finishedAt }: ExportBatchView): boolean => finishedAt === null;

/** Takes news of one batch in; what tells of an earlier state than the one held is dropped. Pure. */
export const withBatch = (batches: readonly ExportBatchView[], batch: ExportBatchView): readonly ExportBatchView[] => {
  const held = batches.find(({ batchId }) => batchId === batch.batchId);
  if (!held) return [...batches, batch].sort((a, b) => b.createdAt - a.createdAt);
  return batches.map((it) => (it.batchId === batch.batchId ? batch : it));
};

/** What the panel shows at a moment (epoch milliseconds): everything open, and what ended lately. Pure. */
export const shownBatches = ({ batches, dismissed }: ExportBatchesState, now: number): readonly ExportBatchView[] =>
  batches.filter(
    (batch) => isOpenBatch(batch) || (!dismissed.has(batch.batchId) && now - (batch.finishedAt ?? now) < newsMs),
  );

/** Asks for all of them anew: at the start, and after events may have been missed. */
export const refreshExportBatches = coalesce(async () => {
  const result = await client.call('export.list-batches', {});
  if (result.ok) exportBatchesStore.setState({ batches: result.value.batches });
});

/** Notes that a bulk export got further. */
export const exportBatchUpdated = (batch: ExportBatchView): void =>
  exportBatchesStore.setState(({ batches }) => ({ batches: withBatch(batches, batch) }));

/** Starts a bulk export and shows it. */
export const startExportBatch = async (input: RouteInput<'export.start-batch'>): Promise<Result<ExportBatchView>> => {
  const result = await client.call('export.start-batch', input);
  if (result.ok) {
    exportBatchesStore.setState({ isFolded: false });
    // Its events may have been faster than the answer and know more.
    const isKnown = exportBatchesStore.getState().batches.some(({ batchId }) => batchId === result.value.batchId);
    if (!isKnown) exportBatchUpdated(result.value);
  }
  return result;
};

const errorOf = (result: Result<unknown>): AppError | null => (result.ok ? null : result.error);

/** @returns the error, or null when it was done. */
export const cancelExportBatch = async (batchId: BatchId): Promise<AppError | null> =>
  errorOf(await client.call('export.cancel-batch', { batchId }));

/** Writes what failed or was cancelled once more. @returns the error, or null when it was started. */
export const retryExportBatch = async (batchId: BatchId): Promise<AppError | null> =>
  errorOf(await client.call('export.retry-batch', { batchId }));

/** Shows the files where they lie. @returns the error, or null. */
export const showExportBatch = async (batchId: BatchId): Promise<AppError | null> =>
  errorOf(await client.call('export.show-batch', { batchId }));

/** Puts an export that ended away. */
export const dismissExportBatch = (batchId: BatchId): void =>
  exportBatchesStore.setState(({ dismissed }) => {
    const next = new Set([...dismissed, batchId]);
    keepDismissed(next);
    return { dismissed: next };
  });

/** Folds the panel away, or opens it. */
export const setExportsFolded = (isFolded: boolean): void => exportBatchesStore.setState({ isFolded });
