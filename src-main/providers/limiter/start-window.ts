/** The window in which starts are counted. */
export const startWindowMs = 60_000;

/**
 * When requests began, in a strict sliding window: no minute, wherever it begins, has more starts in it than allowed.
 * All starts are kept, limited or not, so that a limit set while work is under way knows of them.
 */
export class StartWindow {
  /** On the monotonic clock, oldest first. */
  #starts: number[];

  /** @param starts of an earlier life, on the clock that never jumps, oldest first */
  constructor(starts: readonly number[]) {
    this.#starts = [...starts];
  }

  note(elapsed: number): void {
    const first = this.#starts.findIndex((at) => at > elapsed - startWindowMs);
    this.#starts = first < 0 ? [] : this.#starts.slice(first);
    this.#starts.push(elapsed);
  }

  /** When one more may begin; in the past if there is room now. Null without a limit, and before there were so many starts. */
  opensAt(perMinute: number | null): number | null {
    // The start that must leave the window before there is room for one more.
    const blocking = perMinute === null ? undefined : this.#starts.at(-perMinute);
    return blocking === undefined ? null : blocking + startWindowMs;
  }
}
