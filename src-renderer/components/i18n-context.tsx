import type { ReactNode } from 'react';
import { createContext, useContext, useMemo } from 'react';
import type { Language } from '#shared/i18n/languages.ts';
import { catalogs } from '#shared/i18n/languages.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { createTranslator } from '#shared/i18n/translate.ts';

export interface I18n {
  readonly t: Translate;
  /** BCP 47 tag for Intl. */
  readonly locale: Language;
}

const I18nContext = createContext<I18n>({ t: createTranslator('en', catalogs.en), locale: 'en' });

/** Speaks `language` to everything below. */
export const I18nProvider = ({ language, children }: { language: Language; children: ReactNode }) => {
  const value = useMemo(() => ({ t: createTranslator(language, catalogs[language]), locale: language }), [language]);
  return <I18nContext value={value}>{children}</I18nContext>;
};

/** The translator and locale in use. */
export const useI18n = (): I18n => useContext(I18nContext);
