import type { ParagraphChild } from 'docx';
import {
  HorizontalPositionAlign,
  HorizontalPositionRelativeFrom,
  ImageRun,
  TextWrappingSide,
  TextWrappingType,
  VerticalPositionRelativeFrom,
} from 'docx';
import type { Theme } from '#shared/model/theme.ts';
import { pageSizesMm } from '#shared/model/theme.ts';
import { emusOfMm, pixelsOfMm } from './docx-units.ts';
import type { Logo } from './dressing.ts';
import { xmlText } from './xml-text.ts';

const alignments = {
  start: HorizontalPositionAlign.LEFT,
  center: HorizontalPositionAlign.CENTER,
  end: HorizontalPositionAlign.RIGHT,
} as const;

/** Numbers of the drawings of a file: the logo stands in one place, which may be repeated in a first page's header. */
export const drawingId = { logo: 1, coverFill: 2, coverBand: 3 } as const;

/**
 * The logo at its height, with its words for those who can't see it. At the end of a line or in a header it stands on
 * the page, and the text beside it; anywhere else it is a part of its line.
 */
export const docxLogo = (
  logo: Logo,
  theme: Theme,
  { isInHeader }: { readonly isInHeader: boolean },
): ParagraphChild => {
  const { heightMm, align, alt } = theme.logo;
  const { marginsMm, size } = theme.page;
  const textWidth = pageSizesMm[size].width - marginsMm.left - marginsMm.right;
  // A very wide picture must not leave the page.
  const scale = Math.min(1, textWidth / ((heightMm * logo.width) / logo.height));
  const height = heightMm * scale;
  const isBeside = isInHeader || align === 'end';
  const words = xmlText(alt).trim();
  return new ImageRun({
    type: logo.type === 'image/png' ? 'png' : 'jpg',
    data: logo.data,
    transformation: { width: pixelsOfMm((height * logo.width) / logo.height), height: pixelsOfMm(height) },
    altText: { id: String(drawingId.logo), name: 'Logo', ...(words === '' ? {} : { description: words }) },
    ...(words === '' ? { decorative: true } : {}),
    ...(isBeside
      ? {
          floating: {
            horizontalPosition: { relative: HorizontalPositionRelativeFrom.MARGIN, align: alignments[align] },
            verticalPosition: isInHeader
              ? {
                  relative: VerticalPositionRelativeFrom.PAGE,
                  offset: emusOfMm(Math.max(4, (marginsMm.top - height) / 2)),
                }
              : { relative: VerticalPositionRelativeFrom.PARAGRAPH, offset: 0 },
            wrap: { type: TextWrappingType.SQUARE, side: TextWrappingSide.BOTH_SIDES },
            margins: { left: emusOfMm(4), right: emusOfMm(4), top: 0, bottom: 0 },
          },
        }
      : {}),
  });
};
