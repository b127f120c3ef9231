import type { Element } from '@xmldom/xmldom';
import { attributeOf, childAt, childrenOf } from './office-xml.ts';

/** The colours and faces that a Word file's theme gives names to. */
export interface OfficeTheme {
  /** By their names in the theme: `accent1`, `dk1`; without `#`. */
  readonly colours: ReadonlyMap<string, string>;
  readonly major: string | null;
  readonly minor: string | null;
}

const colourOf = (entry: Element): string | null => {
  const [colour] = childrenOf(entry);
  return attributeOf(colour, 'lastClr') ?? attributeOf(colour, 'val');
};

export const readOfficeTheme = (root: Element | null): OfficeTheme => {
  const elements = childAt(root, 'themeElements');
  const colours = new Map<string, string>();
  for (const entry of childrenOf(childAt(elements, 'clrScheme'))) {
    const colour = colourOf(entry);
    if (colour !== null && /^[0-9a-f]{6}$/i.test(colour)) colours.set(entry.localName ?? '', colour.toUpperCase());
  }
  const face = (which: string): string | null =>
    attributeOf(childAt(elements, 'fontScheme', which, 'latin'), 'typeface') || null;
  return { colours, major: face('majorFont'), minor: face('minorFont') };
};

/** What styles call the theme's colours. */
const schemeNames: Readonly<Record<string, string>> = {
  text1: 'dk1',
  dark1: 'dk1',
  background1: 'lt1',
  light1: 'lt1',
  text2: 'dk2',
  dark2: 'dk2',
  background2: 'lt2',
  light2: 'lt2',
  hyperlink: 'hlink',
  followedHyperlink: 'folHlink',
};

/** Lighter or darker by a share of 255, in equal parts of each of the three colours. */
const mixed = (hex: string, tint: string | null, shade: string | null): string => {
  const share = Number.parseInt(tint ?? shade ?? 'FF', 16) / 255;
  const to = tint === null ? 0 : 255;
  const channel = (at: number): string =>
    Math.round(Number.parseInt(hex.slice(at, at + 2), 16) * share + to * (1 - share))
      .toString(16)
      .padStart(2, '0');
  return `${channel(0)}${channel(2)}${channel(4)}`.toUpperCase();
};

/**
 * The colour an element names, as `#0F5E5C`; null for "automatic" and where it names none. `value` and `prefix` tell
 * colours of text (`val`, `theme`) from those of fills (`fill`, `themeFill`).
 */
export const colourIn = (
  element: Element | null,
  theme: OfficeTheme,
  { value = 'val', prefix = 'theme' }: { value?: string; prefix?: string } = {},
): string | null => {
  const named = attributeOf(element, prefix === 'theme' ? 'themeColor' : prefix);
  const scheme = named === null ? undefined : theme.colours.get(schemeNames[named] ?? named);
  if (scheme !== undefined) {
    return `#${mixed(scheme, attributeOf(element, `${prefix}Tint`), attributeOf(element, `${prefix}Shade`))}`;
  }
  const plain = attributeOf(element, value);
  return plain !== null && /^[0-9a-f]{6}$/i.test(plain) ? `#${plain.toUpperCase()}` : null;
};
