import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../src-renderer/app/tokens.css', import.meta.url), 'utf8');

const tokensOf = (scheme: 'light' | 'dark'): Map<string, string> => {
  const block = css.match(new RegExp(`data-mantine-color-scheme="${scheme}"\\] \\{([^}]*)\\}`))?.[1] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name ?? '', value ?? '']),
  );
};

const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** WCAG 2.2 contrast ratio of two colours. */
const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

const pairs = [
  ['ink', 'paper'],
  ['ink', 'surface'],
  ['ink', 'sunken'],
  ['ink', 'warn-tint'],
  ['ink', 'bad-tint'],
  ['soft', 'paper'],
  ['soft', 'surface'],
  ['soft', 'sunken'],
  ['faint', 'paper'],
  ['faint', 'surface'],
  ['faint', 'sunken'],
  ['accent', 'paper'],
  ['accent', 'surface'],
  ['accent', 'tint'],
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-hover'],
  ['warn', 'warn-tint'],
  ['bad', 'bad-tint'],
  ['bad', 'paper'],
  ['bad', 'surface'],
] as const;

describe.each(['light', 'dark'] as const)('contrast of the %s colours (F10, WCAG 2.2 AA)', (scheme) => {
  const tokens = tokensOf(scheme);
  it.each(pairs)('%s on %s reads', (ink, ground) => {
    expect(contrast(tokens.get(ink) ?? '', tokens.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5);
  });

  it('shows rings apart from paper', () => {
    expect(contrast(tokens.get('ring') ?? '', tokens.get('paper') ?? '')).toBeGreaterThanOrEqual(3);
  });
});
