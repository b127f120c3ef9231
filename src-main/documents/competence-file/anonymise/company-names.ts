import type { Identifier } from './identifiers.ts';
import { tellingOf } from './identifiers.ts';
import { keyOf, wordsOf } from './words.ts';

/** What companies are by law, and says nothing of who they are. */
const legalForms = new Set(
  'inc incorporated ltd limited llc llp plc gmbh mbh ag kg ohg ug se sa sas sasu sarl sl slu spa srl bv nv oy oyj ab as asa aps co corp corporation company compagnie cie group groupe gruppe holding holdings pty pte kk sro spzoo doo'.split(
    ' ',
  ),
);

/** What so many companies are called that it is no short form of any. */
const general = new Set(
  'the a an university universite universitat bank banque national nationale european global international city ministry ministere institute institut general royal first saint st le la les el al de des du american british french german swiss italian spanish african asian agence agency ecole school hospital hopital office department centre center société societe association federation self freelance independent various several confidential private'.split(
    ' ',
  ),
);

const smallWords = new Set('of and the for de des du la le et und der die das di e y'.split(' '));

const withoutForms = (keys: readonly string[]): string[] => {
  const [first, ...rest] = keys;
  const own = first === 'the' ? rest : [...keys];
  while (own.length > 1 && legalForms.has(own.at(-1) ?? '')) own.pop();
  return own;
};

/** "Aurelia Rail (ex Nord), SA" is "Aurelia Rail" and "Nord". */
const wordings = (company: string): string[][] => {
  const inside = [...company.matchAll(/[([（]([^)\]）]*)[)\]）]/gu)].map(([, text = '']) =>
    text.replace(/^(?:ex|formerly|now|aka|part of|ex-)\s+/iu, ''),
  );
  const outside = company.replace(/[([（].*?[)\]）]/gu, ' ').split(/\s[/|–—-]\s|,/u);
  return [...outside, ...inside]
    .map((text) => withoutForms(wordsOf(text).flatMap(({ keys }) => keys[0] ?? [])))
    .filter((keys, nth) => keys.join('').length > 1 && (nth === 0 || !keys.every((key) => legalForms.has(key))));
};

/** The key under which two wordings are one company. */
export const companyKey = (company: string): string => wordings(company)[0]?.join(' ') ?? keyOf(company);

const acronymOf = (keys: readonly string[]): string | null => {
  const letters = keys.filter((key) => !smallWords.has(key)).map((key) => key.charAt(0));
  return letters.length > 2 ? letters.join('') : null;
};

/** All that a company is called in texts: its name, the name without its form, the first word of it, its initials. */
export const companyIdentifiers = (company: string, replacement: string, known: ReadonlySet<string>): Identifier[] => {
  const found = new Map<string, Identifier>();
  const add = (words: readonly string[], isAcronym = false): void => {
    const [only = ''] = words;
    // Of several words, one that isn't ordinary is enough.
    const tellings = words.map((key) => tellingOf(key, known));
    const telling =
      words.length === 1
        ? tellingOf(only, known)
        : tellings.every((one) => one !== 'distinct')
          ? 'ordinary'
          : 'distinct';
    const name = words.join(' ');
    if (!found.has(name)) found.set(name, { words, telling, isAcronym, replacement });
  };
  for (const keys of wordings(company)) {
    add(keys);
    if (keys.length < 2) continue;
    const [first = ''] = keys;
    if (keys.join('').length > 5) add([keys.join('')]);
    if (first.length > 2 && !general.has(first) && !/^\p{N}/u.test(first)) add([first]);
    // "Orange Business Services" is also "Orange Business".
    for (let length = keys.length - 1; length > 1; length--) add(keys.slice(0, length));
    const acronym = acronymOf(keys);
    if (acronym !== null) add([acronym], true);
  }
  return [...found.values()];
};

/** "Company A" to "Company Z", then "Company AA". */
export const companyLabel = (nth: number): string => {
  const letters = (n: number): string =>
    (n >= 26 ? letters(Math.floor(n / 26) - 1) : '') + String.fromCharCode(65 + (n % 26));
  return `Company ${letters(nth)}`;
};
