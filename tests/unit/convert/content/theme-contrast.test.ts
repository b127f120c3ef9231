import { describe, expect, it } from 'vitest';
import type { TextStyle } from '#shared/model/theme.ts';
import { builtInThemes } from '../../../../src-main/convert/content/built-in-themes.ts';

const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** How far two colours stand apart, 1 to 21 (WCAG 2.2, 1.4.3). */
const contrast = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

describe.each(builtInThemes)('F6: the theme $name', ({ design }) => {
  const paper = '#FFFFFF';
  const behind: Record<string, string> = {
    name: design.masthead.fill ?? paper,
    role: design.masthead.fill ?? paper,
    contact: design.masthead.fill ?? paper,
    sectionHeading: design.sectionFill ?? paper,
    coverTitle: design.cover ? (design.cover.fill ?? paper) : (design.masthead.fill ?? paper),
    coverLine: design.cover ? (design.cover.fill ?? paper) : (design.masthead.fill ?? paper),
  };

  it.each(Object.entries<TextStyle>(design.text))('can be read: %s', (style, { colour }) => {
    expect(contrast(colour, behind[style] ?? paper)).toBeGreaterThanOrEqual(4.5);
  });

  it('has links and bullets that can be seen', () => {
    expect(contrast(design.accentColour, paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(design.list.bulletColour, paper)).toBeGreaterThanOrEqual(3);
  });
});

it('F6: ships four themes, each with a look of its own', () => {
  expect(builtInThemes.map(({ id }) => id)).toEqual(['paper', 'meridian', 'atelier', 'chancery']);
  expect(new Set(builtInThemes.map(({ design }) => JSON.stringify(design.text.name))).size).toBe(4);
});
