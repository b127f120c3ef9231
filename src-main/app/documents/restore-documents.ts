import type { DocumentId } from '#shared/model/ids.ts';
import type { AppDeps, QueueControl } from '../ports.ts';
import { inPortions, portionSize } from '../queue/in-portions.ts';

/**
 * Undoes a deletion: sections whose drafting it cancelled go back in line, also where the work hasn't stopped yet; those
 * cancelled before stay cancelled.
 */
export const restoreDocuments =
  ({ store, clock, turn }: AppDeps, { takeBackCancel }: Pick<QueueControl, 'takeBackCancel'>) =>
  async ({ documentIds }: { documentIds: readonly DocumentId[] }): Promise<Record<string, never>> => {
    const restored = store.database.write(() => store.documents.restore(documentIds));
    const deletedAt = new Map(restored.map(({ id, deletedAt: at }) => [id, at]));
    const cancelled = store.runs.currentOf([...deletedAt.keys()]).flatMap(({ id: runId, documentId }) => {
      const since = deletedAt.get(documentId) ?? 0;
      takeBackCancel(store.jobs.idsOfRun(runId, ['running']), since);
      return store.jobs.cancelledSince(runId, since).map((id) => ({ id, documentId }));
    });
    await inPortions(turn, () => {
      const portion = cancelled.splice(0, portionSize);
      // A document may be deleted again by now.
      const wanted = portion.filter(({ documentId }) => store.documents.head(documentId) !== null);
      store.jobs.retry(
        wanted.map(({ id }) => id),
        clock.now(),
      );
      return portion.length;
    });
    return {};
  };
