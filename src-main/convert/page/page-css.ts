import type { Rule, TextStyle, Theme, Typeface } from '#shared/model/theme.ts';
import { pageSizesMm } from '#shared/model/theme.ts';
import { contentSizeMm } from '../content/measures.ts';
import type { BundledFace } from './bundled-fonts.ts';
import { fontFamily } from './font-faces.ts';
import { eachList } from './list-columns.ts';

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
    `font-style:${style.isItalic ? 'italic' : 'normal'}`,
    `color:${style.colour}`,
    `letter-spacing:${style.tracking / 1000}em`,
    `text-transform:${style.isUppercase ? 'uppercase' : 'none'}`,
    `text-align:${style.align}`,
    `margin:${style.spaceBeforePt}pt 0 ${style.spaceAfterPt}pt`,
  ].join(';');

const ruleSides = { below: 'bottom', above: 'top', start: 'inline-start' } as const;

/** A rule along a block as CSS declarations, its distance included; nothing for one without width. */
export const ruleCss = ({ side, colour, widthPt, gapPt }: Rule): string =>
  widthPt === 0 ? '' : `padding-${ruleSides[side]}:${gapPt}pt;border-${ruleSides[side]}:${widthPt}pt solid ${colour};`;

/** The faces a theme sets text in, with the one that stands in for scripts they lack. */
export const facesOf = (theme: Theme): Set<BundledFace> =>
  new Set<BundledFace>([...Object.values(theme.text).map((style) => style.face), 'source-serif-4']);

/**
 * The `@page` rule of a theme: its size and margins, the same on every page so that all engines break alike. Older engines
 * round a page's width up to whole pixels, in which a word more may fit: the text has the very width it was given.
 */
export const pageRule = (theme: Theme): string => {
  const { page } = theme;
  const { width, height } = pageSizesMm[page.size];
  const { top, right, bottom, left } = page.marginsMm;
  return `@page{size:${width}mm ${height}mm;margin:${top}mm ${right}mm ${bottom}mm ${left}mm}
@media print{main{width:${contentSizeMm(theme).width}mm}}`;
};

const sectionHeadingCss = ({ text, sectionRule, sectionFill }: Theme): string => {
  const { side, widthPt } = sectionRule;
  const fill = sectionFill === null ? '' : `background:${sectionFill};padding:3pt 6pt;`;
  // Cut at its box: of a line at the side, older engines leave a speck on the page that the heading is moved away from.
  const cut = side === 'start' && widthPt > 0 ? 'padding-block:1.5pt;overflow:clip;' : '';
  return `h2{${textStyleCss(text.sectionHeading)};${cut}${fill}${ruleCss(sectionRule)}}`;
};

/** The names that styles have in the page, and whose lines stand on the other side where their words run the other way. */
const lineParts = ['role', 'contact', 'entry-line'] as const;

const oppositeCss = ({ text }: Theme): string => {
  const styles = { role: text.role, contact: text.contact, 'entry-line': text.entryLine };
  const other = { start: 'end', center: 'center', end: 'start' } as const;
  return lineParts.map((part) => `.${part}.opposite{text-align:${other[styles[part].align]}}`).join('\n');
};

/** What marks list items: the theme's own sign, and under it a quieter one. */
const markerCss = ({ list }: Theme): string => {
  const inner = list.bullet === '–' ? '•' : '–';
  return `ul{list-style-type:"${list.bullet}\\a0\\a0"}
ul ul{list-style-type:"${inner}\\a0\\a0"}
li::marker{color:${list.bulletColour};font-weight:400;font-style:normal}`;
};

/** The signs that markers are, for the fonts that a page must carry. */
export const markerWords = '•–▪› 0123456789.';

/**
 * The style sheet of the text of a document, wherever it is set: in pages or in columns of their size.
 * Common ligatures are off: programs that read CVs out of PDFs would meet one odd letter in "certified".
 * Items and cells run in their own direction but stand on the side of their list or table. `lists` are the selectors of
 * lists that may be set in columns.
 */
export const textCss = (theme: Theme, lists: readonly string[]): string => {
  const { text, line, list, columnLists } = theme;
  const hairline = `${line.widthPt}pt solid ${line.colour}`;
  const afterText = `${text.body.spaceAfterPt}pt`;
  return `*{box-sizing:border-box}
body{${textStyleCss(text.body)};margin:0;line-height:${theme.lineHeight};font-kerning:normal;font-variant-ligatures:no-common-ligatures;overflow-wrap:anywhere;hyphens:manual;-webkit-print-color-adjust:exact;print-color-adjust:exact}
h1,h2,h3,h4{line-height:1.2;text-wrap:balance}
h1{${textStyleCss(text.name)}}
${sectionHeadingCss(theme)}
h3{${textStyleCss(text.entryHeading)}}
h4{${textStyleCss(text.subheading)}}
h2+.entry>h3:first-child{margin-top:0}
p,li{text-wrap:pretty}
p{margin:0 0 ${afterText}}
.role{${textStyleCss(text.role)}}
.contact{${textStyleCss(text.contact)}}
.entry-line{${textStyleCss(text.entryLine)}}
.entry-line em{font-style:${text.entryLine.isItalic ? 'italic' : 'normal'}}
${oppositeCss(theme)}
ul,ol{margin:0 0 ${afterText};padding-inline-start:${list.indentPt}pt}
li{margin:0 0 ${list.spaceBetweenPt}pt}
li>p{margin:0 0 ${list.spaceBetweenPt}pt}
li>:last-child{margin-bottom:0}
li>ul,li>ol{margin-top:${list.spaceBetweenPt}pt}
${markerCss(theme)}
${columnLists.columns === 2 ? eachList(lists, (one) => `${one}{column-count:2;column-gap:${columnLists.gapMm}mm;padding:0}${one}>li{margin-inline-start:${list.indentPt}pt}`) : ''}
li,th,td{unicode-bidi:plaintext}
ul,ol,table{text-align:left}
[dir=rtl]:is(ul,ol,table),[dir=rtl] :is(ul,ol){text-align:right}
[dir=rtl]{letter-spacing:0}
strong{font-weight:700}
.emoji{font-weight:400;font-style:normal;letter-spacing:0}
code{font-family:inherit;background:none}
a{color:${theme.accentColour};text-decoration:none}
table{width:100%;border-collapse:collapse;margin:2pt 0 ${text.body.spaceAfterPt + 2}pt}
th,td{padding-block:3pt;padding-inline:0 10pt;border-bottom:${hairline};text-align:inherit;vertical-align:top;font-variant-numeric:lining-nums tabular-nums}
th{font-family:${families[text.subheading.face]};color:${text.subheading.colour};font-weight:700}
th:last-child,td:last-child{padding-inline-end:0}
[align=center]{text-align:center}
[align=right]{text-align:right}
[dir=rtl] [align=right]{text-align:left}`;
};
