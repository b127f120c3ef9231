import {
  HorizontalPositionAlign,
  HorizontalPositionRelativeFrom,
  TextWrappingType,
  VerticalPositionAlign,
  VerticalPositionRelativeFrom,
} from 'docx';
import { ShapeRun } from 'docx/shapes';
import { emusOfMm, pixelsOfMm, wordColour } from '../../ooxml/word-units.ts';

/** A coloured rectangle on the paper; lengths in millimetres, `top` from the upper edge or from the lower. */
export interface Area {
  readonly id: number;
  readonly name: string;
  readonly colour: string;
  readonly side: 'left' | 'right';
  readonly top: number | 'bottom';
  readonly width: number;
  readonly height: number;
}

/** The rectangle behind the text, for the eyes alone. */
export const docxArea = ({ id, name, colour, side, top, width, height }: Area): ShapeRun =>
  new ShapeRun({
    type: 'rectangle',
    transformation: { width: pixelsOfMm(width), height: pixelsOfMm(height) },
    fill: wordColour(colour),
    line: 'none',
    decorative: true,
    altText: { id: String(id), name },
    floating: {
      horizontalPosition: {
        relative: HorizontalPositionRelativeFrom.PAGE,
        align: side === 'left' ? HorizontalPositionAlign.LEFT : HorizontalPositionAlign.RIGHT,
      },
      verticalPosition:
        top === 'bottom'
          ? { relative: VerticalPositionRelativeFrom.PAGE, align: VerticalPositionAlign.BOTTOM }
          : { relative: VerticalPositionRelativeFrom.PAGE, offset: emusOfMm(top) },
      wrap: { type: TextWrappingType.NONE },
      behindDocument: true,
      allowOverlap: true,
      zIndex: id,
    },
  });
