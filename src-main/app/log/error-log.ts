import type { RouteOutput, RouteParsedInput } from '#shared/contract/routes.ts';
import type { AppDeps, Desktop } from '../ports.ts';

/** More than the log ever holds. */
const all = 1_000_000;

/** Saves the error log as JSON where the user says (requirement E5): ids and codes, nothing of any document. */
export const exportErrorLog =
  ({ store, clock }: AppDeps, desktop: Desktop) =>
  async (): Promise<{ path: string | null }> => {
    const entries = store.errorLog.list(null, all).map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() }));
    const day = new Date(clock.now()).toISOString().slice(0, 10);
    return { path: await desktop.saveText(`dossier-errors-${day}.json`, `${JSON.stringify(entries, null, 2)}\n`) };
  };

/** A page of the error log, newest first. */
export const listErrors =
  ({ store }: AppDeps) =>
  ({ before, limit }: RouteParsedInput<'error-log.list'>): RouteOutput<'error-log.list'> => {
    // One more than asked for tells whether there is another page.
    const found = store.errorLog.list(before ?? null, limit + 1);
    return { entries: found.slice(0, limit), total: store.errorLog.count(), hasMore: found.length > limit };
  };
