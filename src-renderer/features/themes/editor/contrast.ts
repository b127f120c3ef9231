import type { Theme } from '#shared/model/theme.ts';
import { pageSizesMm } from '#shared/model/theme.ts';

export type StyleName = keyof Theme['text'];

/** Below this a text is hard to read (WCAG 2.2, 1.4.3). */
export const leastContrast = 4.5;

const white = '#FFFFFF';

/** Light that a channel gives, 0-1 (WCAG 2.2, relative luminance). */
const linear = (channel: number): number => {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

const luminance = (colour: string): number => {
  const channel = (at: number) => linear(Number.parseInt(colour.slice(at, at + 2), 16));
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
};

/** How much two colours (`#rrggbb`) stand out from each other, 1-21. */
export const contrastOf = (one: string, other: string): number => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
};

/** What lies behind the lines of a cover: the band, where it reaches that far down, or else the page. */
const coverBackground = ({ cover, page }: Theme): string => {
  if (cover === null) return white;
  const { height } = pageSizesMm[page.size];
  const share = cover.band === null ? 0 : cover.band.sizeMm / height;
  const isOnBand =
    (cover.band?.side === 'above' && cover.titleAt < share) ||
    (cover.band?.side === 'below' && cover.titleAt > 1 - share);
  return isOnBand && cover.band ? cover.band.colour : (cover.fill ?? white);
};

/** The colour behind a sort of text. Pages are white. */
export const backgroundOf = (design: Theme, style: StyleName): string => {
  switch (style) {
    case 'name':
    case 'role':
    case 'contact':
      return design.masthead.fill ?? white;
    case 'sectionHeading':
      return design.sectionFill ?? white;
    case 'coverTitle':
    case 'coverLine':
      return coverBackground(design);
    default:
      return white;
  }
};

/** The contrast of a sort of text with what lies behind it. */
export const contrastOfStyle = (design: Theme, style: StyleName): number =>
  contrastOf(design.text[style].colour, backgroundOf(design, style));

/** The sorts of text that are hard to read; a cover's count only where there is one. */
export const hardToRead = (design: Theme): readonly StyleName[] =>
  styleNames(design).filter((style) => contrastOfStyle(design, style) < leastContrast);

/** The sorts of text a design has, in the order in which they stand in a document. */
export const styleNames = (design: Theme): readonly StyleName[] => [
  ...(design.cover === null ? [] : (['coverTitle', 'coverLine'] as const)),
  'name',
  'role',
  'contact',
  'sectionHeading',
  'entryHeading',
  'entryLine',
  'subheading',
  'body',
  'header',
  'footer',
];
