import type { Client } from './client.ts';
import type { Terminal } from './draft-command.ts';
import { draftCommand } from './draft-command.ts';
import { exitCodes } from './exit-code.ts';
import type { DraftArguments } from './parse-draft-arguments.ts';
import { parseDraftArguments, UsageError } from './parse-draft-arguments.ts';
import { usageText } from './usage.ts';

/** What a command line asks for; `done` is one that needs nothing of the app. */
export type TerminalRequest =
  | { readonly type: 'draft'; readonly args: DraftArguments }
  | { readonly type: 'done'; readonly exitCode: number };

/** Reads the command line, before anything is opened. Prints usage and errors itself. */
export const readCommandLine = (
  args: readonly string[],
  allowedProviders: readonly string[],
  terminal: Terminal,
): TerminalRequest => {
  const [verb, ...rest] = args;
  if (verb === undefined || verb === 'help' || args.includes('--help') || args.includes('-h')) {
    terminal.out(usageText.trimEnd());
    return { type: 'done', exitCode: verb === undefined ? exitCodes.usage : exitCodes.complete };
  }
  try {
    if (verb !== 'draft') throw new UsageError(`"${verb}" is no command; there is: draft`);
    return { type: 'draft', args: parseDraftArguments(rest, allowedProviders) };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.err(`dossier: ${error.message}`);
    terminal.err('Run "dossier help" for how it is used.');
    return { type: 'done', exitCode: exitCodes.usage };
  }
};

/** Runs what was asked for over the contract. Returns the exit code. */
export const runTerminal = (
  request: Extract<TerminalRequest, { type: 'draft' }>,
  client: Client,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> => draftCommand(request.args, client, terminal, signal);
