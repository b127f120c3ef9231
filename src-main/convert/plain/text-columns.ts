/** Letters that take two places in type of one width, and marks that take none (UAX #11, roughly). */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uff01-\uff60]/u;
const narrowest = /^[\p{M}\p{Cf}]+$/u;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** How many places a line takes in type of one width. */
export const placesOfText = (line: string): number => {
  let places = 0;
  for (const { segment } of graphemes.segment(line)) {
    if (wide.test(segment)) places += 2;
    else if (!narrowest.test(segment)) places += 1;
  }
  return places;
};

export type ColumnAlign = 'left' | 'right' | 'center' | null;

const padded = (cell: string, width: number, align: ColumnAlign): string => {
  const room = width - placesOfText(cell);
  if (align === 'right') return ' '.repeat(room) + cell;
  if (align === 'center') return ' '.repeat(room >> 1) + cell + ' '.repeat(room - (room >> 1));
  return cell + ' '.repeat(room);
};

/** Rows of cells as lines whose columns stand under each other, with a line under the first row. */
export const textTable = (rows: readonly (readonly string[])[], align: readonly ColumnAlign[]): string => {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(3, ...rows.map((row) => placesOfText(row[column] ?? ''))));
  const toLine = (row: readonly string[]): string =>
    widths
      .map((width, column) => padded(row[column] ?? '', width, align[column] ?? null))
      .join('  ')
      .trimEnd();
  return [toLine(head), widths.map((width) => '-'.repeat(width)).join('  '), ...body.map(toLine)].join('\n');
};
