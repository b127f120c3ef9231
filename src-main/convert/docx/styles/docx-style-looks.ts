import type { TextStyle, Theme } from '#shared/model/theme.ts';
import { pageSizesMm } from '#shared/model/theme.ts';
import { twipsOfMm } from '../../ooxml/word-units.ts';
import { boxOf, headingPadding } from './docx-paragraph-style.ts';
import type { ParagraphLook, Spacing } from './docx-properties.ts';
import { lineOf, runProperties, spacingOf } from './docx-properties.ts';

const headingLineHeight = 1.2;

/** How the styles of one file are written down: each as what differs from its body's. */
export interface StyleLooks {
  readonly theme: Theme;
  readonly run: (style: TextStyle) => string;
  readonly spacing: (style: TextStyle, lineHeight: number) => Spacing;
  readonly align: (style: TextStyle) => Pick<ParagraphLook, 'align'>;
  /** Stays with what follows, and in one piece. */
  readonly heading: (style: TextStyle) => ParagraphLook;
  /** What the block of name, role and contact has behind and around it. */
  readonly masthead: ParagraphLook;
  /** A paragraph whose side of the page no text decides. */
  readonly direction: Pick<ParagraphLook, 'isRtl'>;
  /** Width of the text in twentieths of a point. */
  readonly textWidth: number;
}

/** `hasFonts` is off for styles that join those of somebody else's file: they leave the faces to them. */
export const styleLooks = (
  theme: Theme,
  { hasFonts, isRtl }: { readonly hasFonts: boolean; readonly isRtl: boolean },
): StyleLooks => {
  const { body } = theme.text;
  const { size, marginsMm } = theme.page;
  const spacing = (style: TextStyle, lineHeight: number): Spacing => {
    const { line, ...around } = spacingOf(style, lineHeight);
    return line === lineOf(body, theme.lineHeight) ? around : { ...around, line };
  };
  const align = (style: TextStyle): Pick<ParagraphLook, 'align'> =>
    style.align === body.align ? {} : { align: style.align };
  return {
    theme,
    run: (style) => runProperties(style, body, hasFonts),
    spacing,
    align,
    heading: (style) => ({
      keepNext: true,
      keepLines: true,
      spacing: spacing(style, headingLineHeight),
      ...align(style),
    }),
    // With a fill, the line is drawn along the end of the colour, which runs to the edges of the paper.
    masthead:
      theme.masthead.fill === null ? boxOf(null, theme.masthead.rule, headingPadding) : { fill: theme.masthead.fill },
    direction: isRtl ? { isRtl } : {},
    textWidth: twipsOfMm(pageSizesMm[size].width - marginsMm.left - marginsMm.right),
  };
};
