import type { DocumentId, JobId } from '#shared/model/ids.ts';
import type { AppDeps } from '../ports.ts';

/** Deletes documents so that it can be undone until the app quits; open work of theirs is cancelled. */
export const deleteDocuments =
  ({ store, clock }: AppDeps, cancel: (ids: readonly JobId[]) => void) =>
  ({ documentIds }: { documentIds: readonly DocumentId[] }): Record<string, never> => {
    // Marked first: what is cancelled from then on was cancelled by the deletion, and a restore takes it up again.
    store.database.write(() => store.documents.remove(documentIds, clock.now()));
    const runs = store.runs.currentOf(documentIds);
    cancel(runs.flatMap((run) => store.jobs.idsOfRun(run.id, ['scheduled', 'blocked', 'ready', 'running'])));
    return {};
  };
