/** Timers, injected with the clock so that tests decide both. */
export interface Timers {
  /** Calls back once after `delayMs`; what it returns takes that back. */
  set(callback: () => void, delayMs: number): () => void;
}
