import type { DocumentId } from '#shared/model/ids.ts';
import type { AppDeps } from '../ports.ts';
import { inPortions, portionSize } from '../queue/in-portions.ts';

/** Undoes a deletion: sections whose drafting it cancelled go back in line; those cancelled before stay cancelled. */
export const restoreDocuments =
  ({ store, clock, turn }: AppDeps) =>
  async ({ documentIds }: { documentIds: readonly DocumentId[] }): Promise<Record<string, never>> => {
    const cancelled = store.database.write(() => {
      const deletedAt = new Map(store.documents.restore(documentIds).map(({ id, deletedAt: at }) => [id, at]));
      return store.runs
        .currentOf([...deletedAt.keys()])
        .flatMap((run) => store.jobs.cancelledSince(run.id, deletedAt.get(run.documentId) ?? 0));
    });
    await inPortions(turn, () => {
      const ids = cancelled.splice(0, portionSize);
      store.jobs.retry(ids, clock.now());
      return ids.length;
    });
    return {};
  };
