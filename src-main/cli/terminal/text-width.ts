import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How many columns of a terminal a text takes. Expects no control characters. */
export const textWidth = (text: string): number => stringWidth(text);

/** The text cut to so many columns, with an ellipsis where something is missing. No character is cut in half. */
export const cutTo = (text: string, columns: number): string => {
  if (textWidth(text) <= columns) return text;
  if (columns <= 0) return '';
  let cut = '';
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    width += textWidth(segment);
    if (width > columns - 1) break;
    cut += segment;
  }
  return `${cut.trimEnd()}…`;
};

/** The text in exactly so many columns: cut, or filled with spaces on the side away from where it is aligned. */
export const padTo = (text: string, columns: number, align: 'left' | 'right' = 'left'): string => {
  const cut = cutTo(text, columns);
  const space = ' '.repeat(Math.max(0, columns - textWidth(cut)));
  return align === 'right' ? space + cut : cut + space;
};
