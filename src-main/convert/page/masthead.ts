import type { Element, ElementContent } from 'hast';
import type { Theme } from '#shared/model/theme.ts';
import type { Dressing, Logo } from '../content/dressing.ts';
import { logoSizeMm } from '../content/measures.ts';
import { mastheadEnd } from '../content/outline.ts';
import { pictureUri } from '../content/picture-uri.ts';
import { element } from './hast-nodes.ts';
import { ruleCss } from './page-css.ts';

/** Room between the logo and the words beside it, in millimetres. */
const besideLogoMm = 8;

/** The theme's logo as an element of the page. */
export const logoImage = (logo: Logo, theme: Theme): Element =>
  element('img', { className: ['logo'], src: pictureUri(logo), alt: theme.logo.alt });

/** The block that opens the text: name, role and contact, and the logo where it belongs here. */
export const masthead = (children: readonly ElementContent[], { theme, logo }: Dressing): Element => {
  const image = logo !== null && theme.logo.place === 'masthead' ? [logoImage(logo, theme)] : [];
  return element('header', { className: ['masthead'] }, [...image, ...children]);
};

/**
 * The style sheet of the masthead; a colour behind it runs to the edges of the paper only once the PDF is finished. Nothing
 * in it is positioned: what is would come after all other words of the page for whoever reads the file.
 */
export const mastheadCss = ({ theme, logo }: Dressing): string => {
  const { fill, rule } = theme.masthead;
  // Cut at its box: older engines leave a line of its colour at the foot of the page before.
  const cut = fill !== null || (rule.widthPt > 0 && rule.side !== 'below') ? 'overflow:clip;' : '';
  const css = [
    `.masthead{display:flow-root;${cut}${fill === null ? ruleCss(rule) : `background:${fill};padding-bottom:${rule.gapPt}pt`}}`,
    '.masthead>:last-child{margin-bottom:0}',
    `#${mastheadEnd}{margin-bottom:8pt;break-after:avoid}`,
  ];
  if (logo === null || theme.logo.place !== 'masthead') return css.join('\n');
  const { width, height } = logoSizeMm(logo, theme);
  const size = `width:${width.toFixed(2)}mm;height:${height.toFixed(2)}mm`;
  const { align } = theme.logo;
  if (align === 'end') {
    css.push(`.logo{float:right;margin-left:${besideLogoMm}mm;${size}}`);
    css.push(`[dir=rtl] .logo{float:left;margin:0 ${besideLogoMm}mm 0 0}`);
  } else {
    css.push(`.logo{display:block;${size};margin:0 ${align === 'center' ? 'auto' : '0'} 8pt}`);
  }
  return css.join('\n');
};

/**
 * Has the masthead's colour run over the margins, which are given as CSS lengths (top, right, left), and draws its line
 * under it: for screens, where a sheet is one box with its margins in it. Nothing moves by it.
 */
export const mastheadBleedCss = (
  { theme }: Dressing,
  [top, right, left]: readonly [string, string, string],
): string => {
  const { fill, rule } = theme.masthead;
  if (fill === null) return '';
  const line = rule.side === 'below' && rule.widthPt > 0 ? `box-shadow:0 ${rule.widthPt}pt 0 ${rule.colour};` : '';
  return `.masthead{${line}margin:-${top} -${right} 0 -${left};padding:${top} ${right} ${rule.gapPt}pt ${left}}`;
};
