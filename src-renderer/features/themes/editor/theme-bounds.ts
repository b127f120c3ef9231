import { ruleSchema, textStyleSchema, themeSchema } from '#shared/model/theme.ts';

/** The least and the most that a number may be, both included. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** The bounds of a number's schema, so that the editor states none of its own. */
const boundsOf = ({ minValue, maxValue }: { minValue: number | null; maxValue: number | null }): Bounds => ({
  min: minValue ?? 0,
  max: maxValue ?? Number.MAX_SAFE_INTEGER,
});

const theme = themeSchema.shape;
const cover = theme.cover.unwrap().shape;
const band = cover.band.unwrap().shape;

/** What the numbers of a design may be. */
export const bounds = {
  margin: boundsOf(theme.page.shape.marginsMm.shape.top),
  size: boundsOf(textStyleSchema.shape.sizePt),
  tracking: boundsOf(textStyleSchema.shape.tracking),
  spaceBefore: boundsOf(textStyleSchema.shape.spaceBeforePt),
  spaceAfter: boundsOf(textStyleSchema.shape.spaceAfterPt),
  lineHeight: boundsOf(theme.lineHeight),
  lineWidth: boundsOf(theme.line.shape.widthPt),
  ruleWidth: boundsOf(ruleSchema.shape.widthPt),
  ruleGap: boundsOf(ruleSchema.shape.gapPt),
  indent: boundsOf(theme.list.shape.indentPt),
  listSpace: boundsOf(theme.list.shape.spaceBetweenPt),
  columnGap: boundsOf(theme.columnLists.shape.gapMm),
  bandSize: boundsOf(band.sizeMm),
  titleAt: boundsOf(cover.titleAt),
  logoHeight: boundsOf(theme.logo.shape.heightMm),
} as const;

/** Longest text in a header, on a cover and the like. */
export const mostCharacters = theme.confidentiality.maxLength ?? 200;
/** Most lines under a cover's title. */
export const mostCoverLines = 8;
