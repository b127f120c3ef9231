import { createStore } from 'zustand/vanilla';
import type { RouteOutput } from '#shared/contract/routes.ts';
import type { AppError } from '#shared/model/app-error.ts';
import type { ErrorLogEntry } from '#shared/model/error-log.ts';
import { client } from '../client.ts';
import { coalesce, throttle } from './coalesce.ts';

type Page = RouteOutput<'error-log.list'>;

/** The error log as far as it was paged through, newest first. */
export interface ErrorLogState {
  /** Null until it was read once. */
  readonly entries: readonly ErrorLogEntry[] | null;
  readonly total: number;
  readonly hasMore: boolean;
  readonly error: AppError | null;
  readonly isShown: boolean;
  /** Entries up to this one are on their way out, and can still be brought back. */
  readonly clearedUpTo: number;
}

const pageSize = 50;
const refreshMs = 1_000;

export const errorLogStore = createStore<ErrorLogState>()(() => ({
  entries: null,
  total: 0,
  hasMore: false,
  error: null,
  isShown: false,
  clearedUpTo: 0,
}));

/**
 * Takes the newest page in over what was paged through. Where more has come since than a page holds, the older pages go:
 * between them and the new one there would be a gap. Pure.
 */
export const withNewest = (state: ErrorLogState, page: Page): ErrorLogState => {
  const oldest = page.entries.at(-1)?.seq ?? 0;
  const known = state.entries ?? [];
  const touches = known.some(({ seq }) => seq === oldest);
  const older = touches ? known.filter(({ seq }) => seq < oldest) : [];
  return {
    ...state,
    entries: [...page.entries, ...older],
    total: page.total,
    hasMore: older.length > 0 ? state.hasMore : page.hasMore,
    error: null,
  };
};

/** Takes an older page in. Pure. */
export const withOlder = (state: ErrorLogState, page: Page): ErrorLogState => {
  const oldest = state.entries?.at(-1)?.seq ?? Number.POSITIVE_INFINITY;
  return {
    ...state,
    entries: [...(state.entries ?? []), ...page.entries.filter(({ seq }) => seq < oldest)],
    total: page.total,
    hasMore: page.hasMore,
    error: null,
  };
};

/** The entries to show: all but those on their way out. Pure. */
export const shownEntries = ({ entries, clearedUpTo }: ErrorLogState): readonly ErrorLogEntry[] =>
  (entries ?? []).filter(({ seq }) => seq > clearedUpTo);

/** Asks for the newest failures. */
export const refreshErrorLog = coalesce(async () => {
  const result = await client.call('error-log.list', { limit: pageSize });
  errorLogStore.setState((state) => (result.ok ? withNewest(state, result.value) : { ...state, error: result.error }));
});

/** Asks for the page after the last one. */
export const loadOlderErrors = coalesce(async () => {
  const before = errorLogStore.getState().entries?.at(-1)?.seq;
  if (before === undefined) return;
  const result = await client.call('error-log.list', { before, limit: pageSize });
  errorLogStore.setState((state) => (result.ok ? withOlder(state, result.value) : { ...state, error: result.error }));
});

/** Notes that something failed: an open log is read again soon. */
export const errorLogChanged = throttle(() => {
  if (errorLogStore.getState().isShown && !document.hidden) void refreshErrorLog();
}, refreshMs);

/** Opens or closes the log; a closed one asks for nothing and forgets what it showed. */
export const setErrorLogShown = (isShown: boolean): void => {
  errorLogStore.setState(isShown ? { isShown } : { isShown, entries: null, total: 0, hasMore: false, error: null });
  if (isShown) void refreshErrorLog();
};

/** Hides what the log holds now; the returned function brings it back. */
export const hideErrors = (): (() => void) => {
  errorLogStore.setState(({ entries }) => ({ clearedUpTo: entries?.[0]?.seq ?? 0 }));
  return () => errorLogStore.setState({ clearedUpTo: 0 });
};

/** Clears the log for good. @returns the error, or null when it is empty. */
export const clearErrorLog = async (): Promise<AppError | null> => {
  const result = await client.call('error-log.clear', {});
  if (errorLogStore.getState().isShown) await refreshErrorLog();
  errorLogStore.setState({ clearedUpTo: 0 });
  return result.ok ? null : result.error;
};
