import type { TextStyle } from '#shared/model/theme.ts';
import { twips, wordColour, wordFonts } from '../../ooxml/word-units.ts';
import { flag, group, tag, val } from '../../ooxml/word-xml.ts';

/** A line at one side of a paragraph: width and distance from the text in points. */
export interface Edge {
  readonly colour: string;
  readonly widthPt: number;
  readonly gapPt: number;
}

/** Room above and below in twentieths of a point, and from line to line in 240ths of a line. */
export interface Spacing {
  readonly before?: number;
  readonly after?: number;
  readonly line?: number;
}

/** What a paragraph style says of its paragraphs; lengths in twentieths of a point. */
export interface ParagraphLook {
  readonly keepNext?: boolean;
  readonly keepLines?: boolean;
  readonly numbering?: { readonly numId: number; readonly level: number };
  readonly borders?: Partial<Record<'top' | 'left' | 'bottom' | 'right', Edge>>;
  readonly fill?: string | null;
  readonly isRtl?: boolean;
  readonly tabs?: readonly { readonly type: string; readonly position: number; readonly leader?: string }[];
  readonly spacing?: Spacing;
  readonly indent?: { readonly left?: number; readonly right?: number; readonly hanging?: number };
  readonly align?: TextStyle['align'];
  readonly outlineLevel?: number;
}

/** Word's largest distance between text and border, in points. */
const mostGap = 31;

const edgeXml = (side: string, { colour, widthPt, gapPt }: Edge): string =>
  tag(side, {
    val: 'single',
    // Eighths of a point; Word knows no thinner line than two of them, and none thicker than 96.
    sz: Math.min(96, Math.max(2, Math.round(widthPt * 8))),
    space: Math.min(mostGap, Math.round(gapPt)),
    color: wordColour(colour),
  });

const sides = ['top', 'left', 'bottom', 'right'] as const;
const alignments = { start: 'left', center: 'center', end: 'right' } as const;

/** Paragraph properties in the order the schema asks for. */
export const paragraphProperties = (look: ParagraphLook): string => {
  const { numbering, borders = {}, fill, tabs = [], spacing, indent, align, outlineLevel } = look;
  return group(
    'pPr',
    flag('keepNext', look.keepNext),
    flag('keepLines', look.keepLines),
    numbering === undefined ? '' : group('numPr', val('ilvl', numbering.level), val('numId', numbering.numId)),
    group(
      'pBdr',
      ...sides.map((side) => {
        const edge = borders[side];
        return edge === undefined ? '' : edgeXml(side, edge);
      }),
    ),
    fill ? tag('shd', { val: 'clear', color: 'auto', fill: wordColour(fill) }) : '',
    group(
      'tabs',
      ...tabs.map(({ type, position, leader }) =>
        tag('tab', { val: type, ...(leader === undefined ? {} : { leader }), pos: position }),
      ),
    ),
    flag('bidi', look.isRtl),
    spacing === undefined
      ? ''
      : tag('spacing', {
          ...(spacing.before === undefined ? {} : { before: spacing.before }),
          ...(spacing.after === undefined ? {} : { after: spacing.after }),
          ...(spacing.line === undefined ? {} : { line: spacing.line, lineRule: 'auto' }),
        }),
    indent === undefined ? '' : tag('ind', { ...indent }),
    align === undefined ? '' : val('jc', alignments[align]),
    outlineLevel === undefined ? '' : val('outlineLvl', outlineLevel),
  );
};

export const fontsXml = (face: TextStyle['face']): string => {
  const { name, complexScript } = wordFonts[face];
  return tag('rFonts', { ascii: name, hAnsi: name, eastAsia: name, cs: complexScript });
};

const sizeXml = (sizePt: number): string => {
  const halves = Math.round(sizePt * 2);
  return val('sz', halves) + val('szCs', halves);
};

/** A text style as run properties; with a base, only what differs from it, as a careful person would set a style. */
export const runProperties = (style: TextStyle, base?: TextStyle, hasFonts = true): string => {
  const differs = (key: keyof TextStyle): boolean => base === undefined || base[key] !== style[key];
  const isTracked = differs('tracking') || (style.tracking !== 0 && differs('sizePt'));
  return group(
    'rPr',
    hasFonts && differs('face') ? fontsXml(style.face) : '',
    differs('isBold') && (style.isBold || base !== undefined)
      ? flag('b', style.isBold) + flag('bCs', style.isBold)
      : '',
    differs('isItalic') && (style.isItalic || base !== undefined)
      ? flag('i', style.isItalic) + flag('iCs', style.isItalic)
      : '',
    differs('isUppercase') && (style.isUppercase || base !== undefined) ? flag('caps', style.isUppercase) : '',
    differs('colour') ? val('color', wordColour(style.colour)) : '',
    isTracked && (style.tracking !== 0 || base !== undefined)
      ? val('spacing', twips((style.sizePt * style.tracking) / 1000))
      : '',
    differs('sizePt') ? sizeXml(style.sizePt) : '',
  );
};

/** Word counts lines in the font's own spacing, CSS in its size: the multiple as Word wants it, in 240ths of a line. */
export const lineOf = (style: TextStyle, lineHeight: number): number =>
  Math.round((240 * lineHeight) / wordFonts[style.face].lineSpacing);

export const spacingOf = (style: TextStyle, lineHeight: number): Required<Spacing> => ({
  before: twips(style.spaceBeforePt),
  after: twips(style.spaceAfterPt),
  line: lineOf(style, lineHeight),
});
