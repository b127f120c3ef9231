import { AppFailure } from '#shared/model/app-error.ts';
import { readBaseUrl } from '#shared/model/base-url.ts';
import type { Connection, ConnectionView } from '#shared/model/connection.ts';
import { connectionSchema, presets } from '#shared/model/connection.ts';
import type { Client } from '../client.ts';
import { callOrThrow } from '../client.ts';

/** The environment variables that servers are set up from. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Which server a command line names: one that is set up, OpenAI, or one by its address. */
export interface NamedServer {
  readonly provider?: string | undefined;
  readonly baseUrl?: string | undefined;
}

/** A server to call, whether or not it is set up yet. */
export interface ChosenServer {
  readonly connection: Connection;
  readonly isSetUp: boolean;
  readonly hasKey: boolean;
  /** The key for it from the environment; never sent to another server. */
  readonly key: string | null;
}

const openAiOrigin = 'https://api.openai.com';

const readAddress = (baseUrl: string) => {
  const reading = readBaseUrl(baseUrl);
  if (!reading.ok)
    throw new AppFailure({ code: 'provider.address', message: `${baseUrl} can't be used as an address.` });
  return reading;
};

/**
 * The key for a server: OPENAI_API_KEY is OpenAI's alone and goes nowhere else but to this very computer; DOSSIER_API_KEY is
 * for the server that the command names.
 */
const keyFor = (baseUrl: string, environment: Environment, isNamed: boolean): string | null => {
  if (!isNamed) return null;
  const { origin, reach } = readAddress(baseUrl);
  const own = environment['DOSSIER_API_KEY']?.trim();
  if (own) return own;
  const openAi = environment['OPENAI_API_KEY']?.trim();
  return openAi && (origin === openAiOrigin || reach === 'loopback') ? openAi : null;
};

/** An unused name made from the host, e.g. `127-0-0-1-11434`. */
const freeId = (baseUrl: string, taken: readonly string[]): string => {
  const name = new URL(baseUrl).host
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 36);
  // The names of our own drafters and of OpenAI are reserved.
  const isFree = (id: string) => !['embedded', 'scripted', 'openai', ...taken].includes(id);
  if (isFree(name)) return name;
  let number = 2;
  while (!isFree(`${name}-${number}`)) number++;
  return `${name}-${number}`;
};

const newServer = (baseUrl: string, taken: readonly string[]): Connection =>
  connectionSchema.parse({
    id: freeId(baseUrl, taken),
    label: new URL(baseUrl).host,
    preset: 'custom',
    baseUrl,
    // Typing a local network address counts as permission to send there.
    isLanAllowed: true,
  });

const openAi = (): Connection => {
  const { label, baseUrl, dialect, suggestedModel, firstByteSeconds } = presets.openai;
  return connectionSchema.parse({
    id: 'openai',
    label,
    preset: 'openai',
    baseUrl,
    dialect,
    model: suggestedModel,
    firstByteSeconds,
  });
};

const toConnection = ({
  origin: _o,
  reach: _r,
  hasKey: _h,
  currentConcurrency: _c,
  pausedUntil: _p,
  ...rest
}: ConnectionView): Connection => rest;

/**
 * Finds the server a command line names; null for a drafter that has none. Throws `provider.unknown`.
 *
 * @param isNamed the user named it: the environment's keys are for no other
 */
export const chooseServer = async (
  client: Client,
  { provider, baseUrl }: NamedServer,
  environment: Environment,
  isNamed = true,
): Promise<ChosenServer | null> => {
  const { connections } = await callOrThrow(client, 'connection.list', {});
  const chosen = (view: ConnectionView | undefined, otherwise: () => Connection): ChosenServer => {
    const connection = view ? toConnection(view) : otherwise();
    const key = keyFor(connection.baseUrl, environment, isNamed);
    return { connection, isSetUp: view !== undefined, hasKey: view?.hasKey ?? false, key };
  };
  if (baseUrl !== undefined) {
    const url = readAddress(baseUrl).url;
    return chosen(
      connections.find((known) => readAddress(known.baseUrl).url === url),
      () =>
        newServer(
          url,
          connections.map(({ id }) => id),
        ),
    );
  }
  if (provider === undefined || provider === 'embedded' || provider === 'scripted') return null;
  const known = connections.find(({ id }) => id === provider);
  if (known === undefined && provider !== 'openai') {
    throw new AppFailure({
      code: 'provider.unknown',
      message: `No server is called "${provider}".`,
      action: 'See "dossier providers", add it in Settings, or name its address with --base-url.',
    });
  }
  return chosen(known, openAi);
};

/** The model to use: the one that was named, else the server's own, else the first it offers. Throws `provider.no-model`. */
const chooseModel = async (client: Client, server: ChosenServer, asked: string | undefined): Promise<string> => {
  const known = asked ?? server.connection.model;
  if (known) return known;
  const key = server.hasKey ? null : server.key;
  const report = await callOrThrow(client, 'connection.test', {
    connection: server.connection,
    ...(key === null ? {} : { key }),
  });
  const [first] = report.models ?? [];
  if (first !== undefined) return first;
  throw new AppFailure({
    code: report.problem === null ? 'provider.no-model' : 'provider.unavailable',
    message: report.problem?.message ?? `${server.connection.label} doesn't say which models it has.`,
    action: report.problem?.action ?? 'Name one with --model.',
  });
};

/**
 * Makes the server ready to draft with: set up if it wasn't, with the environment's key where none is known. Such a key is
 * held in memory by the process that drafts and written nowhere. Throws `provider.no-key`, `provider.no-model`.
 */
export const setUpServer = async (
  client: Client,
  server: ChosenServer,
  model: string | undefined,
): Promise<{ readonly provider: string; readonly model: string }> => {
  const { connection, isSetUp, hasKey, key } = server;
  if (!hasKey && key === null && readAddress(connection.baseUrl).reach === 'internet') {
    throw new AppFailure({
      code: 'provider.no-key',
      message: `There is no key for ${connection.label}.`,
      action: connection.preset === 'openai' ? 'Set OPENAI_API_KEY, or add a key in Settings.' : 'Set DOSSIER_API_KEY.',
    });
  }
  const asked = await chooseModel(client, server, model);
  if (!isSetUp) await callOrThrow(client, 'connection.save', { ...connection, model: connection.model ?? asked });
  if (!hasKey && key !== null) {
    await callOrThrow(client, 'connection.set-key', { id: connection.id, key, isPassing: true });
  }
  return { provider: connection.id, model: asked };
};
