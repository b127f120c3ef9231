import stringWidth from 'string-width';
import type { AppError } from '#shared/model/app-error.ts';

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

/** Control characters, line ends, and the marks that turn the direction of all that follows. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu;

/** Control characters could move the cursor or hide text in a terminal; what came from files must not carry them. */
export const printable = (text: string): string => text.replaceAll(unprintable, ' ');

/** An error as lines: what happened, where, and what to do. */
export const errorLines = (error: AppError): string[] => [
  `Error: ${error.file && !error.message.startsWith(error.file) ? `${printable(error.file)}: ` : ''}${printable(error.message)}`,
  ...(error.issues ?? []).map(({ path, expected, found }) =>
    printable(
      `  ${path === '' ? '(the whole file)' : path}: ${expected}${found === undefined ? '' : `, found ${found}`}`,
    ),
  ),
  ...(error.action ? [printable(error.action)] : []),
];

/** A number as people read it, `12,345`. */
export const countText = (count: number): string => count.toLocaleString('en');

/** Characters that JSON doesn't escape but a terminal reads as a command or a line end. */
const unsafeInJson = /[\u007f-\u009f\u2028\u2029]/g;

/**
 * A value as one JSON text that is safe to print: control characters only ever as escapes.
 *
 * @param indent spaces for each level; without it everything stands on one line
 */
export const jsonText = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replaceAll(
    unsafeInJson,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
