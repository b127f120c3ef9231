import { pageSizesMm } from '#shared/model/theme.ts';
import type { Dressing } from '../content/dressing.ts';
import { eachList } from './list-columns.ts';
import { mastheadBleedCss } from './masthead.ts';

/**
 * How a document stands on a screen: sheets of the page's width on a calm ground, without margins around them where the
 * screen is narrow. On paper a browser breaks it as the PDF is broken.
 */
export const screenCss = (dressing: Dressing, lists: readonly string[]): string => {
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
