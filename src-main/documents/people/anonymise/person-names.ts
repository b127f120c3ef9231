import type { Telling } from './identifiers.ts';
import { tellingOf } from './identifiers.ts';
import { isParticle, isTitle, nameWords } from './initials.ts';
import { months } from './ordinary-words.ts';
import { keyOf, keysOf, wordsOf } from './words.ts';

/** A person's name, prepared for searching texts. */
export interface PersonNames {
  /** Each word of the name by its keys, with the word it is (two spellings are one word). */
  readonly parts: ReadonlyMap<string, { readonly telling: Telling; readonly nth: number }>;
  /** First and last name joined, as in addresses; none if the result is so short that other words contain it. */
  readonly joined: readonly string[];
  /** First letters of the name's words. */
  readonly initials: ReadonlySet<string>;
  /** Names and parts of names in scripts without spaces, which are found anywhere in a text. */
  readonly unspaced: readonly string[];
}

/** Scripts that write words without spaces, or with endings attached. */
const unspacedScript =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}・ー]+$/u;

/** Forms of address after a family name of one character, which alone is an ordinary word. */
const honorifics = ['先生', '女士', '小姐', '经理', '總', '总', '老师', '老師', 'さん', '様', '氏', '씨', '님'];

const isOneScript = (text: string): boolean => unspacedScript.test(text);

/** 王小明 is also 小明 and 王先生; 山田 太郎 is also 山田太郎, 山田 and 太郎. */
const unspacedNames = (words: readonly string[]): string[] => {
  const own = words.filter(isOneScript);
  if (own.length === 0) return [];
  const joined = own.join('');
  const given = own.length === 1 && /^[\p{Script=Han}\p{Script=Hangul}]{3,4}$/u.test(joined);
  const family = given ? joined.charAt(0) : (own[0] ?? '');
  const names = [joined, ...own, ...(given ? [joined.slice(1)] : [])].filter((name) => [...name].length > 1);
  const called = [...family].length === 1 ? honorifics.map((title) => family + title) : [];
  return [...new Set([...names, ...called])];
};

const joinedNames = (fullName: string): string[] => {
  const words = nameWords(fullName).map((word) => keysOf(word).map((key) => key.replace(/[^\p{L}]/gu, '')));
  const spelled = (way: number): string[] => {
    const keys = words.map((spellings) => spellings[way] ?? spellings[0] ?? '');
    const [first = '', last = ''] = [keys[0], keys.at(-1)];
    // "April-June" is a time.
    if (keys.length < 2 || keys.every((key) => months.has(key))) return [];
    return [keys.join(''), first + last, last + first];
  };
  return [...new Set([...spelled(0), ...spelled(1)])].filter((name) => name.length > 5);
};

/** Prepares all forms of a person's name that identify them. */
export const personNames = (fullName: string, known: ReadonlySet<string>): PersonNames => {
  const parts = new Map<string, { telling: Telling; nth: number }>();
  let nth = 0;
  const add = (keys: readonly string[]): void => {
    nth += 1;
    for (const key of keys) {
      if (!parts.has(key)) parts.set(key, { telling: tellingOf(key, known), nth });
    }
  };
  // Includes nicknames in parentheses, which the spoken form leaves out.
  const all = fullName.split(/[\s,،、()[\]{}"“”]+/u).filter((word) => !isTitle(keyOf(word.replaceAll('.', ''))));
  for (const text of all) {
    const words = wordsOf(text).filter(({ text: one, keys: [key = ''] }) => [...one].length > 1 && !isParticle(key));
    if (isOneScript(text)) continue;
    for (const { keys } of words) add(keys);
    const joined = text.replace(/[^\p{L}\p{M}]/gu, '');
    // "O'Brien" is also written "OBrien".
    if (wordsOf(text).length > 1 && joined.length > 3) add(keysOf(joined));
  }
  const initials = new Set(nameWords(fullName).map((word) => keyOf(word).charAt(0)));
  return { parts, joined: joinedNames(fullName), initials, unspaced: unspacedNames(all) };
};
