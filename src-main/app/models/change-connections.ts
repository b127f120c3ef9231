import type { RouteParsedInput } from '#shared/contract/routes.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { BaseUrlProblem } from '#shared/model/base-url.ts';
import { readBaseUrl } from '#shared/model/base-url.ts';
import type { Connection, ConnectionView } from '#shared/model/connection.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';
import { mostConnections } from '#shared/model/settings.ts';
import type { AppDeps, ModelServers, SettingsStore } from '../ports.ts';
import { requireFound } from '../require-found.ts';
import type { UpdateSettings } from './change-settings.ts';
import { connectionViewOf } from './list-connections.ts';
import { holdForRemoved } from './place-work.ts';
import { releaseHeld } from './release-held.ts';

/** What the commands on connections need. */
export interface ConnectionPorts {
  readonly deps: AppDeps;
  readonly settings: SettingsStore;
  readonly servers: ModelServers;
  readonly update: UpdateSettings;
  /** Called after connections have changed. */
  readonly tellChanged: () => void;
}

const expected: Readonly<Record<BaseUrlProblem | 'unconfirmed', string>> = {
  'not-a-url': 'an address such as https://api.openai.com/v1',
  scheme: 'an address that begins with https:// (or http:// on this computer)',
  credentials: 'an address without a name and password in it; the key has a field of its own',
  extra: 'an address without ? and #',
  unencrypted: 'https:// for a server beyond this computer and the local network',
  'forbidden-host': 'the address of a server with models',
  unconfirmed: 'a confirmation that this server of the local network may be sent to without encryption',
};

/** Throws `input.invalid` for an address that Dossier may not send to. */
export const requireAllowed = ({ baseUrl, isLanAllowed }: Connection): void => {
  const reading = readBaseUrl(baseUrl);
  const problem = reading.ok ? (reading.needsConfirmation && !isLanAllowed ? 'unconfirmed' : null) : reading.problem;
  if (problem === null) return;
  throw new AppFailure({
    code: 'input.invalid',
    message: 'Dossier may not send anything to this address.',
    issues: [{ path: 'baseUrl', expected: expected[problem] }],
  });
};

/** Throws `input.invalid` for a second choice that isn't there, or that is the connection itself. */
const requireKnownSecond = ({ id, secondChoice }: Connection, connections: readonly Connection[]): void => {
  if (secondChoice === null || secondChoice.provider === 'embedded') return;
  if (secondChoice.provider !== id && connections.some((known) => known.id === secondChoice.provider)) return;
  throw new AppFailure({
    code: 'input.invalid',
    message: 'This second choice is not there.',
    issues: [{ path: 'secondChoice', expected: 'another connection, or the embedded drafter' }],
  });
};

const originOf = ({ baseUrl }: Connection): string => {
  const reading = readBaseUrl(baseUrl);
  return reading.ok ? reading.origin : '';
};

/** Hold reasons that a change of a server or of its key may have removed. */
const mendable: readonly HoldReason[] = ['no-key', 'offline', 'trouble', 'quota'];

/** Adds a connection or changes the one of that id; lanes held towards its server try again. Throws `input.invalid`. */
export const saveConnection =
  ({ deps, settings, servers, update, tellChanged }: ConnectionPorts) =>
  (connection: RouteParsedInput<'connection.save'>): { connection: ConnectionView } => {
    requireAllowed(connection);
    const { connections } = settings.get();
    requireKnownSecond(connection, connections);
    const isNew = connections.every(({ id }) => id !== connection.id);
    if (isNew && connections.length >= mostConnections) {
      throw new AppFailure({
        code: 'input.invalid',
        message: `There can be ${mostConnections} servers at the most.`,
        action: 'Remove one first.',
      });
    }
    update({
      connections: isNew
        ? [...connections, connection]
        : connections.map((known) => (known.id === connection.id ? connection : known)),
    });
    // Its jobs still wait in the lanes of its old address, or in those of a server that was removed.
    deps.store.jobs.moveToOrigin(connection.id, originOf(connection));
    releaseHeld(deps, ({ origin, reason }) => origin === originOf(connection) && mendable.includes(reason));
    tellChanged();
    return { connection: connectionViewOf(servers, connection) };
  };

/**
 * Forgets a connection, and its server's key unless another connection needs it. Documents stay; work that waits for it
 * is held, and what it did in place of others is theirs again.
 */
export const removeConnection =
  ({ deps, settings, servers, update, tellChanged }: ConnectionPorts) =>
  async ({ id }: { id: string }): Promise<Record<string, never>> => {
    const { connections, defaultProvider } = settings.get();
    const gone = requireFound(connections.find((connection) => connection.id === id) ?? null, 'connection');
    const left = connections.filter((connection) => connection !== gone);
    update({
      connections: left.map((connection) =>
        connection.secondChoice?.provider === id ? { ...connection, secondChoice: null } : connection,
      ),
      ...(defaultProvider === id ? { defaultProvider: 'embedded' } : {}),
    });
    deps.store.jobs.standIns.giveBack(id);
    holdForRemoved(deps, id);
    if (left.every((connection) => originOf(connection) !== originOf(gone))) {
      await servers.setKey(originOf(gone), null, false);
    }
    tellChanged();
    return {};
  };

/** Keeps a key for the connection's server, or forgets it; work held for lack of a key goes on. Throws `not-found`. */
export const setConnectionKey =
  ({ deps, settings, servers, tellChanged }: ConnectionPorts) =>
  async ({ id, key, isPassing }: RouteParsedInput<'connection.set-key'>): Promise<{ isKept: boolean }> => {
    const connection = requireFound(settings.get().connections.find((known) => known.id === id) ?? null, 'connection');
    const origin = originOf(connection);
    const isKept = await servers.setKey(origin, key, isPassing);
    if (key !== null) releaseHeld(deps, (held) => held.origin === origin && ['no-key', 'quota'].includes(held.reason));
    tellChanged();
    return { isKept };
  };
