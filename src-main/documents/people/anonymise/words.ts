/** A word of a text with its place and the keys it is compared by. */
export interface Word {
  readonly text: string;
  readonly keys: readonly string[];
  readonly start: number;
  readonly end: number;
  /** Whether it begins with a capital letter, or its script has none. */
  readonly isCapital: boolean;
}

/** Invisible characters inside words: soft hyphens, zero-width characters, fillers, the Arabic tatweel. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u0640\u2800]/gu;

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{Default_Ignorable_Code_Point}\p{Cf}\u0640\u2800]*/gu;

/** A text without invisible characters. */
export const withoutUnseen = (text: string): string => text.replace(unseen, '');

/** Letters without a Unicode decomposition, and Arabic ones with several spellings. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ى: 'ي',
  ة: 'ه',
  ٱ: 'ا',
};

/** How letters are spelled on keyboards that lack them. */
const spelledOut: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

const fold = (text: string, letters: Readonly<Record<string, string>>): string =>
  [...text.normalize('NFC').toLowerCase()]
    .map((letter) => letters[letter] ?? letter)
    .join('')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();

/** The spellings of a word without case, accents and invisible characters: "Müller" gives `muller` and `mueller`. */
export const keysOf = (text: string): string[] => {
  // Most words need no folding.
  if (/^[a-z0-9]+$/iu.test(text)) return [text.toLowerCase()];
  const seen = withoutUnseen(text);
  return [...new Set([fold(seen, plainLetters), fold(seen, { ...plainLetters, ...spelledOut })])];
};

/** The key of one word or text: the shorter spelling. */
export const keyOf = (text: string): string => keysOf(text)[0] ?? '';

/** All words of a text; hyphens and apostrophes separate words. */
export const wordsOf = (text: string): Word[] =>
  [...text.matchAll(word)].map(({ 0: found, index }) => {
    const first = found.charAt(0);
    return {
      text: found,
      keys: keysOf(found),
      start: index,
      end: index + found.length,
      isCapital: !/\p{Ll}/u.test(first),
    };
  });
