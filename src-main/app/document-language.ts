import { franc } from 'franc-min';

/** Less than this says too little about its language. */
const leastCharacters = 120;

/** And this much is enough: telling takes a millisecond or two. */
const mostCharacters = 4_000;

/** What documents are written in unless their text says otherwise: the embedded drafter's language. */
const usual = 'en';

/**
 * The language a text is mostly written in, as a BCP 47 tag; `en` where it is too short or can't be told. Worked out from
 * the text itself, since a model writes in the language of its sources unless it is told another, and hands may have
 * changed it since.
 */
export const languageOf = (markdown: string): string => {
  const words = markdown.slice(0, mostCharacters).replace(/https?:\S+|[#*>|`_~[\]()-]/g, ' ');
  if (words.trim().length < leastCharacters) return usual;
  const code = franc(words);
  if (code === 'und') return usual;
  // Three letters become two where there are two, as BCP 47 asks.
  return Intl.getCanonicalLocales(code)[0] ?? usual;
};
