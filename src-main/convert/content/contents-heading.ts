import type { Theme } from '#shared/model/theme.ts';

const words: Readonly<Record<string, string>> = {
  en: 'Contents',
  fr: 'Sommaire',
  de: 'Inhalt',
  es: 'Contenido',
  it: 'Indice',
  nl: 'Inhoud',
  pt: 'Índice',
  ar: 'المحتويات',
  ja: '目次',
  zh: '目录',
};

/** What stands above the list of sections: the theme's own words, or where it has none the language's (BCP 47). */
export const contentsHeading = ({ contents }: Theme, language: string): string => {
  const [primary = ''] = language.toLowerCase().split('-');
  return contents.heading.trim() || (words[primary] ?? 'Contents');
};

/** A theme whose list of sections has its heading written out, for formats that take it as it is. */
export const withContentsHeading = (theme: Theme, language: string): Theme => ({
  ...theme,
  contents: { ...theme.contents, heading: contentsHeading(theme, language) },
});
