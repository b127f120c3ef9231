/**
 * How long `open` jobs take at a concurrency, from their measured mean: whole rounds, so that the last one counts.
 *
 * @returns milliseconds, or null when nothing was measured yet
 */
export const estimateMs = (open: number, concurrency: number, meanMs: number | null): number | null =>
  meanMs === null ? null : Math.round(Math.ceil(open / concurrency) * meanMs);
