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
import type { Logo } from '../../content/dressing.ts';
import { logoSizeMm } from '../../content/measures.ts';
import { emusOfMm, pixelsOfMm } from '../../ooxml/word-units.ts';
import { xmlText } from '../../ooxml/xml-text.ts';

/** Numbers of the drawings of a file: each stands in one place, or once in each header. */
export const drawingId = { logo: 1, coverFill: 2, coverBand: 3, mastheadFill: 4, mastheadRule: 5 } as const;

/** Room between the logo and the words beside it, in millimetres. */
const besideLogoMm = 8;

/** Whether the logo stands beside the name, on the other side of the page, and the words make room for it. */
export const isLogoBeside = ({ logo }: Theme): boolean => logo.place === 'masthead' && logo.align === 'end';

/** The logo as it is in the PDF, with its words for those who can't see it: a part of its line, or beside the name. */
export const docxLogo = (logo: Logo, theme: Theme, base: 'ltr' | 'rtl'): ParagraphChild => {
  const { width, height } = logoSizeMm(logo, theme);
  const words = xmlText(theme.logo.alt).trim();
  return new ImageRun({
    type: logo.type === 'image/png' ? 'png' : 'jpg',
    data: logo.data,
    transformation: { width: pixelsOfMm(width), height: pixelsOfMm(height) },
    altText: { id: String(drawingId.logo), name: 'Logo', ...(words === '' ? {} : { description: words }) },
    ...(words === '' ? { decorative: true } : {}),
    ...(isLogoBeside(theme)
      ? {
          floating: {
            horizontalPosition: {
              relative: HorizontalPositionRelativeFrom.MARGIN,
              align: base === 'rtl' ? HorizontalPositionAlign.LEFT : HorizontalPositionAlign.RIGHT,
            },
            verticalPosition: { relative: VerticalPositionRelativeFrom.PARAGRAPH, offset: 0 },
            wrap: { type: TextWrappingType.SQUARE, side: TextWrappingSide.BOTH_SIDES },
            margins: { left: emusOfMm(besideLogoMm), right: emusOfMm(besideLogoMm), top: 0, bottom: 0 },
          },
        }
      : {}),
  });
};
