import { plainText } from '../../text/source-text.ts';
import type { Lexicon } from './lexicon.ts';

/** Marks that turn the direction of text; left alone in a sentence they would turn the rest of it too. */
const directionMarks = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu;
/** What takes no room and hides in words; the joiners stay, since scripts and emoji need them. */
const unseen = /[\u00ad\u200b\u2060\ufeff\ufdd0\ufdd1]/gu;
const rightToLeft =
  /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const [firstStrongIsolate, popIsolate] = ['\u2068', '\u2069'];

/** Source text in one line, as it is quoted: white space collapsed, marks gone that can't be seen. */
export const readable = (source: string): string =>
  plainText(source.normalize('NFC').replace(directionMarks, '').replace(unseen, ''));

/** No more than so many characters, cut between words where there are any, with "…" for what is left out. */
export const shortened = (source: string, most: number): string => {
  const characters = [...source];
  if (characters.length <= most) return source;
  const start = characters.slice(0, most - 1).join('');
  const space = start.lastIndexOf(' ');
  const cut = space > start.length / 2 ? start.slice(0, space) : start;
  return `${cut.replace(/[\s,;:.(–-]+$|[\p{M}\u200d]+$/gu, '')}…`;
};

/** Text in a right-to-left script keeps its order inside a sentence in Latin script (UAX #9). */
const isolated = (text: string): string =>
  rightToLeft.test(text) ? `${firstStrongIsolate}${text}${popIsolate}` : text;

/** Source text as it may stand in a sentence, without quotation marks. */
export const quotedText = (source: string, most: number): string => isolated(shortened(readable(source), most));

/** Source text in quotation marks; a full stop at its end goes, since the sentence around it goes on. */
export const quotation = (source: string, most: number, { quotes: [open, close] }: Lexicon): string => {
  const text = readable(source).replace(/(?<=[^.])[.;,:]$/u, '');
  return `${open}${isolated(shortened(text, most))}${close}`;
};

/** What reads as a name without quotation marks: short, of letters, digits and the signs that names have. */
const plainName = /^(?=.*[\p{L}\p{N}])[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} .,’'&+#/()@-]{0,39}$/u;

/** A name as it stands in a sentence: bare where it reads as one, else in quotation marks. */
export const nameInSentence = (source: string, lexicon: Lexicon, most = 80): string => {
  const text = readable(source);
  const isName = plainName.test(text) && text.split(' ').length <= 5 && !/[.,]$|[.!?] /u.test(text);
  return isName ? isolated(text) : quotation(text, most, lexicon);
};
