import { Paragraph, TextRun } from 'docx';
import type { ShapeRun } from 'docx/shapes';
import type { Theme } from '#shared/model/theme.ts';
import { pageSizesMm } from '#shared/model/theme.ts';
import { filledText } from '../../content/page-fields.ts';
import type { Direction } from '../../content/text-direction.ts';
import { directionOf, splitByDirection } from '../../content/text-direction.ts';
import { xmlText } from '../../ooxml/xml-text.ts';
import { docxStyle } from '../styles/docx-style-names.ts';
import { docxArea } from './docx-areas.ts';
import type { EdgeContent } from './docx-edges.ts';
import { docxLogo, drawingId } from './docx-logo.ts';

/** The colours of the page: its fill, and the band along one side. */
const areas = (cover: NonNullable<Theme['cover']>, size: Theme['page']['size'], base: Direction): ShapeRun[] => {
  const { width, height } = pageSizesMm[size];
  const { fill, band } = cover;
  const page = { side: 'left', top: 0, width, height } as const;
  const shapes = fill === null ? [] : [docxArea({ ...page, id: drawingId.coverFill, name: 'Cover', colour: fill })];
  if (band !== null) {
    const { side, sizeMm, colour } = band;
    const place =
      side === 'start'
        ? ({ width: sizeMm, side: base === 'rtl' ? 'right' : 'left' } as const)
        : ({ height: sizeMm, top: side === 'above' ? 0 : 'bottom' } as const);
    shapes.push(docxArea({ ...page, ...place, id: drawingId.coverBand, name: 'Cover band', colour }));
  }
  return shapes;
};

const line = (text: string, style: string, base: Direction, before: readonly ShapeRun[]): Paragraph => {
  const direction = directionOf(text, base);
  return new Paragraph({
    style,
    ...(direction === 'rtl' ? { bidirectional: true } : {}),
    children: [
      ...before,
      ...splitByDirection(text, direction).map(
        (part) => new TextRun({ text: part.text, ...(part.direction === 'rtl' ? { rightToLeft: true } : {}) }),
      ),
    ],
  });
};

/** The cover's paragraphs: the logo, the title as far down as the theme says, and the lines that have words. */
export const docxCover = ({ theme, values, logo, base }: EdgeContent): Paragraph[] => {
  const { cover } = theme;
  if (cover === null) return [];
  const shapes = areas(cover, theme.page.size, base);
  const words = (text: string): string => filledText(xmlText(text), values);
  const lines = cover.lines.map(words).filter((text) => text !== '');
  const picture =
    logo !== null && theme.logo.place === 'cover'
      ? [
          new Paragraph({
            style: docxStyle.logo.id,
            children: [...shapes, docxLogo(logo, theme, base)],
          }),
        ]
      : [];
  const beforeTitle = picture.length > 0 ? [] : shapes;
  return [
    ...picture,
    line(words(cover.title), docxStyle.coverTitle.id, base, beforeTitle),
    ...lines.map((text) => line(text, docxStyle.coverLine.id, base, [])),
  ];
};
