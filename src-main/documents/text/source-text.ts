import { foldText } from '#shared/model/fold-text.ts';

/** Characters that no export can hold: those XML 1.0 leaves out, and lone surrogates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the point
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu;

/** White space between words or lines; a no-break space (before "%" in French) is the author's own and is kept. */
const whitespace = /[\t\n\v\f\r \u0085\u2028\u2029]+/gu;

/** What most texts are already: printable, single spaces between words. */
const isPlain = /^[!-~]+(?: [!-~]+)*$/;

/** One line of source text for use in a sentence: no control characters, white space collapsed, trimmed. */
export const plainText = (source: string): string =>
  isPlain.test(source) ? source : source.replace(unprintable, '').replace(whitespace, ' ').trim();

/** The same for optional text; undefined if nothing readable is left. */
export const plainTextOrNone = (source: string | undefined): string | undefined =>
  source === undefined ? undefined : plainText(source) || undefined;

/** The same for a list; entries with nothing readable are dropped. */
export const plainTexts = (sources: readonly string[]): string[] =>
  sources.map(plainText).filter((text) => text !== '');

/** Splits source prose at its line breaks; empty lines are dropped. */
export const paragraphsOf = (source: string): string[] => plainTexts(source.split(/[\r\n\u2028\u2029]+/u));

/** The key under which two spellings count as one text: case, accents, hyphens and spacing don't matter. */
export const textKey = (source: string): string => foldText(plainText(source).normalize('NFC'));
