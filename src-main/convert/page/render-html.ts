import { pageSizesMm } from '#shared/model/theme.ts';
import { assembleDocument } from '../content/assemble-document.ts';
import type { Dressing } from '../content/dressing.ts';
import type { ExportDocument } from '../content/export-document.ts';
import { directionOfLanguage } from '../content/text-direction.ts';
import { breakCss } from './break-css.ts';
import { contentsCss, renderContents } from './contents.ts';
import { coverCss, renderCover } from './cover.ts';
import { htmlPage } from './html-page.ts';
import { eachList, listSelectors } from './list-columns.ts';
import { mastheadBleedCss, mastheadCss } from './masthead.ts';
import { renderMain } from './page-body.ts';
import { pageRule, textCss } from './page-css.ts';
import { fontRulesOf } from './page-fonts.ts';
import { pictureCss } from './pictures.ts';

/**
 * How a document stands on a screen: sheets of the page's width on a calm ground, without margins around them where the
 * screen is narrow. On paper a browser breaks it as the PDF is broken.
 */
const screenCss = (dressing: Dressing, lists: readonly string[]): string => {
  const { theme } = dressing;
  const { width, height } = pageSizesMm[theme.page.size];
  const { top, right, bottom, left } = theme.page.marginsMm;
  const { cover } = theme;
  const band = cover?.band;
  const side = { start: 'left', above: 'top', below: 'bottom' } as const;
  const across = { start: 'width', above: 'height', below: 'height' } as const;
  const bandCss = band
    ? `.cover::before{content:"";position:absolute;${side[band.side]}:0;${band.side === 'start' ? 'top:0;bottom:0' : 'left:0;right:0'};${across[band.side]}:${band.sizeMm}mm;background:${band.colour}}.cover>*{position:relative}`
    : '';
  const coverLogo = theme.logo.place === 'cover' ? `.cover .logo{top:${top}mm;margin-inline:${left}mm ${right}mm}` : '';
  return `@media screen{
html{background:#EFEDE8;min-height:100%}
body{max-width:${width}mm;margin:24px auto;padding:0 12px;background:none}
main,.cover,.contents{background:#fff;box-shadow:0 1px 3px #1D1B1926,0 8px 28px #1D1B1914;margin:0 0 24px;padding:${top}mm ${right}mm ${bottom}mm ${left}mm;overflow:hidden}
main{min-height:${height}mm}
.cover{min-height:${height}mm;padding-top:${((cover?.titleAt ?? 0) * height).toFixed(2)}mm;${cover?.fill ? `background:${cover.fill}` : ''}}
${bandCss}
${coverLogo}
${mastheadBleedCss(dressing, [`${top}mm`, `${right}mm`, `${left}mm`])}
a:focus-visible{outline:2px solid ${theme.accentColour};outline-offset:2px}
}
@media screen and (max-width:720px){
body{margin:0;padding:0}
main,.cover,.contents{padding:28px 22px;margin:0;box-shadow:none;min-height:0}
${mastheadBleedCss(dressing, ['28px', '22px', '22px'])}
.cover{min-height:60vh;padding-top:30vh}
${eachList(lists, (list) => `${list}{column-count:1}`)}
}
@media print{html{background:#fff}${cover?.fill ? `.cover{min-height:95vh;background:${cover.fill}}` : ''}}`;
};

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
