import type { Element, ElementContent } from 'hast';
import type { PageEdge, TextStyle, Theme } from '#shared/model/theme.ts';
import { pageSizesMm } from '#shared/model/theme.ts';
import type { Dressing } from '../content/dressing.ts';
import type { ExportDocument } from '../content/export-document.ts';
import { logoSizeMm } from '../content/measures.ts';
import type { PrintedPages } from '../content/outline.ts';
import { mastheadEnd } from '../content/outline.ts';
import type { FieldValues, FilledPart } from '../content/page-fields.ts';
import { fieldValues, fillFields } from '../content/page-fields.ts';
import { pictureUri } from '../content/picture-uri.ts';
import { directionOf, directionOfLanguage } from '../content/text-direction.ts';
import type { BundledFace } from './bundled-fonts.ts';
import { bundledFonts } from './bundled-fonts.ts';
import { fontFaceRules, neededFonts } from './font-faces.ts';
import { element, text } from './hast-nodes.ts';
import { htmlPage } from './html-page.ts';
import { markEmoji } from './mark-emoji.ts';

import { textStyleCss } from './page-css.ts';

const places = ['start', 'center', 'end'] as const;

/** How far from the paper's edge head and foot keep, as a share of the margin they stand in. */
const edgeAt = 0.42;

/** What stays white between a logo in the head and the edge of the paper, in millimetres. */
const leastAboveMm = 4;

/** A head or foot with its fields filled in but for the numbers of pages. */
interface FilledEdge {
  readonly edge: PageEdge;
  readonly style: TextStyle;
  readonly className: 'head' | 'foot';
  readonly parts: readonly { readonly place: (typeof places)[number]; readonly parts: readonly FilledPart[] }[];
  readonly hasLogo: boolean;
}

const fillEdge = (className: FilledEdge['className'], dressing: Dressing, values: FieldValues): FilledEdge | null => {
  const { theme, logo } = dressing;
  const edge = className === 'head' ? theme.header : theme.footer;
  const hasLogo = className === 'head' && logo !== null && theme.logo.place === 'header';
  const parts = places.map((place) => ({ place, parts: fillFields(edge[place], values) }));
  if (!hasLogo && edge.rule.widthPt === 0 && parts.every((one) => one.parts.length === 0)) return null;
  return { edge, style: className === 'head' ? theme.text.header : theme.text.footer, className, parts, hasLogo };
};

const edgesOf = (doc: ExportDocument, dressing: Dressing): FilledEdge[] => {
  const values = fieldValues(doc, dressing.theme);
  return [fillEdge('head', dressing, values), fillEdge('foot', dressing, values)].filter((edge) => edge !== null);
};

const writeParts = (parts: readonly FilledPart[], page: number, pages: number): string =>
  parts.map((part) => (part.type === 'text' ? part.text : String(part.name === 'page' ? page : pages))).join('');

const edgeCss = ({ className, style, edge }: FilledEdge, theme: Theme): string => {
  const { height } = pageSizesMm[theme.page.size];
  const { top, right, bottom, left } = theme.page.marginsMm;
  const { widthPt, colour, gapPt } = edge.rule;
  const side = className === 'head' ? 'bottom' : 'top';
  const rule = widthPt === 0 ? '' : `border-${side}:${widthPt}pt solid ${colour};padding-${side}:${gapPt}pt;`;
  // Measured from the top only: the engine rounds the height of pages, and differently from version to version.
  const from =
    className === 'head'
      ? `bottom:calc(100% - ${(top * (1 - edgeAt)).toFixed(2)}mm)`
      : `top:${(height - bottom * (1 - edgeAt)).toFixed(2)}mm`;
  return `.${className}{${textStyleCss(style)};line-height:1.25;margin:0;position:absolute;left:${left}mm;right:${right}mm;${from};${rule}display:flex;align-items:${className === 'head' ? 'flex-end' : 'flex-start'};justify-content:space-between;gap:6mm}`;
};

const toEdge = (filled: FilledEdge, dressing: Dressing, page: number, pages: number, base: 'ltr' | 'rtl'): Element => {
  const hasCenter = filled.parts.some(({ place, parts }) => place === 'center' && parts.length > 0);
  const logoAt = filled.hasLogo ? dressing.theme.logo.align : null;
  const children = filled.parts.map(({ place, parts }): Element => {
    const words = writeParts(parts, page, pages);
    const logo: ElementContent[] = logoAt === place ? [element('i', { className: ['logo'] })] : [];
    const dir = directionOf(words, base);
    return element('div', { className: [place] }, [...logo, element('span', { dir }, markEmoji([text(words)]))]);
  });
  return element(
    'div',
    { className: [filled.className, ...(hasCenter || logoAt === 'center' ? ['three'] : [])] },
    children,
  );
};

const logoCss = ({ theme, logo }: Dressing): string => {
  if (logo === null || theme.logo.place !== 'header') return '';
  // What doesn't fit between the words and the edge of the paper would be cut off.
  const highest = theme.page.marginsMm.top * (1 - edgeAt) - leastAboveMm;
  const size = logoSizeMm(logo, theme);
  const height = Math.min(size.height, Math.max(highest, leastAboveMm));
  const width = (size.width * height) / size.height;
  // Once in the style sheet, however many pages there are.
  return `.logo{display:inline-block;vertical-align:bottom;width:${width.toFixed(2)}mm;height:${height.toFixed(2)}mm;background:url("${pictureUri(logo)}") 0 0/100% 100% no-repeat}.logo+span:not(:empty){margin-inline-start:3mm}`;
};

/**
 * What stands in the margins of a document's pages, as a page to print with one page for each of them: the engines' own
 * headers and footers would also be printed on the cover. A cover's page is empty, and the first page of the text has
 * what the theme wants there. Null where the theme has neither head nor foot.
 */
export const renderEdges = (
  doc: ExportDocument,
  dressing: Dressing,
  { count, pageOf }: PrintedPages,
): string | null => {
  const { theme } = dressing;
  const { width, height } = pageSizesMm[theme.page.size];
  const edges = edgesOf(doc, dressing);
  if (edges.length === 0) return null;
  const base = directionOfLanguage(doc.language);
  const cover = theme.cover === null ? 0 : 1;
  const opening = pageOf[mastheadEnd] ?? pageOf['section-1'] ?? cover + 1;
  const words = edges.flatMap(({ parts }) => parts.map((one) => writeParts(one.parts, 0, 0))).join(' ');
  const fonts = neededFonts(bundledFonts, {
    faces: new Set<BundledFace>([...edges.map(({ style }) => style.face), 'source-serif-4']),
    text: `${words} 0123456789`,
    hasItalics: edges.some(({ style }) => style.isItalic),
  });
  const css = [
    fontFaceRules(fonts, 'block'),
    `@page{size:${width}mm ${height}mm;margin:0}`,
    'body{margin:0;-webkit-print-color-adjust:exact;print-color-adjust:exact;font-variant-ligatures:no-common-ligatures}',
    `.page{position:relative;height:${height - 1}mm;overflow:hidden;break-after:page}.page:last-child{break-after:auto}`,
    ...edges.map((edge) => edgeCss(edge, theme)),
    '.three{display:grid!important;grid-template-columns:minmax(0,1fr) auto minmax(0,1fr)}.center{text-align:center}.end{text-align:end}',
    '.emoji{font-weight:400;font-style:normal;letter-spacing:0}[dir=rtl]{letter-spacing:0}',
    logoCss(dressing),
  ];
  const sheets = Array.from({ length: count }, (_, index) => {
    const page = index + 1;
    const shown = page <= cover ? [] : edges.filter(({ edge }) => page !== opening || edge.isOnFirstPage);
    const children = shown.map((edge) => toEdge(edge, dressing, page, count, base));
    return element('div', { className: ['page'], dir: base }, children);
  });
  return htmlPage(doc, css.join('\n'), sheets);
};
