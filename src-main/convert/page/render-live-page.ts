import { createHash } from 'node:crypto';
import { toHtml } from 'hast-util-to-html';
import type { LivePage } from '#shared/contract/live-page.ts';
import { pageSizesMm } from '#shared/model/theme.ts';
import { assembleDocument } from '../content/assemble-document.ts';
import type { Dressing } from '../content/dressing.ts';
import type { ExportDocument } from '../content/export-document.ts';
import { directionOfLanguage } from '../content/text-direction.ts';
import { breakCss } from './break-css.ts';
import type { BundledFont } from './bundled-fonts.ts';
import { fontFamily } from './font-faces.ts';
import { listSelectors } from './list-columns.ts';
import { mastheadBleedCss, mastheadCss } from './masthead.ts';
import { renderMain } from './page-body.ts';
import { textCss } from './page-css.ts';
import { fontsOf } from './page-fonts.ts';
import { pictureCss } from './pictures.ts';

const pixelsPerMillimetre = 96 / 25.4;

const bytesOf = (dataUri: string): Uint8Array => Buffer.from(dataUri.slice(dataUri.indexOf(',') + 1), 'base64');

/** What tells a font from all others that ship. */
const keyOf = ({ face, weight, isItalic, unicodeRange }: BundledFont): string =>
  createHash('sha256').update([face, weight, isItalic, unicodeRange].join(' ')).digest('hex').slice(0, 16);

/**
 * The text of a document in progress as a window sets it while words come: the same elements and rules that the PDF is
 * printed from, without cover and contents. Set in columns of the page's content size, it breaks where pages would. Fonts whose keys are known aren't sent again.
 */
export const renderLivePage = (
  doc: ExportDocument,
  dressing: Dressing,
  knownFonts: ReadonlySet<string> = new Set(),
): LivePage => {
  const { theme } = dressing;
  const root = assembleDocument(doc);
  const lists = listSelectors(doc);
  const dir = directionOfLanguage(doc.language);
  const { width, height } = pageSizesMm[theme.page.size];
  const { top, right, bottom, left } = theme.page.marginsMm;
  const pixels = (millimetres: number): number => millimetres * pixelsPerMillimetre;
  return {
    css: [
      textCss(theme, lists),
      ...pictureCss(doc, theme),
      breakCss(lists),
      mastheadCss(dressing),
      mastheadBleedCss(dressing, [`${top}mm`, `${right}mm`, `${left}mm`]),
    ].join('\n'),
    body: toHtml(renderMain(root, dir, dressing).children),
    lang: doc.language,
    dir,
    page: { width: pixels(width), height: pixels(height) },
    margins: { top: pixels(top), right: pixels(right), bottom: pixels(bottom), left: pixels(left) },
    fonts: fontsOf(root, doc, theme)
      .filter((font) => !knownFonts.has(keyOf(font)))
      .map((font) => ({
        key: keyOf(font),
        family: fontFamily(font.face),
        weight: String(font.weight),
        style: font.isItalic ? 'italic' : 'normal',
        unicodeRange: font.unicodeRange,
        data: bytesOf(font.source),
      })),
  };
};
