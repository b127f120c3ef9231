import type { Theme } from '#shared/model/theme.ts';
import { directionOfLanguage } from '../../content/text-direction.ts';
import { flag, group, tag, val, wordNamespace, xmlDeclaration } from '../../ooxml/word-xml.ts';
import { fontsXml, paragraphProperties, runProperties, spacingOf } from './docx-properties.ts';
import { styleDefinitions } from './docx-style-definitions.ts';
import { docxStyle } from './docx-style-names.ts';

/** The language with its most likely region, as Word's spelling wants it: `en` is `en-US`. */
const wordLanguage = (language: string): string => {
  const locale = new Intl.Locale(language).maximize();
  return locale.region === undefined ? language : `${locale.language}-${locale.region}`;
};

/** Word keeps a language for each sort of script: the document's for its own, the usual ones for the others. */
export const languageXml = (name: 'lang' | 'themeFontLang', language: string): string => {
  const value = wordLanguage(language);
  const isRtl = directionOfLanguage(language) === 'rtl';
  const isEastAsian = /^(zh|ja|ko)\b/i.test(language);
  return tag(name, {
    val: isRtl || isEastAsian ? 'en-US' : value,
    eastAsia: isEastAsian ? value : 'ja-JP',
    bidi: isRtl ? value : 'ar-SA',
  });
};

/** Word's own styles stay out of sight unless a document uses them, as in a file that Word made. */
const latentStyles = tag('latentStyles', {
  defLockedState: 0,
  defUIPriority: 99,
  defSemiHidden: 1,
  defUnhideWhenUsed: 1,
  defQFormat: 0,
  count: 376,
});

/** What is there in every file: the defaults that styles without a base have. */
const baseStyles = (theme: Theme): string => {
  const { body } = theme.text;
  const defaults = tag('style', { type: 'character', default: 1, styleId: 'DefaultParagraphFont' });
  const character = defaults.replace(
    '/>',
    `>${val('name', 'Default Paragraph Font')}${val('uiPriority', 1)}${flag('semiHidden', true)}${flag('unhideWhenUsed', true)}</w:style>`,
  );
  return [
    tag(
      'style',
      { type: 'paragraph', default: 1, styleId: docxStyle.body.id },
      val('name', docxStyle.body.name),
      flag('qFormat', true),
      paragraphProperties({
        spacing: spacingOf(body, theme.lineHeight),
        ...(body.align === 'start' ? {} : { align: body.align }),
      }),
      runProperties({ ...body, face: body.face }, undefined, false),
    ),
    character,
    tag(
      'style',
      { type: 'table', default: 1, styleId: 'TableNormal' },
      val('name', 'Normal Table'),
      val('uiPriority', 99),
      flag('semiHidden', true),
      flag('unhideWhenUsed', true),
      group(
        'tblPr',
        tag('tblInd', { w: 0, type: 'dxa' }),
        group(
          'tblCellMar',
          tag('top', { w: 0, type: 'dxa' }),
          tag('left', { w: 108, type: 'dxa' }),
          tag('bottom', { w: 0, type: 'dxa' }),
          tag('right', { w: 108, type: 'dxa' }),
        ),
      ),
    ),
    tag(
      'style',
      { type: 'numbering', default: 1, styleId: 'NoList' },
      val('name', 'No List'),
      val('uiPriority', 99),
      flag('semiHidden', true),
      flag('unhideWhenUsed', true),
    ),
  ].join('');
};

/** The theme as a file's styles part: real styles, so that a person can go on working with it as with any of their own. */
export const docxStyles = (theme: Theme, language: string, hasLogo: boolean): string =>
  xmlDeclaration +
  tag(
    'styles',
    {},
    group(
      'docDefaults',
      group('rPrDefault', group('rPr', fontsXml(theme.text.body.face), languageXml('lang', language))),
      tag('pPrDefault'),
    ),
    latentStyles,
    baseStyles(theme),
    ...styleDefinitions(theme, { hasLogo, isRtl: directionOfLanguage(language) === 'rtl' }).map(({ xml }) => xml),
  ).replace('<w:styles>', `<w:styles xmlns:w="${wordNamespace}">`);
