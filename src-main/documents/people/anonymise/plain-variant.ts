import { withoutUnseen } from './words.ts';

const decodedOnce = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/giu, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return codes;
    }
  });

/** An address with its percent escapes decoded, also those that are escaped twice. */
export const percentDecoded = (text: string): string =>
  text.includes('%') ? decodedOnce(decodedOnce(decodedOnce(text))) : text;

const named: Readonly<Record<string, string>> = {
  amp: '&',
  shy: '',
  zwj: '',
  zwnj: '',
  nbsp: ' ',
  commat: '@',
  period: '.',
};

const entitiesDecoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/giu, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
    return code > 0x10ffff ? whole : String.fromCodePoint(code);
  });

const lookalikes: readonly (readonly [string, string])[] = [
  ...'аaеeоoрpсcуyхxкkмmтtвbнhіiѕsјjԁdԛqԝwһhгrпnиuӏl'.matchAll(/(.)(.)/gu),
  ...'αaοoεeρpνvκkτtιiυuχxβbηnωwγy'.matchAll(/(.)(.)/gu),
].map(([, foreign = '', latin = '']) => [foreign, latin]);
const toLatin = new Map(lookalikes);
const toCyrillic = new Map(
  lookalikes
    .slice(0, 24)
    .toReversed()
    .map(([foreign, latin]) => [latin, foreign]),
);

const isMixed = (word: string): boolean =>
  /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word);

/** Replaces letters of another alphabet that look alike in words of mixed alphabets. */
const folded = (text: string, letters: ReadonlyMap<string, string>): string =>
  text.replace(/[\p{L}\p{M}]+/gu, (word) =>
    isMixed(word)
      ? [...word]
          .map((letter) => {
            const other = letters.get(letter.toLowerCase());
            if (other === undefined) return letter;
            return letter === letter.toLowerCase() ? other : other.toUpperCase();
          })
          .join('')
      : word,
  );

/** "K W A M E  M E N S A H" */
const closed = (text: string): string =>
  text.replace(
    /(?<![\p{L}\p{M}\p{N}])\p{L}\p{M}*(?:[ \u00a0._\u2009\u202f-]\p{L}\p{M}*(?![\p{L}\p{M}])){3,}/gu,
    (letters) => letters.replace(/[^\p{L}\p{M}]/gu, ''),
  );

/**
 * A text as it looks once a browser or Word displays it: without marks inside words and hyphens at line ends, with
 * character codes decoded, spaced letters joined, and lookalike letters replaced. None if nothing differs.
 */
export const plainVariants = (text: string): string[] => {
  const plain = closed(
    withoutUnseen(entitiesDecoded(percentDecoded(text)))
      .replace(/(?<=\p{L})[-\u2010]\s*\n\s*(?=\p{L})/gu, '')
      .replace(/(?<=[\p{L}\p{M}])[*_`~\\]+(?=\p{L})/gu, ''),
  );
  return [...new Set([folded(plain, toLatin), folded(plain, toCyrillic)])].filter((one) => one !== text);
};
