import type { LookupFunction } from 'node:net';
import type { Connection } from '#shared/model/connection.ts';
import type { RequestGate } from '../limiter/request-gate.ts';

/** The two dialects of servers with models. */
export type KnownDialect = 'responses' | 'chat';

/** Sets a callback for later. Returns how to cancel it. */
export interface Timers {
  set(callback: () => void, delayMs: number): () => void;
}

/** What calls to one server need of the rest of the app. */
export interface OpenAiOptions {
  readonly connection: Connection;
  /** Reads the current key, or null without one. Called for each request; never stored. */
  readonly key: () => string | null;
  readonly gate: RequestGate;
  /** Throws a ProviderFault when nothing may be sent to the address. */
  readonly checkAddress: (url: URL, signal: AbortSignal) => Promise<void>;
  /** What names are resolved by as connections are made; throws the same faults. The system's own unless given. */
  readonly connectLookup?: LookupFunction;
  readonly timers: Timers;
  /** Epoch milliseconds. */
  readonly clockNow: () => number;
  /** Called with the dialect that was found, so that it can be stored. */
  readonly rememberDialect: (dialect: KnownDialect) => void;
  /** A hash of fixed length that identifies the user to this provider only. */
  readonly userHash: string;
}
