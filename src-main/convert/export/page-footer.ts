import { toHtml } from 'hast-util-to-html';
import type { Theme } from '#shared/model/theme.ts';
import { pageSizesMm } from '#shared/model/theme.ts';
import type { BundledFace } from './bundled-fonts.ts';
import { bundledFonts } from './bundled-fonts.ts';
import type { ExportDocument } from './export-document.ts';
import { fontFaceRules } from './font-faces.ts';
import { element, text } from './hast-nodes.ts';
import { markEmoji } from './mark-emoji.ts';
import { textStyleCss } from './page-css.ts';
import { directionOf, directionOfLanguage } from './text-direction.ts';
import { xmlText } from './xml-text.ts';

const millimetresPerPoint = 25.4 / 72;

const footerName = (doc: ExportDocument, theme: Theme): string =>
  theme.footer.start !== '' ? xmlText(doc.subjectName).trim() : '';

/**
 * Every character the footer may show; empty where there is no footer. A page that is printed with a footer must have
 * these set in the footer's style too, unseen: Chromium draws templates at once, and only fonts that the page has
 * already read are there by then.
 */
export const footerWords = (doc: ExportDocument, theme: Theme): string =>
  `${footerName(doc, theme)}${theme.footer.end !== '' ? ' 0123456789/' : ''}`;

/**
 * The foot of every page as the HTML template Chromium prints: the name on one side, "2 / 5" on the other. Chromium
 * fills the elements of class `pageNumber` and `totalPages`. It sets templates apart from the page, so that this one
 * names its fonts and the page's side margins itself. Empty where the theme has no footer.
 */
export const renderFooter = (doc: ExportDocument, theme: Theme): string => {
  if (footerWords(doc, theme) === '') return '';
  const name = footerName(doc, theme);
  const style = theme.text.footer;
  const fonts = fontFaceRules(bundledFonts, {
    faces: new Set<BundledFace>([style.face, 'source-serif-4']),
    text: footerWords(doc, theme),
    hasItalics: false,
    display: 'swap',
  });
  const { left, right, bottom } = theme.page.marginsMm;
  const { width } = pageSizesMm[theme.page.size];
  // Chromium scales templates by a factor that changed between versions: only shares of the page's width are sure.
  const share = (millimetres: number): string => `${((100 * millimetres) / width).toFixed(3)}cqw`;
  const css =
    `${fonts}\n#footer{padding:0!important;container-type:inline-size;width:100%}` +
    `.foot{width:100%;display:flex;justify-content:space-between;${textStyleCss(style)};` +
    `font-size:${share(style.sizePt * millimetresPerPoint)};line-height:1;` +
    // A little below the middle of the margin.
    `margin:0 ${share(right)} ${share(bottom * 0.42)} ${share(left)};-webkit-print-color-adjust:exact}` +
    '.emoji{font-weight:400}';
  const numbers =
    theme.footer.end !== ''
      ? [element('span', { className: ['pageNumber'] }), text(' / '), element('span', { className: ['totalPages'] })]
      : [];
  const base = directionOfLanguage(doc.language);
  return toHtml([
    element('style', {}, [text(css)]),
    element('div', { className: ['foot'], dir: base }, [
      element('span', { dir: directionOf(name, base) }, markEmoji([text(name)])),
      element('span', { dir: 'ltr' }, numbers),
    ]),
  ]);
};
