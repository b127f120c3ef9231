/** Timers, injected with the clock so that tests control both. */
export interface Timers {
  /** Calls back once after `delayMs`. Returns how to cancel it. */
  set(callback: () => void, delayMs: number): () => void;
}
