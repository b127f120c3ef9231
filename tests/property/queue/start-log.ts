interface Start {
  readonly life: number;
  readonly elapsedMs: number;
  /** Time with every jump of the clock forward counted as time that passed, as it looks to the next life. */
  readonly apparentMs: number;
}

/** Every start of a metered lane there ever was: the naive model of the sliding window. */
export class StartLog {
  readonly #starts = new Map<string, Start[]>();

  note(lane: string, start: Start): void {
    this.#starts.set(lane, [...(this.#starts.get(lane) ?? []), start]);
  }

  /** How many starts the window that ends with the newest has, the newest included. */
  inWindow(lane: string, windowMs: number): number {
    const starts = this.#starts.get(lane) ?? [];
    const newest = starts.at(-1);
    if (!newest) return 0;
    const ageOf = (start: Start) =>
      start.life === newest.life ? newest.elapsedMs - start.elapsedMs : newest.apparentMs - start.apparentMs;
    return starts.filter((start) => ageOf(start) < windowMs).length;
  }
}
