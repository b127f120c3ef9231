import type { Element } from 'hast';
import type { Theme } from '#shared/model/theme.ts';
import { pageSizesMm } from '#shared/model/theme.ts';
import type { Dressing } from '../content/dressing.ts';
import type { ExportDocument } from '../content/export-document.ts';
import { logoSizeMm } from '../content/measures.ts';
import { fieldValues, filledText } from '../content/page-fields.ts';
import { directionOf, directionOfLanguage } from '../content/text-direction.ts';
import { element, text } from './hast-nodes.ts';
import { markEmoji } from './mark-emoji.ts';
import { logoImage } from './masthead.ts';
import { textStyleCss } from './page-css.ts';

type Cover = NonNullable<Theme['cover']>;

/** Room between a band at the side and the words, in millimetres. */
const besideBandMm = 12;

/** The words of a cover, in order; a line whose fields are all empty is left out. */
export const coverWords = (
  doc: ExportDocument,
  { cover, confidentiality }: Theme,
): { title: string; lines: string[] } => {
  if (cover === null) return { title: '', lines: [] };
  const values = fieldValues(doc, { confidentiality });
  const lines = cover.lines.map((line) => filledText(line, values)).filter((line) => line !== '');
  return { title: filledText(cover.title, values), lines };
};

/** The page before the text: logo, title and lines; null where the theme has none. */
export const renderCover = (doc: ExportDocument, { theme, logo }: Dressing): Element | null => {
  if (theme.cover === null) return null;
  const base = directionOfLanguage(doc.language);
  const line = (words: string, className: string): Element =>
    element('p', { className: [className], dir: directionOf(words, base) }, markEmoji([text(words)]));
  const { title, lines } = coverWords(doc, theme);
  return element('div', { className: ['cover'] }, [
    ...(logo !== null && theme.logo.place === 'cover' ? [logoImage(logo, theme)] : []),
    element('div', { className: ['cover-words'] }, [
      ...(title === '' ? [] : [line(title, 'cover-title')]),
      ...lines.map((words) => line(words, 'cover-line')),
    ]),
  ]);
};

/** How far the words keep from the side where reading starts, beyond the page's margin, in millimetres. */
const insetMm = ({ band }: Cover, marginMm: number): number =>
  band?.side === 'start' ? Math.max(0, band.sizeMm + besideBandMm - marginMm) : 0;

/**
 * The style sheet of a cover within the margins of its page. Its colours run over the whole page: where the page is paper,
 * they are laid under it once the PDF is finished.
 */
export const coverCss = ({ theme, logo }: Dressing): string => {
  const { cover, page, text: styles } = theme;
  if (cover === null) return '';
  const titleTop = cover.titleAt * pageSizesMm[page.size].height - page.marginsMm.top;
  // A text's own alignment gives way to the cover's: all of it stands on one axis.
  const aligned = `text-align:${cover.align}`;
  const css = [
    `.cover{position:relative;padding-top:${Math.max(0, titleTop).toFixed(2)}mm;padding-inline-start:${insetMm(cover, page.marginsMm.left).toFixed(2)}mm;break-after:page}`,
    `.cover-title{${textStyleCss(styles.coverTitle)};${aligned};line-height:1.12;text-wrap:balance}`,
    `.cover-line{${textStyleCss(styles.coverLine)};${aligned};line-height:1.35}`,
  ];
  if (logo !== null && theme.logo.place === 'cover') {
    const { width, height } = logoSizeMm(logo, theme);
    const side = { start: 'left:0', center: `left:calc(50% - ${(width / 2).toFixed(2)}mm)`, end: 'right:0' };
    css.push(
      `.cover .logo{position:absolute;top:0;${side[theme.logo.align]};width:${width.toFixed(2)}mm;height:${height.toFixed(2)}mm}`,
    );
  }
  return css.join('\n');
};
