import {
  HorizontalPositionRelativeFrom,
  Paragraph,
  TextRun,
  TextWrappingType,
  VerticalPositionRelativeFrom,
} from 'docx';
import { ShapeRun } from 'docx/shapes';
import type { Theme } from '#shared/model/theme.ts';
import { pageSizesMm } from '#shared/model/theme.ts';
import type { EdgeContent } from './docx-edges.ts';
import { docxLogo, drawingId } from './docx-logo.ts';
import { docxStyle } from './docx-style-names.ts';
import { emusOfMm, pixelsOfMm, wordColour } from './docx-units.ts';
import { filledText } from './page-fields.ts';
import type { Direction } from './text-direction.ts';
import { directionOf, splitByDirection } from './text-direction.ts';
import { xmlText } from './xml-text.ts';

interface Area {
  readonly id: number;
  readonly name: string;
  readonly colour: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A coloured rectangle behind the text, in millimetres from the page's corner. */
const area = ({ id, name, colour, left, top, width, height }: Area): ShapeRun =>
  new ShapeRun({
    type: 'rectangle',
    transformation: { width: pixelsOfMm(width), height: pixelsOfMm(height) },
    fill: wordColour(colour),
    line: 'none',
    decorative: true,
    altText: { id: String(id), name },
    floating: {
      horizontalPosition: { relative: HorizontalPositionRelativeFrom.PAGE, offset: emusOfMm(left) },
      verticalPosition: { relative: VerticalPositionRelativeFrom.PAGE, offset: emusOfMm(top) },
      wrap: { type: TextWrappingType.NONE },
      behindDocument: true,
      allowOverlap: true,
      zIndex: id,
    },
  });

const areas = (cover: NonNullable<Theme['cover']>, size: Theme['page']['size'], base: Direction): ShapeRun[] => {
  const { width, height } = pageSizesMm[size];
  const { fill, band } = cover;
  const page = { left: 0, top: 0, width, height };
  const shapes = fill === null ? [] : [area({ id: drawingId.coverFill, name: 'Cover', colour: fill, ...page })];
  if (band !== null) {
    const { side, sizeMm, colour } = band;
    const place =
      side === 'start'
        ? { ...page, width: sizeMm, left: base === 'rtl' ? width - sizeMm : 0 }
        : { ...page, height: sizeMm, top: side === 'above' ? 0 : height - sizeMm };
    shapes.push(area({ id: drawingId.coverBand, name: 'Cover band', colour, ...place }));
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
            children: [...shapes, docxLogo(logo, theme, { isInHeader: false })],
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
