import { beginsSkill, ordinaryWords, places } from './ordinary-words.ts';

/**
 * How telling a word is by itself. `distinct` is a name wherever it stands; `ordinary` is a word of everyday language,
 * and a name only where it stands as one; `homonym` is written large in any case, as a place or a product.
 */
export type Telling = 'distinct' | 'ordinary' | 'homonym';

/** A name of somebody's, word by word. */
export interface Identifier {
  /** Keys of its words, in order. */
  readonly words: readonly string[];
  readonly telling: Telling;
  /** Written in capitals only, as an acronym. */
  readonly isAcronym: boolean;
  readonly replacement: string;
}

const isNumber = (key: string): boolean => /^\p{N}+$/u.test(key);

/**
 * How telling one word is.
 *
 * @param known words that the candidate's own data uses for something else: where they live, what they studied at
 */
export const tellingOf = (key: string, known: ReadonlySet<string>): Telling => {
  if (isNumber(key) || places.has(key) || known.has(key) || beginsSkill(key)) return 'homonym';
  return ordinaryWords.has(key) || key.length < 3 ? 'ordinary' : 'distinct';
};
