import type { Theme } from '#shared/model/theme.ts';
import { wordFonts } from '../../ooxml/word-units.ts';
import { group, tag, val, wordNamespace, xmlDeclaration } from '../../ooxml/word-xml.ts';
import { languageXml } from './docx-styles.ts';

const compatibility = (name: string, value: number): string =>
  tag('compatSetting', { name, uri: 'http://schemas.microsoft.com/office/word', val: value });

/** The settings of a file of Word 2013 and later, that asks nothing when it is opened. */
export const docxSettings = (language: string, { hasEvenPages = false } = {}): string =>
  xmlDeclaration +
  tag(
    'settings',
    {},
    tag('zoom', { percent: 100 }),
    val('defaultTabStop', 720),
    hasEvenPages ? tag('evenAndOddHeaders') : '',
    val('characterSpacingControl', 'doNotCompress'),
    group(
      'compat',
      compatibility('compatibilityMode', 15),
      compatibility('overrideTableStyleFontSizeAndJustification', 1),
      compatibility('enableOpenTypeFeatures', 1),
      compatibility('doNotFlipMirrorIndents', 1),
      compatibility('differentiateMultirowTableHeaders', 1),
    ),
    languageXml('themeFontLang', language),
    tag('clrSchemeMapping', {
      bg1: 'light1',
      t1: 'dark1',
      bg2: 'light2',
      t2: 'dark2',
      accent1: 'accent1',
      accent2: 'accent2',
      accent3: 'accent3',
      accent4: 'accent4',
      accent5: 'accent5',
      accent6: 'accent6',
      hyperlink: 'hyperlink',
      followedHyperlink: 'followedHyperlink',
    }),
    val('decimalSymbol', '.'),
    val('listSeparator', ','),
  ).replace('<w:settings>', `<w:settings xmlns:w="${wordNamespace}">`);

/** The fonts of a theme, with what may stand in for them. */
export const docxFonts = (theme: Theme): string => {
  const faces = [...new Set(Object.values(theme.text).map(({ face }) => face))].toSorted();
  return (
    xmlDeclaration +
    tag(
      'fonts',
      {},
      ...faces.map((face) => {
        const { name, family } = wordFonts[face];
        const ownName = face.charAt(0).toUpperCase() + face.slice(1);
        return tag('font', { name }, val('altName', ownName), val('family', family), val('pitch', 'variable'));
      }),
    ).replace('<w:fonts>', `<w:fonts xmlns:w="${wordNamespace}">`)
  );
};
