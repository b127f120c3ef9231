/** East Asian wide and fullwidth characters, as Unicode's table of widths has them, by block. */
const wide =
  /^[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{1b2ff}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]/u;

/** Takes no room of its own: accents, joiners, the later parts of a Korean syllable. */
const invisible = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]/u;

/** Drawn as a picture two columns wide. */
const picture = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|\p{Regional_Indicator}{2}/u;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const charactersOf = (text: string): string[] => [...graphemes.segment(text)].map(({ segment }) => segment);

const characterWidth = (character: string): number => {
  if (picture.test(character)) return 2;
  let width = 0;
  for (const point of character) width += invisible.test(point) ? 0 : wide.test(point) ? 2 : 1;
  return width;
};

const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/** How many columns of a terminal a text takes. Expects no control characters. */
export const widthOf = (text: string): number =>
  isPlain(text) ? text.length : charactersOf(text).reduce((sum, character) => sum + characterWidth(character), 0);

/** The text cut to so many columns, with an ellipsis where something is missing. No character is cut in half. */
export const cutTo = (text: string, columns: number): string => {
  if (widthOf(text) <= columns) return text;
  if (columns <= 0) return '';
  let cut = '';
  let width = 0;
  for (const character of charactersOf(text)) {
    width += characterWidth(character);
    if (width > columns - 1) break;
    cut += character;
  }
  return `${cut.trimEnd()}…`;
};

/** The text in exactly so many columns: cut, or filled with spaces on the side away from where it is aligned. */
export const padTo = (text: string, columns: number, align: 'left' | 'right' = 'left'): string => {
  const cut = cutTo(text, columns);
  const space = ' '.repeat(Math.max(0, columns - widthOf(cut)));
  return align === 'right' ? space + cut : cut + space;
};
