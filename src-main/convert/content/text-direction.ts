import type { Nodes } from 'mdast';

/** A part of a line: the inside of an outermost isolate, or what stands around isolates, their marks included. */
interface IsolatePart {
  readonly text: string;
  readonly isIsolated: boolean;
}

const initiator = /[\u2066-\u2068]/u;
const pop = '\u2069';

/**
 * Cuts a line at its outermost isolates (UAX #9, BD8 and BD9): LRI, RLI or FSI to the PDI that matches it, or to the end
 * of the line. A PDI that closes nothing is a character like any other. The parts put together are the line.
 */
const cutIsolates = (line: string): IsolatePart[] => {
  const parts: IsolatePart[] = [];
  let depth = 0;
  let from = 0;
  const cut = (to: number, isIsolated: boolean): void => {
    if (to > from) parts.push({ text: line.slice(from, to), isIsolated });
    from = to;
  };
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (initiator.test(character)) {
      if (depth === 0) cut(at + 1, false);
      depth++;
    } else if (character === pop && depth > 0) {
      depth--;
      if (depth === 0) cut(at, true);
    }
  }
  cut(line.length, depth > 0);
  return parts;
};

/** What stands outside of isolates: all that decides the direction of a line. */
const withoutIsolates = (line: string): string =>
  cutIsolates(line)
    .map(({ text, isIsolated }) => (isIsolated ? '' : text))
    .join('');

export type Direction = 'ltr' | 'rtl';

const rtlScripts = ['Arabic', 'Hebrew', 'Syriac', 'Thaana', 'Nko', 'Adlam']
  .map((name) => `\\p{Script=${name}}`)
  .join('');
const rtlLetter = `(?:(?=\\p{L})[${rtlScripts}])`;
const ltrLetter = `(?:(?![${rtlScripts}])\\p{L})`;

const isRtlLetter = new RegExp(`^${rtlLetter}$`, 'u');
const strongLetter = /\p{L}/u;

/**
 * The first strong letter outside of isolates decides, as in HTML's `dir="auto"` (UAX #9, rules P2 and P3); `fallback`
 * where there is none.
 */
export const directionOf = (text: string, fallback: Direction): Direction => {
  const letter = strongLetter.exec(withoutIsolates(text))?.[0];
  if (letter === undefined) return fallback;
  return isRtlLetter.test(letter) ? 'rtl' : 'ltr';
};

/** The text of a block, for its direction: its words in reading order. */
export const wordsOf = (node: Nodes): string => {
  if ('value' in node) return node.value;
  if (!('children' in node)) return '';
  const children: readonly Nodes[] = node.children;
  return children.map(wordsOf).join(' ');
};

/** The direction pages of a language run in, by the script it is mostly written in. */
export const directionOfLanguage = (language: string): Direction => {
  const script = new Intl.Locale(language).maximize().script ?? 'Latn';
  return ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm'].includes(script) ? 'rtl' : 'ltr';
};

export interface DirectedText {
  readonly text: string;
  readonly direction: Direction;
}

/** Right-to-left letters with the marks, digits, spaces and punctuation between them. */
const rtlStretch = new RegExp(`${rtlLetter}(?:\\P{L}*${rtlLetter})*\\p{M}*`, 'gu');

/** Left-to-right letters with what stands between them, and the digits that follow: those take their direction (W7). */
const ltrStretch = new RegExp(`${ltrLetter}(?:\\P{L}*(?:${ltrLetter}|\\p{N}))*\\p{M}*`, 'gu');

const cutStretches = (text: string, base: Direction): DirectedText[] => {
  const stretch = base === 'rtl' ? ltrStretch : rtlStretch;
  const other: Direction = base === 'rtl' ? 'ltr' : 'rtl';
  const parts: DirectedText[] = [];
  let from = 0;
  for (const match of text.matchAll(stretch)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index), direction: base });
    parts.push({ text: match[0], direction: other });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), direction: base });
  return parts;
};

/**
 * Cuts a line into stretches of one direction, because Word wants each marked as such; what has no direction of its own
 * (spaces, lone numbers, punctuation at the edges) goes with the block's, or inside an isolate with the isolate's. The
 * stretches put together are the line.
 */
export const splitByDirection = (text: string, base: Direction): DirectedText[] =>
  cutIsolates(text).flatMap((part) => cutStretches(part.text, part.isIsolated ? directionOf(part.text, base) : base));
