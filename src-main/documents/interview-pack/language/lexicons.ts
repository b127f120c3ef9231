import { franc } from 'franc-min';
import type { PackLanguage } from '#shared/kinds/interview-pack/question.ts';
import type { Candidacy } from '#shared/model/candidacy.ts';
import { foldText } from '#shared/model/fold-text.ts';
import { english } from './en.ts';
import { french } from './fr.ts';
import type { Lexicon } from './lexicon.ts';

/** What the pack says in each of its languages. */
export const lexicons: Readonly<Record<PackLanguage, Lexicon>> = { en: english, fr: french };

/** How people call the languages, folded: in English, in French, in the language itself, and as codes. */
const names: readonly (readonly [RegExp, PackLanguage])[] = [
  [/^(?:fr|fra|fre)(?:[ _]|$)|\bfrench\b|\bfrancais|\bfranzosisch|\bfrances\b|\bfrancese\b/u, 'fr'],
  [/^(?:en|eng)(?:[ _]|$)|\benglish\b|\banglais|\benglisch|\bingles\b|\binglese\b/u, 'en'],
];

/** franc needs this much to tell a language; more than the most is not read. */
const [leastCharacters, mostCharacters] = [120, 4_000];

const smallWords: Readonly<Record<PackLanguage, RegExp>> = {
  en: /\b(?:the|and|of|with|for|to|in|on|an?|by|at|from)\b/gu,
  fr: /\b(?:le|la|les|et|des?|du|un|une|pour|avec|dans|sur|au|aux|en|par|chez)\b|\b[dl]['’](?=\p{L})/gu,
};

/** Short texts show their language by their small words, if at all. */
const languageOfFewWords = (text: string): PackLanguage | undefined => {
  const count = (language: PackLanguage): number => text.toLowerCase().match(smallWords[language])?.length ?? 0;
  const [en, fr] = [count('en'), count('fr')];
  return en === fr ? undefined : en > fr ? 'en' : 'fr';
};

const languageOfText = (text: string): PackLanguage | undefined => {
  const words = text.slice(0, mostCharacters).replace(/https?:\S+/gu, ' ');
  if (words.trim().length < leastCharacters) return languageOfFewWords(words);
  const code = franc(words);
  if (code === 'und') return undefined;
  // Whoever writes in neither is asked in English.
  return code === 'fra' ? 'fr' : 'en';
};

/**
 * The language of a pack: the one the user names, else that of the candidate's own text, else that of the job, else
 * English. A language that the bank doesn't speak counts as none named.
 */
export const packLanguage = ({ candidate, job }: Candidacy, wanted: string | undefined): PackLanguage => {
  const named = names.find(([name]) => wanted !== undefined && name.test(foldText(wanted.normalize('NFC').trim())));
  if (named !== undefined) return named[1];
  const own = [
    candidate.summary ?? '',
    ...candidate.experience.flatMap(({ title, summary, responsibilities }) => [
      ...responsibilities,
      summary ?? '',
      title ?? '',
    ]),
    candidate.title ?? '',
  ].join('\n');
  const asked = [job?.summary ?? '', ...(job?.requirements ?? []), ...(job?.responsibilities ?? [])].join('\n');
  return languageOfText(own) ?? languageOfText(asked) ?? 'en';
};
