import type { RouteOutput, RouteParsedInput } from '#shared/contract/routes.ts';
import type { AppDeps } from '../ports.ts';

/** A page of the error log, newest first. */
export const listErrors =
  ({ store }: AppDeps) =>
  ({ before, limit }: RouteParsedInput<'error-log.list'>): RouteOutput<'error-log.list'> => {
    // One more than asked for tells whether there is another page.
    const found = store.errorLog.list(before ?? null, limit + 1);
    return { entries: found.slice(0, limit), total: store.errorLog.count(), hasMore: found.length > limit };
  };
