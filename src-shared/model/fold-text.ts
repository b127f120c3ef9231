import { isAscii } from './is-ascii.ts';

/**
 * A form of a text that is fit for comparing: lower case, without accents, hyphens and line breaks as spaces, curly
 * apostrophes straight. The result has the same length, so that a position found in it is a position in the source.
 * Give it NFC text; decomposed accents are left as they are.
 */
export const foldText = (text: string): string =>
  isAscii(text) ? text.replace(/[\s-]/g, ' ').toLowerCase() : foldAny(text);

const foldAny = (text: string): string =>
  text
    .replace(/[\u00c0-\u024f]/g, (letter) => letter.normalize('NFD').charAt(0))
    .replace(/[\s\u2010-\u2013-]/g, ' ')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .toLowerCase();
