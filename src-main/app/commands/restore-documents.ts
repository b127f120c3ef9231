import type { DocumentId } from '#shared/model/ids.ts';
import type { AppDeps } from '../ports.ts';

/** Takes a deletion back; sections whose drafting it cancelled go back in line, those cancelled before stay so. */
export const restoreDocuments =
  ({ store, clock }: AppDeps) =>
  ({ documentIds }: { documentIds: readonly DocumentId[] }): Record<string, never> => {
    store.database.write(() => {
      const deletedAt = new Map(store.documents.restore(documentIds).map(({ id, deletedAt: at }) => [id, at]));
      const cancelled = store.runs
        .currentOf([...deletedAt.keys()])
        .flatMap((run) => store.jobs.cancelledSince(run.id, deletedAt.get(run.documentId) ?? 0));
      store.jobs.retry(cancelled, clock.now());
    });
    return {};
  };
