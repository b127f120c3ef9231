import type { Stretch } from './contact-data.ts';
import type { PersonNames } from './person-names.ts';
import { keysOf } from './words.ts';

const token = /[\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*/gu;

/** Splits "TeamMensah" and "kwame88" into words. */
const piece = /\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}+(?!\p{Ll})|\p{Lo}+/gu;

const isGlued = (word: string): boolean => /[\p{Ll}\p{M}]\p{Lu}|\p{Lu}{2}\p{Ll}|\p{L}\p{N}|\p{N}\p{L}/u.test(word);

/**
 * Names joined with something else, as in handles and addresses: "KwameMensah", "mark-grant", "#TeamMensah". They can't
 * be replaced.
 */
export const gluedNames = ({ parts, joined }: PersonNames, text: string): Stretch[] =>
  [...text.matchAll(token)].flatMap(({ 0: found, index }) => {
    const stretch = { start: index, end: index + found.replace(/[_.-]+$/u, '').length };
    const letters = keysOf(found).map((key) => key.replace(/[^\p{L}]/gu, ''));
    if (joined.some((name) => letters.some((one) => one.includes(name)))) return [stretch];
    const isNamed = found
      .split(/[_.-]/u)
      .filter((word) => isGlued(word) && !keysOf(word).some((key) => parts.has(key)))
      .flatMap((word) => word.match(piece) ?? [])
      .some((one) => one.length > 2 && keysOf(one).some((key) => parts.get(key)?.telling === 'distinct'));
    return isNamed ? [stretch] : [];
  });
