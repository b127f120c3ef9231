import { beforeDates, isAcronym, isUsual, months } from './ordinary-words.ts';
import type { Word } from './words.ts';

/** What a capitalised ordinary word is in its place: a name, an ordinary word, or undecidable. */
export type Standing = 'name' | 'word' | 'doubt';

/** Where a word is in its sentence: first, first in a list's entry, or inside. */
type Place = 'start' | 'entry' | 'midst';

const markup = /[\s*_"'“”‘’«»„#>`]+$/u;

/** How far back a word's context is read, so that a long line isn't read again at each of its words. */
const farthest = 80;

const placeOf = (text: string): Place => {
  const before = text.slice(-farthest);
  const line = before.slice(before.lastIndexOf('\n') + 1).replace(markup, '');
  if (line === '' || /[.!?…。！？]$/u.test(line)) return 'start';
  return /[,;:·•–—|/([\-+&]$/u.test(line) ? 'entry' : 'midst';
};

/** Whether only spaces are between two words. */
const isNextTo = (between: string): boolean => /^[ \u00a0\u202f]+$/u.test(between);

const keyOfWord = (word: Word | undefined): string => word?.keys[0] ?? '';

const isAllCapitals = (word: Word | undefined): boolean => word !== undefined && /^\p{Lu}{2,}$/u.test(word.text);

/** Whether a word is the only one among its neighbours in capitals. */
const isAcronymAmong = (word: Word, before: Word | undefined, after: Word | undefined): boolean =>
  isAllCapitals(word) && !isAllCapitals(before) && !isAllCapitals(after);

/** Whether a word is a month in a date: "May 2019", "in May", "April – June". */
const isDate = (text: string, word: Word, before: Word | undefined, after: Word | undefined): boolean => {
  if (!word.keys.some((key) => months.has(key))) return false;
  const isClose = (from: number, to: number) => /^[\s.,'’–—\-/]{0,4}$/u.test(text.slice(from, to));
  const isPart = (other: Word | undefined): boolean =>
    other !== undefined && (/^\p{N}/u.test(other.text) || other.keys.some((key) => months.has(key)));
  if (after !== undefined && isClose(word.end, after.start) && isPart(after)) return true;
  if (before === undefined || !isClose(before.end, word.start)) return false;
  return isPart(before) || beforeDates.has(keyOfWord(before));
};

const isItself = (word: Word, next: Word): boolean => !next.isCapital && isUsual(keyOfWord(word), keyOfWord(next));

/** Inside a sentence, next to another capitalised word. */
const isAfterCapital = (text: string, word: Word, before: Word | undefined): boolean =>
  before !== undefined &&
  isNextTo(text.slice(before.end, word.start)) &&
  /^\p{Lu}/u.test(before.text) &&
  placeOf(text.slice(0, before.start)) === 'midst';

/**
 * Decides what a capitalised ordinary word is. In a date it is a month. Inside a sentence it is a name, unless it
 * belongs to a longer name ("Grant Management Office"). Where capitals mean nothing, the next word decides; if that
 * doesn't help, it is undecidable.
 *
 * @param from the first word and `to` the last of what may be a name
 */
export const standingOf = (text: string, words: readonly Word[], from: number, to: number): Standing => {
  const [first, last] = [words[from], words[to]];
  if (first === undefined || last === undefined) return 'word';
  const [before, after] = [words[from - 1], words[to + 1]];
  if (from === to && isDate(text, first, before, after)) return 'word';
  if (from === to && isAcronymAmong(first, before, after)) return isAcronym(keyOfWord(first)) ? 'word' : 'doubt';
  const rest = text.slice(last.end);
  if (/^['’]s?(?!\p{L})/u.test(rest)) return placeOf(text.slice(0, first.start)) === 'midst' ? 'name' : 'doubt';
  const next = after !== undefined && isNextTo(text.slice(last.end, after.start)) ? after : undefined;
  const place = placeOf(text.slice(0, first.start));
  const isLonger = next?.isCapital && /\p{Lu}/u.test(next.text);
  if (place !== 'midst') {
    return next !== undefined && isItself(last, next) ? 'word' : 'doubt';
  }
  return isLonger || isAfterCapital(text, first, before) ? 'doubt' : 'name';
};
