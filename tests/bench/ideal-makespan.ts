/** At most `count` starts in any stretch of `windowMs`. */
export interface StartLimit {
  readonly count: number;
  readonly windowMs: number;
}

/**
 * The shortest time in which jobs can be worked off in their order, in milliseconds, by a machine that loses no moment:
 * each starts as soon as the one before has started, a slot is free and the start limit lets it. No scheduler that keeps
 * the order can be faster, so this is what its makespan is measured against.
 *
 * @param durationsMs how long each job takes, in the order in which they start
 * @param concurrency how many may run at once
 */
export const idealMakespanMs = (
  durationsMs: readonly number[],
  concurrency: number,
  startLimit: StartLimit | null,
): number => {
  const freeAt = Array.from({ length: concurrency }, () => 0);
  const starts: number[] = [];
  let end = 0;
  for (const durationMs of durationsMs) {
    const slot = freeAt.indexOf(Math.min(...freeAt));
    // The start that has to leave the window before one more fits into it.
    const oldest = startLimit === null ? undefined : starts[starts.length - startLimit.count];
    const permittedAt = startLimit === null || oldest === undefined ? 0 : oldest + startLimit.windowMs;
    const startAt = Math.max(starts.at(-1) ?? 0, freeAt[slot] ?? 0, permittedAt);
    starts.push(startAt);
    freeAt[slot] = startAt + durationMs;
    end = Math.max(end, startAt + durationMs);
  }
  return end;
};
