import type { Finding, TextSort } from './finding.ts';
import type { Identifier } from './identifiers.ts';
import { standingOf } from './standing.ts';
import type { Word } from './words.ts';

const betweenWords = /^[\s.,&+\-'’/_*()]{1,4}$/u;

/** "BMWs", "Aurelias": a plural, or a genitive without its apostrophe. */
const isPluralOf = ({ keys }: Word, key: string): boolean => key.length > 1 && keys.includes(`${key}s`);

const stands = ({ words: own }: Identifier, text: string, words: readonly Word[], from: number): boolean =>
  own.every((key, nth) => {
    const [before, word] = [words[from + nth - 1], words[from + nth]];
    if (word === undefined || !(word.keys.includes(key) || (nth === own.length - 1 && isPluralOf(word, key))))
      return false;
    return nth === 0 || betweenWords.test(text.slice(before?.end, word.start));
  });

/** Words that only an employer's name follows. */
const employs = new Set(['at', 'joined', 'left', 'chez', 'bei']);

type Certainty = 'sure' | 'doubt' | 'none';

/** How certain it is that an ordinary word, product or place means the company. */
const certaintyOf = (
  company: Identifier,
  text: string,
  words: readonly Word[],
  from: number,
  sort: TextSort,
): Certainty => {
  const to = from + company.words.length - 1;
  const own = words.slice(from, to + 1);
  if (!own.every(({ isCapital, text: one }) => isCapital || one.length < 4)) return 'none';
  if (company.isAcronym && company.telling === 'ordinary') return 'sure';
  // "Best Buy" is made of ordinary words, but two capitalised words in a row are a name.
  if (own.length > 1 || employs.has(words[from - 1]?.keys[0] ?? '')) return 'sure';
  const isNumber = /^\p{N}+$/u.test(own[0]?.text ?? '');
  if (isNumber || (sort === 'label' && company.telling === 'homonym')) return 'none';
  if (sort === 'label') return words.length === 1 ? 'sure' : 'none';
  const standing = standingOf(text, words, from, to);
  if (standing === 'word') return 'none';
  return company.telling === 'ordinary' && standing === 'name' ? 'sure' : 'doubt';
};

/** Names of companies by their first word, longest first, so that a text is read once for any number of companies. */
export type CompanyIndex = ReadonlyMap<string, readonly Identifier[]>;

export const companyIndex = (identifiers: readonly Identifier[]): CompanyIndex => {
  const index = new Map<string, Identifier[]>();
  for (const identifier of identifiers) {
    const [first = ''] = identifier.words;
    const known = index.get(first);
    if (known === undefined) index.set(first, [identifier]);
    else known.push(identifier);
  }
  return index;
};

const calledBy = (companies: CompanyIndex, key: string): readonly Identifier[] => {
  const called = companies.get(key) ?? [];
  if (!key.endsWith('s') || key.length < 3) return called;
  const plural = companies.get(key.slice(0, -1))?.filter(({ words, telling, isAcronym }) => {
    return words.length === 1 && (telling === 'distinct' || isAcronym);
  });
  return plural === undefined ? called : [...called, ...plural];
};

/** The hidden company whose name begins at a word, if any, and the last word of the name. */
export const companyAt = (
  companies: CompanyIndex,
  text: string,
  words: readonly Word[],
  from: number,
  sort: TextSort,
): { readonly finding: Finding; readonly to: number } | null => {
  for (const company of words[from]?.keys.flatMap((key) => calledBy(companies, key)) ?? []) {
    if (!stands(company, text, words, from)) continue;
    const { telling, replacement, isAcronym } = company;
    const to = from + company.words.length - 1;
    const [first, last] = [words[from], words[to]];
    if (first === undefined || last === undefined) continue;
    if (isAcronym && !/^[^\p{Ll}]+s?$/u.test(first.text)) continue;
    const isDistinct = telling === 'distinct';
    const written = first.isCapital || last.isCapital ? 'sure' : 'doubt';
    const certainty = isDistinct ? written : certaintyOf(company, text, words, from, sort);
    if (certainty === 'none') continue;
    const isSure = certainty === 'sure';
    const stretch = { start: first.start, end: last.end };
    return { finding: { ...stretch, isSure: isSure || isDistinct, replacement: isSure ? replacement : null }, to };
  }
  return null;
};
