import type { Theme } from '#shared/model/theme.ts';
import { themeSchema } from '#shared/model/theme.ts';

const isColour = (value: unknown): value is string => typeof value === 'string' && /^#[0-9A-F]{6}$/i.test(value);

const mapColours = (value: unknown, change: (colour: string) => string): unknown => {
  if (isColour(value)) return change(value);
  if (Array.isArray(value)) return value.map((it) => mapColours(it, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, mapColours(it, change)]));
};

/** The design with one of its colours changed wherever it is used. */
export const recolour = (design: Theme, from: string, to: string): Theme => {
  const wanted = from.toUpperCase();
  return themeSchema.parse(mapColours(design, (colour) => (colour.toUpperCase() === wanted ? to : colour)));
};

const mostSwatches = 14;

/** The colours of a design, the accent first and each once, then paper and ink. */
export const coloursOf = (design: Theme): readonly string[] => {
  const found = new Set<string>([design.accentColour.toUpperCase()]);
  mapColours(design, (colour) => {
    found.add(colour.toUpperCase());
    return colour;
  });
  return [...new Set([...found, '#FFFFFF', '#1D1B19'])].slice(0, mostSwatches);
};
