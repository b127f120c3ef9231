import { findSkills } from '#shared/model/find-skills.ts';
import { foldText } from '#shared/model/fold-text.ts';
import type { DictionarySkill } from '#shared/model/skill-dictionary.ts';
import { skillNamed } from '#shared/model/skill-dictionary.ts';
import { findPatterns } from '../text/find-patterns.ts';
import { groupBy } from '../text/group-by.ts';
import { plainText } from '../text/source-text.ts';

/** A text prepared for looking up many skills. */
export interface SearchText {
  readonly exact: string;
  readonly folded: string;
  /** Skills of the dictionary with the wording found, in the order they are named. */
  readonly known: ReadonlyMap<DictionarySkill, string>;
}

const prepared = new Map<string, SearchText>();
const mostPrepared = 2_000;

const prepare = (source: string): SearchText => {
  const exact = plainText(source).normalize('NFC');
  return { exact, folded: foldText(exact), known: new Map(findSkills(exact).map(({ skill, text }) => [skill, text])) };
};

/**
 * Prepares a text: folds it and finds the skills of the dictionary in it. All sections of a file look into the same few
 * texts, so what was prepared is kept for a while.
 */
export const searchText = (source: string): SearchText => {
  const known = prepared.get(source);
  if (known !== undefined) return known;
  if (prepared.size >= mostPrepared) prepared.clear();
  const text = prepare(source);
  prepared.set(source, text);
  return text;
};

/** A skill prepared for being looked up in many texts. */
export interface SearchTerm {
  /** Its name in the dictionary, if it is there. */
  readonly known: DictionarySkill | undefined;
  readonly exact: string;
  readonly folded: string;
  /** Short names and everyday words ("R", "Go", "Word") count only in their own spelling. */
  readonly isCaseBound: boolean;
}

const isEverydayWord = (known: DictionarySkill | undefined, folded: string): boolean =>
  known?.terms.some((term) => term.match !== 'any-case' && foldText(term.text) === folded) ?? false;

/** Prepares a skill: what it is called, and how strictly its name must be matched. */
export const searchTerm = (label: string): SearchTerm => {
  const exact = plainText(label).normalize('NFC');
  const folded = foldText(exact);
  const known = skillNamed(exact);
  return { known, exact, folded, isCaseBound: folded.length <= 3 || isEverydayWord(known, folded) };
};

const prolongsWord = /[\p{Script=Latin}\p{N}_]/u;

const standsAlone = (text: string, from: number, to: number): boolean => {
  const [before, first] = [text.charAt(from - 1), text.charAt(from)];
  const [after, beyond] = [text.charAt(to), text.charAt(to + 1)];
  if (prolongsWord.test(before) && prolongsWord.test(first)) return false;
  if (before === '.' && prolongsWord.test(text.charAt(from - 2))) return false;
  if (/[+#]/u.test(after) || (after === '.' && prolongsWord.test(beyond))) return false;
  return !prolongsWord.test(after) || !prolongsWord.test(text.charAt(to - 1));
};

/** Whether a stretch of a text is a name of its own. "Go-live" doesn't name Go. */
const isName = (text: string, from: number, to: number, isCaseBound: boolean): boolean => {
  const isCompound = isCaseBound && (text.charAt(to) === '-' || text.charAt(from - 1) === '-');
  return !isCompound && standsAlone(text, from, to);
};

/** Whether a text names a skill: as a whole word, in any of the names that the dictionary knows for it. */
export const mentions = (text: SearchText, term: SearchTerm): boolean => {
  if (term.known !== undefined && text.known.has(term.known)) return true;
  const [where, what] = term.isCaseBound ? [text.exact, term.exact] : [text.folded, term.folded];
  if (what === '') return false;
  for (let at = where.indexOf(what); at !== -1; at = where.indexOf(what, at + 1)) {
    if (isName(where, at, at + what.length, term.isCaseBound)) return true;
  }
  return false;
};

/**
 * Makes a search for many skills at once: which of them a text names, as `mentions` says of each. A text is read once for
 * all of them.
 */
export const mentionFinder = (terms: readonly SearchTerm[]): ((text: SearchText) => Set<SearchTerm>) => {
  const known = groupBy(terms, (term) => term.known);
  const exact = groupBy(terms, (term) => (term.isCaseBound ? term.exact : undefined));
  const folded = groupBy(terms, (term) => (term.isCaseBound ? undefined : term.folded));
  const [findExact, findFolded] = [findPatterns(exact.keys()), findPatterns(folded.keys())];
  return (text) => {
    const found = new Set<SearchTerm>();
    const addAll = (named: readonly SearchTerm[] = []): void => {
      for (const term of named) found.add(term);
    };
    for (const skill of text.known.keys()) addAll(known.get(skill));
    findExact(text.exact, (name, at) => {
      if (isName(text.exact, at, at + name.length, true)) addAll(exact.get(name));
    });
    findFolded(text.folded, (name, at) => {
      if (isName(text.folded, at, at + name.length, false)) addAll(folded.get(name));
    });
    return found;
  };
};
