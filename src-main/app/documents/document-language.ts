import { franc } from 'franc-min';
import type { DocumentKind } from '../../documents/document-kind.ts';
import type { DocumentHead } from '../../storage/documents-store.ts';
import type { SectionRow } from '../../storage/section-rows.ts';
import type { AppDeps } from '../ports.ts';

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

/** What its text is written in: as found the last time, or found out now and kept until the text changes. */
export const languageOfDocument = ({ store }: AppDeps, document: Pick<DocumentHead, 'id' | 'language'>): string => {
  if (document.language !== null) return document.language;
  const language = languageOf(store.sections.beginningOf(document.id, mostCharacters).join('\n\n'));
  store.documents.setLanguage(document.id, language);
  return language;
};

/** What stands above a section in that language: headings are planned in English, before anybody knows what the text will be in. */
export const headingIn = (
  kind: DocumentKind,
  language: string,
  { key, heading }: Pick<SectionRow, 'key' | 'heading'>,
): string | null => (heading === null ? null : (kind.headingIn(language, key) ?? heading));
