/** A measured figure over several rounds: what to quote, and how far it can be trusted. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/**
 * The value below which a share of the values lies (nearest rank: always one that was measured).
 *
 * @param share 0-1; 0.5 is the median of an odd number of values
 */
export const percentileOf = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
  if (value === undefined) throw new Error('a percentile of nothing');
  return value;
};

/** The middle value, or the mean of the two in the middle. Throws for an empty list. */
const medianOf = (values: readonly number[]): number => {
  if (values.length % 2 === 1) return percentileOf(values, 0.5);
  const half = values.length / 2;
  const sorted = [...values].sort((a, b) => a - b);
  return (percentileOf(sorted.slice(0, half), 1) + percentileOf(sorted.slice(half), 0)) / 2;
};

/** Median, smallest and largest of what the rounds measured. Throws for an empty list. */
export const spreadOf = (values: readonly number[]): Spread => ({
  median: medianOf(values),
  min: percentileOf(values, 0),
  max: percentileOf(values, 1),
});

/**
 * One figure over another, round by round: both were taken within moments of each other, so a machine that is busy for a
 * while slows both. Throws when the rounds don't pair up.
 */
export const ratiosOf = (values: readonly number[], others: readonly number[]): number[] => {
  if (values.length !== others.length) throw new Error('rounds that do not pair up');
  return values.map((value, round) => {
    const other = others[round];
    if (other === undefined || other === 0) throw new Error('nothing to divide by');
    return value / other;
  });
};
