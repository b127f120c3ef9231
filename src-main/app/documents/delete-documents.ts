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
    const runs = store.runs.currentOf(documentIds);
    const open = runs.flatMap((run) => store.jobs.idsOfRun(run.id, ['scheduled', 'blocked', 'ready', 'running']));
    await inPortions(turn, () => {
      const ids = open.splice(0, portionSize);
      cancel(ids);
      return ids.length;
    });
    return {};
  };
