import type { Client } from './client.ts';
import type { Environment } from './providers/set-up-server.ts';
import type { Terminal } from './terminal/terminal.ts';

/** What every command is given. */
export interface CommandContext {
  readonly client: Client;
  readonly terminal: Terminal;
  /** No other Dossier runs: this process owns the data while the command lasts, and starts no work. */
  readonly isAlone: boolean;
  /** Aborted when the user wants to leave. */
  readonly signal: AbortSignal;
  /** The name of what the command asks for: asked again after the owner was lost, it is not done twice. */
  readonly requestId?: string;
  /** Where keys for servers come from, by name. */
  readonly environment: Environment;
  /** Epoch milliseconds. */
  readonly now: () => number;
}
