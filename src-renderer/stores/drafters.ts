import type { ConnectionView } from '#shared/model/connection.ts';
import type { RunView } from '#shared/model/document.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';
import type { AppState } from './app-store.ts';
import { appStore } from './app-store.ts';
import type { ConnectionsState } from './connections-store.ts';
import { connectionsStore, shownConnections } from './connections-store.ts';

/** Who can draft. */
export interface KnownDrafters {
  /** Null until they were read. */
  readonly connections: readonly ConnectionView[] | null;
  readonly defaultProvider: string;
}

/** Who can draft, by what the stores hold. Pure. */
export const draftersOf = (state: ConnectionsState, { snapshot }: AppState): KnownDrafters => ({
  connections: state.connections === null ? null : shownConnections(state),
  defaultProvider: snapshot?.settings.defaultProvider ?? 'embedded',
});

/** Who can draft now. */
export const draftersNow = (): KnownDrafters => draftersOf(connectionsStore.getState(), appStore.getState());

/** What holds the server that drafts a run; null where nothing does, or nobody has a server behind it. Pure. */
export const heldBy = (state: ConnectionsState, run: Pick<RunView, 'provider'> | null): HoldReason | null => {
  const connection = run && state.connections?.find(({ id }) => id === run.provider);
  return (connection && state.holds[connection.origin]?.reason) ?? null;
};
