import { createStore } from 'zustand/vanilla';
import type { EventPayload } from '#shared/contract/events.ts';
import type { RouteOutput } from '#shared/contract/routes.ts';
import type { AppError, Result } from '#shared/model/app-error.ts';
import type { Connection, ConnectionReport, ConnectionView } from '#shared/model/connection.ts';
import { connectionSchema } from '#shared/model/connection.ts';
import type { RunView } from '#shared/model/document.ts';
import type { QueueOverview, TakeoverView } from '#shared/model/queue-overview.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';
import { client } from '../client.ts';
import type { AppState } from './app-store.ts';
import { appStore } from './app-store.ts';
import { coalesce } from './coalesce.ts';

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

/** What holds the work towards one server. */
export interface ServerHold {
  readonly reason: HoldReason;
  /** How many sections wait for it. */
  readonly held: number;
  /** Who takes over, and when; none where nobody does, or it isn't known yet. */
  readonly takeover?: TakeoverView | undefined;
}

/** Every server with models, and what stands in its way. A copy that events keep fresh. */
export interface ConnectionsState {
  /** Null until they were read once. */
  readonly connections: readonly ConnectionView[] | null;
  readonly keyStorage: 'system' | 'memory';
  readonly error: AppError | null;
  /** By origin. */
  readonly holds: Readonly<Record<string, ServerHold>>;
  /** Connections on their way out, which can still be brought back. */
  readonly leaving: readonly string[];
}

export const connectionsStore = createStore<ConnectionsState>()(() => ({
  connections: null,
  keyStorage: 'system',
  error: null,
  holds: {},
  leaving: [],
}));

/** Asks for all connections anew; what is shown stays where that fails. */
export const refreshConnections = coalesce(async () => {
  const result = await client.call('connection.list', {});
  if (result.ok) connectionsStore.setState({ ...result.value, error: null });
  else connectionsStore.setState({ error: result.error });
});

/** What holds each origin, of all its lanes. A pause is the user's own and holds queues, not servers. Pure. */
export const holdsOf = ({ queues }: QueueOverview): Readonly<Record<string, ServerHold>> => {
  const holds: Record<string, ServerHold> = {};
  for (const { origin, hold, ready } of queues.flatMap(({ lanes }) => lanes)) {
    if (!hold || hold.reason === 'paused') continue;
    const before = holds[origin];
    const takeover = hold.takeover ?? before?.takeover;
    holds[origin] = { reason: hold.reason, held: (before?.held ?? 0) + ready, ...(takeover && { takeover }) };
  }
  return holds;
};

/** Asks what holds the servers: for a window that was not there when the holds began. */
export const refreshHolds = async (): Promise<void> => {
  const result = await client.call('queue.get-overview', { minutes: 1 });
  if (result.ok) connectionsStore.setState({ holds: holdsOf(result.value) });
};

/** Notes that work towards a server is held. */
export const serverHeld = ({ origin, reason, held }: EventPayload<'provider.held'>): void =>
  connectionsStore.setState(({ holds }) => ({ holds: { ...holds, [origin]: { reason, held } } }));

/** Notes that work towards a server goes on. */
export const serverResumed = (origin: string): void =>
  connectionsStore.setState(({ holds: { [origin]: _gone, ...holds } }) => ({ holds }));

/** Lets everything that is held towards a server look again now. @returns the error, or null when it was asked. */
export const tryServerNow = async (origin: string): Promise<AppError | null> => {
  const overview = await client.call('queue.get-overview', { minutes: 1 });
  if (!overview.ok) return overview.error;
  const lanes = overview.value.queues.flatMap((queue) => queue.lanes);
  for (const { lane } of lanes.filter((it) => it.origin === origin && it.hold !== null)) {
    const result = await client.call('queue.release', { lane });
    if (!result.ok) return result.error;
  }
  return null;
};

/** The settings of a connection without what is only known of it. */
export const connectionOf = (view: ConnectionView): Connection => connectionSchema.parse(view);

/** Saves a connection, shown at once where it is known already. @returns the error, or null when it was saved. */
export const saveConnection = async (connection: Connection): Promise<AppError | null> => {
  const before = connectionsStore.getState().connections;
  const shown = before?.map((it) => (it.id === connection.id ? { ...it, ...connection } : it)) ?? null;
  connectionsStore.setState({ connections: shown });
  const result = await client.call('connection.save', connection);
  if (!result.ok) connectionsStore.setState({ connections: before });
  else await refreshConnections();
  return result.ok ? null : result.error;
};

/** Keeps a key for a connection, or forgets it with null. @returns the error, or null when it was done. */
export const setConnectionKey = async (id: string, key: string | null): Promise<AppError | null> => {
  const result = await client.call('connection.set-key', { id, key });
  if (result.ok) await refreshConnections();
  return result.ok ? null : result.error;
};

/** Shows a connection as gone, or brings it back before it is. */
export const setLeaving = (id: string, isLeaving: boolean): void =>
  connectionsStore.setState(({ leaving }) => ({
    leaving: isLeaving ? [...leaving, id] : leaving.filter((it) => it !== id),
  }));

/** Removes a connection and its key for good. @returns the error, or null when it is gone. */
export const removeConnection = async (id: string): Promise<AppError | null> => {
  const result = await client.call('connection.remove', { id });
  if (result.ok) await refreshConnections();
  setLeaving(id, false);
  return result.ok ? null : result.error;
};

/** The connections to show: all but those on their way out. Pure. */
export const shownConnections = ({ connections, leaving }: ConnectionsState): readonly ConnectionView[] =>
  (connections ?? []).filter(({ id }) => !leaving.includes(id));

/** Tries a connection as it stands in a form; an empty key means the one that is kept. */
export const askConnection = (connection: Connection, key: string): Promise<Result<ConnectionReport>> =>
  client.call('connection.test', { connection, ...(key === '' ? {} : { key }) });

/** Looks for servers on the usual ports of this computer. */
export const findServers = (): Promise<Result<RouteOutput<'connection.find-local'>>> =>
  client.call('connection.find-local', {});
