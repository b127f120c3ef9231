import { app } from 'electron';
import type { AppError } from '#shared/model/app-error.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import { connectToOwner } from '../api/local-client.ts';
import type { EventListener } from '../api/publisher.ts';
import { exitCodes } from '../cli/exit-code.ts';
import type { TerminalRequest } from '../cli/run-terminal.ts';
import { readCommandLine, runTerminal } from '../cli/run-terminal.ts';
import { errorLines } from '../cli/terminal-text.ts';
import { chooseDataFolder } from '../platform/data-folder.ts';
import { lockDownPages } from '../platform/lock-down.ts';
import type { Logger } from '../platform/logger.ts';
import { createLogger } from '../platform/logger.ts';
import { onStopSignal } from '../platform/stop-signals.ts';
import { systemPause } from '../platform/system-clock.ts';
import { openFailure } from '../storage/open-failure.ts';
import type { Core } from './compose.ts';
import { compose } from './compose.ts';
import { developmentSwitches } from './development-switches.ts';
import { inUseError } from './in-use-error.ts';
import { logUncaught } from './log-uncaught.ts';

type DraftCommandRequest = Extract<TerminalRequest, { type: 'draft' }>;

const unexpectedError: AppError = {
  code: 'internal',
  message: 'Something unexpected went wrong.',
  action: 'Try again. Nothing that was saved is lost.',
};

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

/** Owns the data folder for the length of one command, and for as long as another process uses it through this one. */
const runAsOwner = async (
  core: Core,
  logger: Logger,
  request: DraftCommandRequest,
  signal: AbortSignal,
): Promise<number> => {
  core.engine.start();
  const client = { call: core.router.call, on: (hear: EventListener) => core.publisher.subscribe(hear) };
  try {
    const exitCode = await runTerminal(request, client, terminal, signal);
    await Promise.race([core.local.whenUnused(), whenAborted(signal)]);
    return exitCode;
  } finally {
    // The command has said how it ended; a full disk while tidying up must not make it say something else.
    await core.stop().catch((error: unknown) => logger.error('stop', error));
  }
};

const runAsClient = async (dataFolder: string, request: DraftCommandRequest, signal: AbortSignal): Promise<number> => {
  // An owner that has just taken the lock needs a moment before it answers.
  let client = await connectToOwner(dataFolder);
  for (let tries = 0; client === null && tries < 20 && !signal.aborted; tries++) {
    await systemPause(100, signal);
    client = await connectToOwner(dataFolder);
  }
  if (client === null) throw new AppFailure(inUseError);
  try {
    return await runTerminal(request, client, terminal, signal);
  } finally {
    client.close();
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

const runCommand = async (request: DraftCommandRequest): Promise<number> => {
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
  const core = await orOpenFailure(path, () => compose({ dataFolder, logger, wordDelayMs: 0, window: () => null }));
  return core === null ? runAsClient(dataFolder, request, signal) : runAsOwner(core, logger, request, signal);
};

/** Whoever reads may hang up early (`| head -1`): what they don't want to hear is no reason to fail. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

const terminal = {
  out: (line: string) => void process.stdout.write(`${line}\n`),
  err: (line: string) => void process.stderr.write(`${line}\n`),
};

/** Runs a command line without a window. Returns the exit code. */
export const startTerminal = async (args: readonly string[]): Promise<number> => {
  const providers = developmentSwitches.scriptPath === undefined ? ['embedded'] : ['embedded', 'scripted'];
  const request = readCommandLine(args, providers, terminal);
  if (request.type === 'done') return request.exitCode;
  app.dock?.hide();
  try {
    return await runCommand(request);
  } catch (error) {
    const known = error instanceof AppFailure ? error.error : unexpectedError;
    if (request.args.json) terminal.out(JSON.stringify({ status: 'failed', error: known }));
    for (const line of errorLines(known)) terminal.err(line);
    return exitCodes.failed;
  }
};
