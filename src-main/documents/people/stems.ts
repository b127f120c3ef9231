import { foldText } from '#shared/model/fold-text.ts';
import { isAscii } from '#shared/model/is-ascii.ts';
import { plainText } from '../text/source-text.ts';

/** Stop words, in the languages that CVs and jobs are most often written in. */
const stopWords = new Set(
  (
    'a an and are as at be been by can could for from had has have he her his i in into is it its must no not of on or our she ' +
    'should such than that the their them they this to was we were what when which who will with within you your ' +
    'ability able across also any both etc excellent experience experienced good including knowledge least must nice plus ' +
    'proven required requirement requirements skill skills solid strong using various well work working year years ' +
    'au aux avec ce ces dans de des du elle en est et il la le les leur nous ou par pas pour que qui sa ses son sur un une vous ' +
    'annees bonne bonnes connaissance connaissances experience maitrise ' +
    'aber als am an auf aus bei das dem den der des die durch ein eine einem einen einer es fur im ist mit nach oder sie sind ' +
    'uber und vom von zu zum zur erfahrung jahre kenntnisse ' +
    'al como con del el ella en entre es esta la las lo los o para pero por que se sin su sus un una y anos conocimiento experiencia'
  ).split(' '),
);

const spacelessScripts = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}]+/gu;

/** Accents of Latin letters, and the optional vowel signs of Hebrew and Arabic. */
const optionalMarks = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/gu;

const pairsOf = (run: string): string[] => {
  const characters = [...run];
  return characters.length < 2
    ? characters
    : characters.slice(1).map((next, index) => `${characters[index] ?? ''}${next}`);
};

/** Endings to remove in turn, longest first, so that migrate, migrated, migrating and migrations become one stem. */
const endings = [
  'isations',
  'izations',
  'isation',
  'ization',
  'ations',
  'ation',
  'ating',
  'ated',
  'ates',
  'ators',
  'ator',
  'ments',
  'ment',
  'ings',
  'ing',
  'ions',
  'ion',
  'ers',
  'er',
  'ies',
  'ed',
  'es',
  's',
  'ate',
  'e',
  'y',
];

/** A light stem, for comparing only. Short words and those with digits or signs (C++, S3) stay as they are. */
const stemOf = (word: string): string => {
  if (word.length < 5 || /[^\p{L}]/u.test(word))
    return word.length > 3 && /^[a-z]+s$/u.test(word) ? word.slice(0, -1) : word;
  const ending = endings.find((end) => word.endsWith(end) && word.length - end.length >= 4);
  const stem = ending === undefined ? word : word.slice(0, -ending.length);
  return stem.replace(/([^aeiou])\1$/u, '$1');
};

/**
 * The words of a text as comparable stems, each once, stop words left out. Accents and case don't matter; scripts that
 * put no spaces between words are compared by pairs of characters.
 */
export const stemsOf = (source: string): Set<string> => {
  const folded = foldText(plainText(source).normalize('NFC'));
  if (isAscii(folded)) return stemsOfSpaced(folded, new Set());
  const bare = folded.normalize('NFKD').replace(optionalMarks, '').normalize('NFC');
  const pairs = (bare.match(spacelessScripts) ?? []).flatMap(pairsOf);
  return stemsOfSpaced(bare.replace(spacelessScripts, ' '), new Set(pairs));
};

/** Adds the stems of words with spaces between them. */
const stemsOfSpaced = (spaced: string, stems: Set<string>): Set<string> => {
  for (const match of spaced.match(/[\p{L}\p{N}][\p{L}\p{N}.+#']*/gu) ?? []) {
    const word = match.replace(/(?<![.'])[.']+$/u, '');
    if (!stopWords.has(word) && (word.length > 1 || /\p{N}/u.test(word))) stems.add(stemOf(word));
  }
  return stems;
};
