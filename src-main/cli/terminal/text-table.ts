import { padTo, printable, textWidth } from './terminal-text.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** The narrowest it may get where the table doesn't fit; without it the column is never cut. */
  readonly least?: number;
  /** Columns are left out by the highest number first when cutting isn't enough. Without a number the column stays. */
  readonly dropOrder?: number;
}

const gap = 2;

const tableWidth = (widths: readonly number[]): number =>
  widths.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, widths.length - 1);

/** Narrows the widest columns that may be cut until the table fits or all are at their least. */
const shrink = (natural: readonly number[], columns: readonly Column[], room: number): number[] => {
  const widths = [...natural];
  for (let excess = tableWidth(widths) - room; excess > 0; excess--) {
    let widest = -1;
    for (const [at, width] of widths.entries()) {
      const least = columns[at]?.least;
      if (least === undefined || width <= least) continue;
      if (widest < 0 || width > (widths[widest] ?? 0)) widest = at;
    }
    if (widest < 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
};

/**
 * Lines of a table under its titles, the columns aligned. What the cells hold is made printable first.
 *
 * @param room columns of the terminal: wide cells are cut and columns left out to fit; null leaves everything whole
 */
export const textTable = (
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  room: number | null,
): string[] => {
  const cells = [columns.map(({ title }) => title), ...rows.map((row) => row.map(printable))];
  const natural = columns.map((_, at) => cells.reduce((most, row) => Math.max(most, textWidth(row[at] ?? '')), 0));
  const dropped = columns.map((_, at) => at).filter((at) => columns[at]?.dropOrder !== undefined);
  dropped.sort((a, b) => (columns[a]?.dropOrder ?? 0) - (columns[b]?.dropOrder ?? 0));
  let shown = columns.map((_, at) => at);
  const widthsOf = (ats: readonly number[]): number[] => {
    const some = ats.map((at) => natural[at] ?? 0);
    const kept = ats.flatMap((at) => columns[at] ?? []);
    return room === null ? some : shrink(some, kept, room);
  };
  let widths = widthsOf(shown);
  while (room !== null && tableWidth(widths) > room) {
    const next = dropped.pop();
    if (next === undefined) break;
    shown = shown.filter((at) => at !== next);
    widths = widthsOf(shown);
  }
  return cells.map((row) =>
    shown
      .map((at, place) => padTo(row[at] ?? '', widths[place] ?? 0, columns[at]?.align))
      .join(' '.repeat(gap))
      .trimEnd(),
  );
};
