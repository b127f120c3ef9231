import type { LookupFunction } from 'node:net';
import type { Connection } from '#shared/model/connection.ts';
import type { RequestGate } from '../limiter/request-gate.ts';

/** The two ways a server with models is spoken to, once it is known which. */
export type KnownDialect = 'responses' | 'chat';

/** Sets a callback for later and returns how to unset it. */
export interface Timers {
  set(callback: () => void, delayMs: number): () => void;
}

/** What calls to one server need of the rest of the app. */
export interface OpenAiOptions {
  readonly connection: Connection;
  /** The key as it is now, or null where there is none: asked for at each request, kept nowhere. */
  readonly key: () => string | null;
  readonly gate: RequestGate;
  /** Throws a ProviderFault where the address leads to something that may not be sent to. */
  readonly checkAddress: (url: URL, signal: AbortSignal) => Promise<void>;
  /** What names are resolved by as connections are made; throws the same faults. The system's own unless given. */
  readonly connectLookup?: LookupFunction;
  readonly timers: Timers;
  /** Epoch milliseconds. */
  readonly clockNow: () => number;
  /** Told what the server was found to speak, so that no later life has to ask again. */
  readonly rememberDialect: (dialect: KnownDialect) => void;
  /** A hash of constant length that stands for the user at the provider, and for nothing else. */
  readonly userHash: string;
}
