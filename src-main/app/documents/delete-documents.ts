import type { DocumentId, JobId } from '#shared/model/ids.ts';
import type { AppDeps } from '../ports.ts';
import { inPortions, portionSize } from '../queue/in-portions.ts';

/** Deletes documents and cancels their open work; can be undone until the app quits. */
export const deleteDocuments =
  ({ store, clock, turn, opened }: AppDeps, cancel: (ids: readonly JobId[]) => void) =>
  async ({ documentIds }: { documentIds: readonly DocumentId[] }): Promise<Record<string, never>> => {
    // Marked first: jobs cancelled from then on were cancelled by the deletion, so a restore puts them back in line.
    store.database.write(() => store.documents.remove(documentIds, clock.now()));
    opened.forget(documentIds);
    const open = store.runs
      .currentOf(documentIds)
      .flatMap(({ id: runId, documentId }) =>
        store.jobs.idsOfRun(runId, ['scheduled', 'blocked', 'ready', 'running']).map((id) => ({ id, documentId })),
      );
    await inPortions(turn, () => {
      const portion = open.splice(0, portionSize);
      // A document may be back by now.
      cancel(portion.filter(({ documentId }) => store.documents.head(documentId) === null).map(({ id }) => id));
      return portion.length;
    });
    return {};
  };
