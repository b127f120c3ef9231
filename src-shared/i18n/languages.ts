import { en } from './en.ts';
import { fr } from './fr.ts';
import type { Catalog } from './translate.ts';

/**
 * The languages of the interface (F10). Another one is one more catalog, a line here, its tag in model/settings.ts and its
 * name on the settings screen.
 */
export const catalogs = { en, fr } as const satisfies Record<string, Catalog>;
export type Language = keyof typeof catalogs;

const isLanguage = (tag: string): tag is Language => Object.hasOwn(catalogs, tag);

/**
 * The language to speak: the user's choice, or with `auto` the first of the system's that exists here, else English.
 * @param choice the setting.
 * @param systemTags BCP 47 tags, most wanted first, e.g. `navigator.languages`.
 */
export const chooseLanguage = (choice: 'auto' | Language, systemTags: readonly string[]): Language => {
  if (choice !== 'auto') return choice;
  for (const tag of systemTags) {
    const language = tag.toLowerCase().split('-')[0] ?? '';
    if (isLanguage(language)) return language;
  }
  return 'en';
};
