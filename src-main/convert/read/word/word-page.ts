import type { Theme } from '#shared/model/theme.ts';
import type { WordSection } from '../../ooxml/word-section.ts';

const millimetresPerTwip = 25.4 / 1_440;

/** A4 and Letter in twentieths of a point, and how far off a page may be and still be one of them. */
const a4Height = 16_838;
const letterHeight = 15_840;
const tolerance = 120;

/** The narrowest and the widest margin a theme has, in millimetres. */
const narrowest = 5;
const widest = 80;

const margin = (twips: number): number =>
  Math.min(widest, Math.max(narrowest, Math.round(twips * millimetresPerTwip * 10) / 10));

/** The page of a Word file as a theme's; notes what themes don't have. */
export const readWordPage = ({ width, height, margins }: WordSection, notes: string[]): Theme['page'] => {
  const size = Math.abs(height - letterHeight) < Math.abs(height - a4Height) ? 'Letter' : 'A4';
  const wanted = size === 'A4' ? a4Height : letterHeight;
  if (width > height)
    notes.push('The file’s pages lie on their side: Word files keep that, pages and PDF stand upright.');
  else if (Math.abs(height - wanted) > tolerance) {
    notes.push(`The file’s pages are of another size: Word files keep it, pages and PDF are ${size}.`);
  }
  return {
    size,
    marginsMm: {
      top: margin(margins.top),
      right: margin(margins.right),
      bottom: margin(margins.bottom),
      left: margin(margins.left),
    },
  };
};
