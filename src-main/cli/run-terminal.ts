import { kinds } from '#shared/kinds/registry.ts';
import type { CommandContext } from './command-context.ts';
import type { DraftArguments } from './draft/draft-arguments.ts';
import { parseDraftArguments } from './draft/draft-arguments.ts';
import { draftCommand } from './draft/draft-command.ts';
import type { ExportArguments } from './export/export-arguments.ts';
import { parseExportArguments } from './export/export-arguments.ts';
import { exportCommand } from './export/export-command.ts';
import type { HealthArguments } from './health/health-command.ts';
import { healthCommand, parseHealthArguments } from './health/health-command.ts';
import type { MonitorArguments } from './monitor/monitor-arguments.ts';
import { parseMonitorArguments } from './monitor/monitor-arguments.ts';
import type { ProvidersArguments } from './providers/providers-arguments.ts';
import { parseProvidersArguments } from './providers/providers-arguments.ts';
import { providersCommand } from './providers/providers-command.ts';
import type { QueueArguments } from './queue/queue-arguments.ts';
import { parseQueueArguments } from './queue/queue-arguments.ts';
import { queueCommand } from './queue/queue-command.ts';
import { UsageError } from './terminal/read-arguments.ts';
import type { Terminal } from './terminal/terminal.ts';
import { exitCodes } from './terminal/terminal.ts';
import { printable } from './terminal/terminal-text.ts';
import { commandNames, usageText } from './usage.ts';

/** Commands that make their calls and exit. */
export type CallingRequest =
  | { readonly type: 'draft'; readonly args: DraftArguments }
  | { readonly type: 'export'; readonly args: ExportArguments }
  | { readonly type: 'queue'; readonly args: QueueArguments }
  | { readonly type: 'health'; readonly args: HealthArguments }
  | { readonly type: 'providers'; readonly args: ProvidersArguments };

/** What a command line asks for; `done` is one that needs nothing of the app. */
export type TerminalRequest =
  | CallingRequest
  | { readonly type: 'monitor'; readonly args: MonitorArguments }
  | { readonly type: 'done'; readonly exitCode: number };

export interface CommandLineOptions {
  /** Epoch milliseconds, for times such as `18:30`. */
  readonly now: number;
}

const parseCommand = (verb: string, rest: readonly string[], { now }: CommandLineOptions): TerminalRequest => {
  switch (verb) {
    case 'draft':
      return { type: 'draft', args: parseDraftArguments(rest, { kinds, now }) };
    case 'export':
      return { type: 'export', args: parseExportArguments(rest) };
    case 'queue':
      return { type: 'queue', args: parseQueueArguments(rest, now) };
    case 'monitor':
      return { type: 'monitor', args: parseMonitorArguments(rest) };
    case 'health':
      return { type: 'health', args: parseHealthArguments(rest) };
    case 'providers':
      return { type: 'providers', args: parseProvidersArguments(rest) };
    default:
      throw new UsageError(`"${verb}" is no command; there are: ${commandNames.join(', ')}`);
  }
};

/** Reads the command line, before anything is opened. Prints usage and errors itself. */
export const readCommandLine = (
  args: readonly string[],
  options: CommandLineOptions,
  terminal: Terminal,
): TerminalRequest => {
  const [verb, ...rest] = args;
  if (verb === undefined || verb === 'help' || args.includes('--help') || args.includes('-h')) {
    terminal.out(usageText(verb === 'help' ? rest[0] : verb).trimEnd());
    return { type: 'done', exitCode: verb === undefined ? exitCodes.usage : exitCodes.complete };
  }
  try {
    return parseCommand(verb, rest, options);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.err(`dossier: ${printable(error.message)}`);
    terminal.err(`Run "dossier help${commandNames.includes(verb) ? ` ${verb}` : ''}" for how it is used.`);
    return { type: 'done', exitCode: exitCodes.usage };
  }
};

/** Whether this process should do queued work: for an export, and for a draft that starts now. */
export const asksForWork = (request: CallingRequest): boolean =>
  request.type === 'export' || (request.type === 'draft' && request.args.startAt === undefined);

/** Runs what was asked for over the contract. Returns the exit code. */
export const runTerminal = (request: CallingRequest, context: CommandContext): Promise<number> => {
  switch (request.type) {
    case 'draft':
      return draftCommand(request.args, context);
    case 'export':
      return exportCommand(request.args, context);
    case 'queue':
      return queueCommand(request.args, context);
    case 'health':
      return healthCommand(request.args, context);
    case 'providers':
      return providersCommand(request.args, context);
  }
};
