import { keyOf } from './words.ts';

/** Titles and degrees that stand beside a name and are no part of it. */
const titles = new Set(
  'dr prof mr mrs ms miss mx sir phd ph md mba msc bsc ma ba dipl ing jr sr ii iii iv mme mlle herr frau sra dra don dona'.split(
    ' ',
  ),
);

/** Words that join a name and are nobody's own. */
const particles = new Set(
  'van von der den de del della di da do dos das du des la le les el al ul bin ibn bint ben abu ter ten zu zur af av y e i und and st'.split(
    ' ',
  ),
);

/** Scripts in which the first character of a name is the whole of it, or of its family name. */
const wholeInOne = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

export const isTitle = (key: string): boolean => titles.has(key);
export const isParticle = (key: string): boolean => particles.has(key);

/** "Mensah, Kwame (Kay), PhD" as "Kwame Mensah": in the order it is said, without what isn't the name. */
const spokenName = (fullName: string): string => {
  const bare = fullName.replace(/[([{（].*?[)\]}）]/gu, ' ');
  const [family = '', ...rest] = bare.split(/[,،、]/u).map((part) => part.trim());
  const given = rest.filter((part) => part !== '' && !isTitle(keyOf(part.replaceAll('.', ''))));
  return given.length === 1 ? `${given[0]} ${family}` : family;
};

/** The words of a name as it is spoken, hyphens kept, titles left out. */
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
 * What stands for a name in an anonymous document: the initials of all its words, "J.-P. v. D.". Names in scripts whose
 * first character says too much, and names without letters, become "N. N.".
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
