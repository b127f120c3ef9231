import type { DocumentId } from '#shared/model/ids.ts';
import type { AppDeps } from '../ports.ts';

/** Takes a deletion back; sections whose drafting it cancelled go back in line. */
export const restoreDocuments =
  ({ store, clock }: AppDeps) =>
  ({ documentIds }: { documentIds: readonly DocumentId[] }): Record<string, never> => {
    store.database.write(() => {
      store.documents.restore(documentIds);
      const cancelled = store.runs.currentOf(documentIds).flatMap((run) => store.jobs.idsOfRun(run.id, ['cancelled']));
      store.jobs.retry(cancelled, clock.now());
    });
    return {};
  };
