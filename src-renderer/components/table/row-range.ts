import type { Range } from '@tanstack/react-virtual';
import { defaultRangeExtractor } from '@tanstack/react-virtual';

/** Rows to draw: the visible ones, and the one the keyboard is on wherever it is, since the grid points to it. */
export const withActive =
  (active: number) =>
  (range: Range): number[] => {
    const rows = defaultRangeExtractor(range);
    if (active >= range.count || rows.includes(active)) return rows;
    return active < (rows[0] ?? 0) ? [active, ...rows] : [...rows, active];
  };
