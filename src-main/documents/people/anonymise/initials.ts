import { keyOf } from './words.ts';

/** Titles and degrees that are written beside a name and aren't part of it. */
const titles = new Set(
  'dr prof mr mrs ms miss mx sir phd ph md mba msc bsc ma ba dipl ing jr sr ii iii iv mme mlle herr frau sra dra don dona'.split(
    ' ',
  ),
);

/** Particles within names. */
const particles = new Set(
  'van von der den de del della di da do dos das du des la le les el al ul bin ibn bint ben abu ter ten zu zur af av y e i und and st'.split(
    ' ',
  ),
);

/** Scripts in which the first character of a name is all of it, or all of the family name. */
const wholeInOne = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

export const isTitle = (key: string): boolean => titles.has(key);
export const isParticle = (key: string): boolean => particles.has(key);

/** "Mensah, Kwame (Kay), PhD" as "Kwame Mensah": in spoken order, without nicknames and titles. */
const spokenName = (fullName: string): string => {
  const bare = fullName.replace(/[([{（].*?[)\]}）]/gu, ' ');
  const [family = '', ...rest] = bare.split(/[,،、]/u).map((part) => part.trim());
  const given = rest.filter((part) => part !== '' && !isTitle(keyOf(part.replaceAll('.', ''))));
  return given.length === 1 ? `${given[0]} ${family}` : family;
};

/** The words of a name in spoken order, with hyphens and without titles. */
export const nameWords = (fullName: string): string[] =>
  spokenName(fullName)
    .split(/\s+/u)
    .filter((part) => /\p{L}/u.test(part) && !isTitle(keyOf(part.replaceAll('.', ''))));

const initialOf = (part: string): string => {
  const letters = part.replace(/^ال(?=\p{L}{2})/u, '');
  const [first] = [...graphemes.segment(letters)].map(({ segment }) => segment).filter((one) => /\p{L}/u.test(one));
  return first === undefined ? '' : `${first}.`;
};

/**
 * The initials of all words of a name, "J.-P. v. D.", for anonymous documents. Names in scripts whose first character
 * reveals too much, and names without letters, become "N. N.".
 */
export const initialsOf = (fullName: string): string => {
  const words = nameWords(fullName);
  if (words.length === 0 || words.some((part) => wholeInOne.test(part))) return 'N. N.';
  return words
    .map((part) =>
      part
        .split(/[-\u2010\u2011]/u)
        .map(initialOf)
        .filter((initial) => initial !== '')
        .join('-'),
    )
    .join(' ');
};
