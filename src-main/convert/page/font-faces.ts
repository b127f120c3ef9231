import type { BundledFace, BundledFont } from './bundled-fonts.ts';

/** Which fonts a page needs. */
export interface FontNeeds {
  readonly faces: ReadonlySet<BundledFace>;
  readonly text: string;
  readonly hasItalics: boolean;
}

type Range = readonly [first: number, last: number];

const parseRanges = (unicodeRange: string): Range[] =>
  unicodeRange.split(',').map((part): Range => {
    const [first = '', last = first] = part.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });

const covers = (ranges: readonly Range[], points: ReadonlySet<number>): boolean => {
  for (const point of points) if (ranges.some(([first, last]) => point >= first && point <= last)) return true;
  return false;
};

/** How the face is called in style sheets: its own name, so that an installed copy is never mistaken for it. */
export const fontFamily = (face: BundledFace): string => `Dossier ${face}`;

/** Only the fonts that hold characters of the text, since each is some 20 to 80 kB of the page. */
export const neededFonts = (fonts: readonly BundledFont[], needs: FontNeeds): BundledFont[] => {
  // Upper case too: headings may be set in capitals.
  const points = new Set(
    Array.from(`${needs.text}${needs.text.toUpperCase()}`, (letter) => letter.codePointAt(0) ?? 0),
  );
  return fonts
    .filter((font) => needs.faces.has(font.face) && (needs.hasItalics || !font.isItalic))
    .filter((font) => covers(parseRanges(font.unicodeRange), points));
};

/**
 * The `@font-face` rules for fonts, as CSS. `display` says what stands there until a font is read: nothing (`block`), or
 * another font (`swap`).
 */
export const fontFaceRules = (fonts: readonly BundledFont[], display: 'block' | 'swap'): string =>
  fonts
    .map(
      (font) =>
        `@font-face{font-family:"${fontFamily(font.face)}";font-weight:${font.weight};` +
        `font-style:${font.isItalic ? 'italic' : 'normal'};font-display:${display};` +
        `src:url(${font.source}) format("woff2");unicode-range:${font.unicodeRange}}`,
    )
    .join('\n');
