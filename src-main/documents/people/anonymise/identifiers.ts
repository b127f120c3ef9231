import { beginsSkill, ordinaryWords, places } from './ordinary-words.ts';

/**
 * How clearly a word by itself is a name. `distinct`: a name everywhere. `ordinary`: an everyday word, and a name only
 * in some places. `homonym`: a place or product, which is always capitalised.
 */
export type Telling = 'distinct' | 'ordinary' | 'homonym';

/** A name, word by word. */
export interface Identifier {
  /** Keys of its words, in order. */
  readonly words: readonly string[];
  readonly telling: Telling;
  /** Whether it is written in capitals only, like an acronym. */
  readonly isAcronym: boolean;
  readonly replacement: string;
}

const isNumber = (key: string): boolean => /^\p{N}+$/u.test(key);

/**
 * How clearly one word is a name.
 *
 * @param known words that the candidate's data uses for something else: places, schools
 */
export const tellingOf = (key: string, known: ReadonlySet<string>): Telling => {
  if (isNumber(key) || places.has(key) || known.has(key) || beginsSkill(key)) return 'homonym';
  return ordinaryWords.has(key) || key.length < 3 ? 'ordinary' : 'distinct';
};
