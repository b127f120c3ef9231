import { assembleDocument } from '../content/assemble-document.ts';
import type { Dressing } from '../content/dressing.ts';
import type { ExportDocument } from '../content/export-document.ts';
import { directionOfLanguage } from '../content/text-direction.ts';
import { breakCss } from './break-css.ts';
import { contentsCss, renderContents } from './contents.ts';
import { coverCss, renderCover } from './cover.ts';
import { htmlPage } from './html-page.ts';
import { listSelectors } from './list-columns.ts';
import { mastheadCss } from './masthead.ts';
import { renderMain } from './page-body.ts';
import { pageRule, textCss } from './page-css.ts';
import { fontRulesOf } from './page-fonts.ts';
import { pictureCss } from './pictures.ts';
import { screenCss } from './screen-css.ts';

/**
 * The document as one self-contained HTML page for a browser, with its fonts, a sheet on the screen and the PDF's breaks
 * on paper. It holds no script and loads nothing.
 */
export const renderHtml = (doc: ExportDocument, dressing: Dressing): string => {
  const { theme } = dressing;
  const root = assembleDocument(doc);
  const lists = listSelectors(doc);
  const base = directionOfLanguage(doc.language);
  const css = [
    fontRulesOf(root, doc, theme),
    pageRule(theme),
    textCss(theme, lists),
    ...pictureCss(doc, theme),
    breakCss(lists),
    mastheadCss(dressing),
    coverCss(dressing),
    contentsCss(theme),
    screenCss(dressing, lists),
  ];
  const parts = [
    renderCover(doc, dressing),
    renderContents(root, doc.language, theme, null),
    renderMain(root, base, dressing),
  ];
  return htmlPage(
    doc,
    css.join('\n'),
    parts.filter((part) => part !== null),
  );
};
