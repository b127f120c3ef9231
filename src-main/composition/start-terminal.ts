import { randomUUID } from 'node:crypto';
import { app } from 'electron';
import type { AppError } from '#shared/model/app-error.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import { OwnerLost } from '../cli/client.ts';
import type { CallingRequest, TerminalRequest } from '../cli/run-terminal.ts';
import { asksForWork, readCommandLine, runTerminal } from '../cli/run-terminal.ts';
import { exitCodes } from '../cli/terminal/terminal.ts';
import { errorLines, jsonText } from '../cli/terminal/terminal-text.ts';
import { commandNames } from '../cli/usage.ts';
import { chooseDataFolder } from '../platform/data-folder.ts';
import { lockDownPages } from '../platform/lock-down.ts';
import { createLogger } from '../platform/logger.ts';
import { onStopSignal } from '../platform/stop-signals.ts';
import { systemClock } from '../platform/system-clock.ts';
import { openFailure } from '../storage/open-failure.ts';
import type { Core } from './compose.ts';
import { logUncaught } from './log-uncaught.ts';
import { runMonitor } from './run-monitor.ts';
import type { TerminalData } from './terminal-owner.ts';
import { clientOf, holdOrJoin, runAlone, stopQuietly } from './terminal-owner.ts';

type CommandRequest = Exclude<TerminalRequest, { type: 'done' }>;

const unexpectedError: AppError = {
  code: 'internal',
  message: 'Something unexpected went wrong.',
  action: 'Try again. Nothing that was saved is lost.',
};

/** Read once and taken out: what this process starts has no need of keys, and no crash report either. */
const environment = { ...process.env };
delete process.env['OPENAI_API_KEY'];
delete process.env['DOSSIER_API_KEY'];

const stopOnSignals = (): AbortSignal => {
  const stopping = new AbortController();
  onStopSignal(() => stopping.abort());
  return stopping.signal;
};

const whenAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** Owns the data folder and works, for the length of one command and as long as another process uses it through this. */
const runAtWork = async (
  core: Core,
  { logger }: TerminalData,
  request: CallingRequest,
  signal: AbortSignal,
  requestId: string,
): Promise<number> => {
  core.start();
  try {
    const client = clientOf(core);
    const exitCode = await runTerminal(request, {
      client,
      terminal,
      isAlone: false,
      signal,
      now: systemClock.now,
      environment,
      requestId,
    });
    await Promise.race([core.local.whenUnused(), whenAborted(signal)]);
    return exitCode;
  } finally {
    await stopQuietly(core, logger);
  }
};

const runOnce = async (
  request: CallingRequest,
  data: TerminalData,
  signal: AbortSignal,
  requestId: string,
): Promise<number> => {
  const held = await holdOrJoin(data, { isServing: asksForWork(request) }, signal);
  const { now } = systemClock;
  if ('client' in held) {
    try {
      const { client } = held;
      return await runTerminal(request, { client, terminal, isAlone: false, signal, now, environment, requestId });
    } finally {
      held.client.close();
    }
  }
  if (asksForWork(request)) return runAtWork(held.core, data, request, signal, requestId);
  return runAlone(held.core, data.logger, (client) =>
    runTerminal(request, { client, terminal, isAlone: true, signal, now, environment, requestId }),
  );
};

/** How often a command is begun before it says that its owner was lost: owners don't come and go that often. */
const mostBeginnings = 3;

/** Runs a command, and begins it again under the same name where the owner was lost before it had answered. */
const runCalls = async (request: CallingRequest, data: TerminalData, signal: AbortSignal): Promise<number> => {
  const requestId = randomUUID();
  for (let beginnings = 1; ; beginnings++) {
    try {
      return await runOnce(request, data, signal, requestId);
    } catch (error) {
      if (!(error instanceof OwnerLost) || beginnings === mostBeginnings || signal.aborted) throw error;
    }
  }
};

/** What the system says of a folder that can't be used, as an error a person understands. */
const orOpenFailure = async <T>(path: string, open: () => T | Promise<T>): Promise<T> => {
  try {
    return await open();
  } catch (error) {
    throw openFailure(error, path);
  }
};

const runCommand = async (request: CommandRequest): Promise<number> => {
  const named = request.args['data-dir'] ?? process.env['DOSSIER_DATA_DIR'];
  const path = named ?? app.getPath('userData');
  const dataFolder = await orOpenFailure(path, () => chooseDataFolder(named));
  lockDownPages(() => false);
  await app.whenReady();
  const logger = await orOpenFailure(path, () => createLogger(dataFolder));
  logUncaught(logger);
  // The print window coming and going must not end the process.
  app.on('window-all-closed', () => {});
  const signal = stopOnSignals();
  const data = { dataFolder, logger };
  return request.type === 'monitor'
    ? runMonitor(request.args, data, terminal, signal)
    : runCalls(request, data, signal);
};

/** Whoever reads may hang up early (`| head -1`): what they don't want to hear is no reason to fail. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

const terminal = {
  out: (line: string) => void process.stdout.write(`${line}\n`),
  err: (line: string) => void process.stderr.write(`${line}\n`),
  columns: () => (process.stdout.isTTY ? process.stdout.columns : null),
};

/** The words a packaged app takes for a command line rather than for a start with the window. */
export const isTerminalVerb = (word: string | undefined): boolean =>
  word === 'help' || word === '--help' || commandNames.some((name) => name === word);

/** Runs a command line without a window. Returns the exit code. */
export const startTerminal = async (args: readonly string[]): Promise<number> => {
  const request = readCommandLine(args, { now: systemClock.now() }, terminal);
  if (request.type === 'done') return request.exitCode;
  app.dock?.hide();
  try {
    return await runCommand(request);
  } catch (error) {
    const known = error instanceof AppFailure ? error.error : unexpectedError;
    if ('json' in request.args && request.args.json) terminal.out(jsonText({ status: 'failed', error: known }));
    for (const line of errorLines(known)) terminal.err(line);
    return exitCodes.failed;
  }
};
