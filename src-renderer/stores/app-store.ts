import { createStore } from 'zustand/vanilla';
import type { Change, EventPayload } from '#shared/contract/events.ts';
import type { RouteOutput } from '#shared/contract/routes.ts';
import type { AppError } from '#shared/model/app-error.ts';
import type { Settings } from '#shared/model/settings.ts';
import { client } from '../client.ts';

export type Snapshot = RouteOutput<'app.get-snapshot'>;

/** The state of the whole app: a copy of the main process's, which events keep fresh. */
export interface AppState {
  readonly snapshot: Snapshot | null;
  /** Why there is no snapshot, if asking for it failed. */
  readonly error: AppError | null;
}

export interface AppliedChange {
  readonly snapshot: Snapshot;
  /** The changes the snapshot did not include yet. */
  readonly changes: readonly Change[];
  /** Events were missed: all stores must refetch. */
  readonly hasGap: boolean;
}

/**
 * Takes one `store.changed` into the snapshot. Changes up to the snapshot's `seq` are dropped, since it includes them;
 * a `fromSeq` beyond the next expected one is a gap.
 */
export const applyChanged = (snapshot: Snapshot, event: EventPayload<'store.changed'>): AppliedChange => {
  if (event.toSeq <= snapshot.seq) return { snapshot, changes: [], hasGap: false };
  return {
    snapshot: { ...snapshot, seq: event.toSeq, queue: event.queue },
    changes: event.changes.filter((change) => change.seq > snapshot.seq),
    hasGap: event.fromSeq > snapshot.seq + 1,
  };
};

export const appStore = createStore<AppState>()(() => ({ snapshot: null, error: null }));

/** Asks for the snapshot; an older answer than what is held already is dropped. */
export const loadSnapshot = async (): Promise<void> => {
  const result = await client.call('app.get-snapshot', {});
  const held = appStore.getState().snapshot;
  if (!result.ok) {
    // A failed refresh keeps the numbers held; only a failed start has nothing to show.
    if (!held) appStore.setState({ error: result.error });
    return;
  }
  if (held && result.value.seq < held.seq) return;
  appStore.setState({ snapshot: result.value, error: null });
};

/** Puts settings that were confirmed by the main side into the snapshot. */
export const settingsConfirmed = (settings: Settings): void => {
  const { snapshot } = appStore.getState();
  if (snapshot) appStore.setState({ snapshot: { ...snapshot, settings } });
};

/**
 * Saves some settings: shown at once, taken back if they could not be saved.
 * @returns the error, or null when they were saved.
 */
export const updateSettings = async (patch: Partial<Omit<Settings, 'exportFolder'>>): Promise<AppError | null> => {
  const before = appStore.getState().snapshot?.settings;
  if (before) settingsConfirmed({ ...before, ...patch });
  const result = await client.call('settings.update', patch);
  if (result.ok) {
    settingsConfirmed(result.value);
    return null;
  }
  if (before) settingsConfirmed(before);
  return result.error;
};
