/** The headers of an answer, as `fetch` gives them. */
export interface AnswerHeaders {
  get(name: string): string | null;
}

/**
 * What every request to one origin goes through, whichever queue it comes from: places for requests under way, a window
 * for their starts, and a pause while the server asks for one.
 */
export interface RequestGate {
  readonly origin: string;
  /** Milliseconds until it accepts requests again (after a pause, or a full minute); 0 when it accepts them now. */
  waitMs(): number;
  /**
   * Waits for a place and a permit, then lets the caller begin. The returned function gives the place back and must be
   * called once, when the request, its stream included, is over. Rejects with the signal's reason when aborted.
   */
  enter(signal: AbortSignal): Promise<() => void>;
  /** Learns from an answer: what remains of the limits, and how long to wait after a 429. */
  note(answer: { readonly status: number; readonly headers: AnswerHeaders; readonly isRateLimit: boolean }): void;
}
