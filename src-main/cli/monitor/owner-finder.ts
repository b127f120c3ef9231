import type { Client } from '../client.ts';

/** A client of the process that owns the data, to be closed when it isn't needed any more. */
export interface OwnerClient extends Client {
  close(): void;
}

/** Finds the process that owns the data, for commands that run for long. */
export interface OwnerFinder {
  /**
   * Where a process owns the data, a client of it. Where none does, what `look` saw while we owned the data ourselves,
   * which we do no longer than it takes, so that a Dossier can start at any time.
   */
  find<T>(look: (client: Client) => Promise<T>): Promise<{ owner: OwnerClient } | { seen: T }>;
  /** Resolves with a client once a process owns the data, or with null when the signal is aborted. Never polls. */
  whenFound(signal: AbortSignal): Promise<OwnerClient | null>;
}
