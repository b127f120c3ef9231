import { AppFailure } from '#shared/model/app-error.ts';
import type { ConnectionReport, ConnectionView } from '#shared/model/connection.ts';
import type { Client } from '../client.ts';
import { callOrThrow } from '../client.ts';
import type { CommandContext } from '../command-context.ts';
import type { Report } from '../terminal/report.ts';
import { printReport } from '../terminal/report.ts';
import { exitCodes } from '../terminal/terminal.ts';
import { printable } from '../terminal/terminal-text.ts';
import { textTable } from '../terminal/text-table.ts';
import type { ProvidersArguments } from './providers-arguments.ts';
import type { ChosenServer } from './set-up-server.ts';
import { chooseServer } from './set-up-server.ts';

const keyText = ({ hasKey, reach }: ConnectionView): string =>
  hasKey ? 'has a key' : reach === 'internet' ? 'no key' : 'needs none';

const list = async ({ client, terminal }: CommandContext): Promise<Report> => {
  const { connections, keyStorage } = await callOrThrow(client, 'connection.list', {});
  const columns = [{ title: 'NAME' }, { title: 'SERVER', least: 20 }, { title: 'MODEL', least: 10 }, { title: 'KEY' }];
  const rows = connections.map((view) => [view.id, view.baseUrl, view.model ?? '-', keyText(view)]);
  return {
    value: { connections, keyStorage },
    lines:
      connections.length === 0
        ? ['No server is set up. The embedded drafter needs none.']
        : textTable(columns, rows, terminal.columns?.() ?? null),
    exitCode: exitCodes.complete,
  };
};

const mark = (isWell: boolean | null): string => (isWell === null ? ' ' : isWell ? '✓' : '✗');

/** The results of a test, one line for each step. */
const reportLines = ({ connection }: ChosenServer, report: ConnectionReport): string[] => {
  const { isReachable, isKeyAccepted, dialect, models, isModelThere, latencyMs, problem } = report;
  const { label, baseUrl, model } = connection;
  const shown = models === null ? 'it keeps no list of models' : `${models.length} models`;
  return [
    `${printable(label)} (${printable(baseUrl)})`,
    `${mark(isReachable)} reached${latencyMs === null ? '' : ` in ${Math.round(latencyMs)} ms`}`,
    ...(isKeyAccepted === null ? [] : [`${mark(isKeyAccepted)} key accepted`]),
    ...(dialect === null ? [] : [`✓ speaks ${dialect === 'responses' ? 'the Responses API' : 'chat completions'}`]),
    ...(isReachable
      ? [`${mark(isModelThere)} ${model === null ? shown : `model ${printable(model)} (${shown})`}`]
      : []),
    ...(problem === null ? [] : [printable(problem.message), ...(problem.action ? [printable(problem.action)] : [])]),
  ];
};

const testOne = async (client: Client, server: ChosenServer) => {
  const key = server.hasKey ? null : server.key;
  const report = await callOrThrow(client, 'connection.test', {
    connection: server.connection,
    ...(key === null ? {} : { key }),
  });
  return { server, report, isWell: report.problem === null && report.isModelThere !== false };
};

const test = async (args: Extract<ProvidersArguments, { verb: 'test' }>, context: CommandContext): Promise<Report> => {
  const { client, environment } = context;
  const { provider, 'base-url': baseUrl, model } = args;
  const isNamed = provider !== undefined || baseUrl !== undefined;
  const named = isNamed
    ? [{ provider, baseUrl }]
    : (await callOrThrow(client, 'connection.list', {})).connections.map(({ id }) => ({ provider: id }));
  const servers: ChosenServer[] = [];
  for (const one of named) {
    const server = await chooseServer(client, one, environment, isNamed);
    if (server !== null) {
      servers.push(model === undefined ? server : { ...server, connection: { ...server.connection, model } });
    }
  }
  if (servers.length === 0) {
    throw new AppFailure({
      code: 'not-found',
      message: 'There is no server to test.',
      action: 'Name one, its address with --base-url, or add one in Settings. The embedded drafter needs none.',
    });
  }
  const tested = await Promise.all(servers.map((server) => testOne(client, server)));
  const isWell = tested.every((one) => one.isWell);
  return {
    value: {
      status: isWell ? 'ok' : 'failed',
      servers: tested.map(({ server, report }) => ({
        name: server.connection.id,
        baseUrl: server.connection.baseUrl,
        model: server.connection.model,
        ...report,
      })),
    },
    lines: tested.flatMap(({ server, report }) => reportLines(server, report)),
    exitCode: isWell ? exitCodes.complete : exitCodes.failed,
  };
};

/** `dossier providers`: the servers that are set up, and whether they can be drafted with, at no cost. Returns the exit code. */
export const providersCommand = (args: ProvidersArguments, context: CommandContext): Promise<number> =>
  printReport(() => (args.verb === 'list' ? list(context) : test(args, context)), args, context.terminal);
