import type { Typeface } from '#shared/model/theme.ts';

/** Fonts that have the very widths of a face that ships. */
const partners: Readonly<Record<string, Typeface>> = {
  calibri: 'carlito',
  carlito: 'carlito',
  cambria: 'caladea',
  caladea: 'caladea',
  georgia: 'gelasio',
  gelasio: 'gelasio',
  arial: 'arimo',
  helvetica: 'arimo',
  arimo: 'arimo',
  'liberation sans': 'arimo',
  'times new roman': 'tinos',
  times: 'tinos',
  tinos: 'tinos',
  'liberation serif': 'tinos',
};

/** Words by which the names of faces with serifs, and of soft ones without, are known. */
const serifs =
  /serif|roman|times|garamond|palatino|bookman|antiqua|century|bodoni|didot|baskerville|caslon|minion|constantia|charter|merriweather|lora|playfair|slab|mincho|ming|song/i;
const sans = /sans|grotesk|gothic/i;
const soft = /calibri|candara|corbel|aptos|lato|open sans|segoe|source sans|nunito|fira|ubuntu|trebuchet|gill|optima/i;

/** Generic families of Word's font table, by font. */
export type FontFamilies = ReadonlyMap<string, string>;

/** The face nearest to a font, and whether lines break in it as they did. */
export const faceOf = (
  font: string,
  families: FontFamilies,
): { readonly face: Typeface; readonly isPartner: boolean } => {
  const name = font.trim().toLowerCase();
  const partner = Object.hasOwn(partners, name) ? partners[name] : undefined;
  if (partner !== undefined) return { face: partner, isPartner: true };
  if (soft.test(name)) return { face: 'carlito', isPartner: false };
  const family = families.get(name);
  const isSerif = family === 'roman' || (family !== 'swiss' && serifs.test(name) && !sans.test(name));
  return { face: isSerif ? 'tinos' : 'arimo', isPartner: false };
};
