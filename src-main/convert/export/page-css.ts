import type { TextStyle, Theme, Typeface } from '#shared/model/theme.ts';
import { pageSizesMm } from '#shared/model/theme.ts';
import type { BundledFace } from './bundled-fonts.ts';
import { fontFamily } from './font-faces.ts';

/** After the bundled face the one that stands in for Greek and Cyrillic, then what systems have for other scripts. */
const families: Record<Typeface, string> = {
  gelasio: `"${fontFamily('gelasio')}","${fontFamily('source-serif-4')}","Noto Serif",serif`,
  carlito: `"${fontFamily('carlito')}","Noto Sans",sans-serif`,
  arimo: `"${fontFamily('arimo')}","Noto Sans",sans-serif`,
  tinos: `"${fontFamily('tinos')}","Noto Serif",serif`,
  caladea: `"${fontFamily('caladea')}","${fontFamily('source-serif-4')}","Noto Serif",serif`,
};

/** A text style as CSS declarations. */
export const textStyleCss = (style: TextStyle): string =>
  [
    `font-family:${families[style.face]}`,
    `font-size:${style.sizePt}pt`,
    `font-weight:${style.isBold ? 700 : 400}`,
    `color:${style.colour}`,
    `letter-spacing:${style.tracking / 1000}em`,
    `text-transform:${style.isUppercase ? 'uppercase' : 'none'}`,
    `margin:${style.spaceBeforePt}pt 0 ${style.spaceAfterPt}pt`,
  ].join(';');

/** The faces a theme sets text in, with the one that stands in for scripts they lack. */
export const facesOf = (theme: Theme): Set<BundledFace> =>
  new Set<BundledFace>([...Object.values(theme.text).map((style) => style.face), 'source-serif-4']);

/**
 * The style sheet of a page. Page breaks: a heading stays with what follows it, an entry's line and its first words or
 * first bullet with the heading, a bullet and a table row whole, and no line and no bullet alone at either side of a break.
 * Common ligatures are off: programs that read CVs out of PDFs would meet one odd letter in "certified".
 * Items and cells run in their own direction but stand on the side of their list or table.
 */
export const pageCss = (theme: Theme): string => {
  const { width, height } = pageSizesMm[theme.page.size];
  const { top, right, bottom, left } = theme.page.marginsMm;
  const { text, line, list } = theme;
  const hairline = `${line.widthPt}pt solid ${line.colour}`;
  return `@page{size:${width}mm ${height}mm;margin:${top}mm ${right}mm ${bottom}mm ${left}mm}
*{box-sizing:border-box}
html{background:#fff;-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{${textStyleCss(text.body)};margin:0;line-height:${theme.lineHeight};font-kerning:normal;font-variant-ligatures:no-common-ligatures;overflow-wrap:anywhere;hyphens:manual}
@media screen{body{width:${width}mm;min-height:${height}mm;margin:0 auto;padding:${top}mm ${right}mm ${bottom}mm ${left}mm}}
h1,h2,h3,h4{line-height:1.2;break-after:avoid;break-inside:avoid;text-wrap:balance}
h1{${textStyleCss(text.name)}}
h2{${textStyleCss(text.sectionHeading)};padding-bottom:4pt;border-bottom:${hairline}}
h3{${textStyleCss(text.entryHeading)}}
h4{${textStyleCss(text.subheading)}}
h2+h3{margin-top:0}
p,li{text-wrap:pretty}
p{margin:0 0 ${text.body.spaceAfterPt}pt;orphans:2;widows:2}
.role{${textStyleCss(text.role)};break-after:avoid}
.contact{${textStyleCss(text.contact)}}
.entry-line{${textStyleCss(text.entryLine)};break-after:avoid}
.entry-line:has(+h2),.entry-line:has(+h3){break-after:auto}
.entry-line em{font-style:normal}
.opens-list{break-after:avoid}
ul,ol{margin:0 0 ${text.body.spaceAfterPt}pt;padding-inline-start:${list.indentPt}pt}
li{margin:0 0 ${list.spaceBetweenPt}pt;break-inside:avoid;orphans:2;widows:2}
li>p{margin:0 0 ${list.spaceBetweenPt}pt}
li>:last-child{margin-bottom:0}
li>ul,li>ol{margin-top:${list.spaceBetweenPt}pt}
li:first-child:not(:last-child){break-after:avoid}
li:last-child:not(:first-child),ul+p,ol+p{break-before:avoid}
li,th,td{unicode-bidi:plaintext}
ul,ol,table{text-align:left}
[dir=rtl]:is(ul,ol,table),[dir=rtl] :is(ul,ol){text-align:right}
[dir=rtl]{letter-spacing:0}
.opposite{text-align:end}
li::marker{color:${list.bulletColour}}
h3+ul,h3+ol,h3+p,.entry-line+ul,.entry-line+ol,.entry-line+p{break-before:avoid}
.footer-fonts{${textStyleCss(text.footer)};position:absolute;top:0;left:0;height:0;overflow:hidden;visibility:hidden}
strong{font-weight:700}
.emoji{font-weight:400;font-style:normal;letter-spacing:0}
code{font-family:inherit;background:none}
a{color:${theme.accentColour};text-decoration:none}
table{width:100%;border-collapse:collapse;margin:2pt 0 ${text.body.spaceAfterPt + 2}pt}
thead{display:table-header-group}
tr{break-inside:avoid}
th,td{padding-block:3pt;padding-inline:0 10pt;border-bottom:${hairline};text-align:inherit;vertical-align:top;font-variant-numeric:lining-nums tabular-nums}
th{font-family:${families[text.subheading.face]};color:${text.contact.colour};font-weight:700}
th:last-child,td:last-child{padding-inline-end:0}
[align=center]{text-align:center}
[align=right]{text-align:right}
[dir=rtl] [align=right]{text-align:left}`;
};
