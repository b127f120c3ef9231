/** Charts are drawn in a box of this size and stretched to the room there is. */
export const boxWidth = 100;
export const boxHeight = 40;

type Values = readonly (number | null)[];

const round = (value: number): number => Math.round(value * 100) / 100;

/** Where a value stands in the box, seen from above; `max` touches the top. */
export const heightOf = (value: number, max: number): number =>
  round(boxHeight - (max <= 0 ? 0 : Math.min(1, value / max) * boxHeight));

/** The middle of the `at`-th of `count` stretches, 0-100. */
export const middleOf = (at: number, count: number): number => round(((at + 0.5) / count) * boxWidth);

/** A line through values; where there is none it breaks, and a lonely value is a dot. */
export const linePath = (values: Values, max: number): string => {
  const parts: string[] = [];
  let isDrawing = false;
  values.forEach((value, at) => {
    if (value === null) {
      isDrawing = false;
      return;
    }
    const point = `${middleOf(at, values.length)} ${heightOf(value, max)}`;
    // A line to itself: a round cap makes it a dot until something follows.
    parts.push(isDrawing ? `L${point}` : `M${point}L${point}`);
    isDrawing = true;
  });
  return parts.join('');
};

/** The ground under a line without breaks. */
export const areaPath = (values: readonly number[], max: number): string => {
  if (values.length === 0) return '';
  const line = values.map((value, at) => `${middleOf(at, values.length)} ${heightOf(value, max)}`).join('L');
  const first = middleOf(0, values.length);
  const last = middleOf(values.length - 1, values.length);
  return `M${first} ${boxHeight}L${line}L${last} ${boxHeight}Z`;
};

/** The largest value, for the height of a chart; null when there is none at all. */
export const largestOf = (values: Values): number | null => {
  const known = values.filter((value): value is number => value !== null);
  return known.length === 0 ? null : Math.max(...known);
};
