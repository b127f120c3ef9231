import type { Typeface } from '#shared/model/theme.ts';

/** Word's partner of each bundled face: the same widths, so that lines break as they do in the PDF. */
export const wordFonts: Record<
  Typeface,
  { readonly name: string; readonly family: string; readonly complexScript: string; readonly lineSpacing: number }
> = {
  gelasio: { name: 'Georgia', family: 'roman', complexScript: 'Times New Roman', lineSpacing: 1.136 },
  carlito: { name: 'Calibri', family: 'swiss', complexScript: 'Arial', lineSpacing: 1.221 },
  caladea: { name: 'Cambria', family: 'roman', complexScript: 'Times New Roman', lineSpacing: 1.172 },
  arimo: { name: 'Arial', family: 'swiss', complexScript: 'Arial', lineSpacing: 1.149 },
  tinos: { name: 'Times New Roman', family: 'roman', complexScript: 'Times New Roman', lineSpacing: 1.149 },
};

/** A length in twentieths of a point, Word's unit for most lengths. */
export const twips = (points: number): number => Math.round(points * 20);

export const twipsOfMm = (millimetres: number): number => twips((millimetres * 72) / 25.4);

/** A length in pixels of 1/96 inch, which drawings are measured in. */
export const pixelsOfMm = (millimetres: number): number => (millimetres * 96) / 25.4;

/** A length in English Metric Units, which drawings are placed with. */
export const emusOfMm = (millimetres: number): number => Math.round(millimetres * 36_000);

/** A colour as Word writes it, without the `#`. */
export const wordColour = (colour: string): string => colour.slice(1).toUpperCase();
