import type { LivePage } from '#shared/contract/live-page.ts';

/** Keys of the fonts that this window has read, for as long as it lives. */
const known = new Set<string>();

/** What needs not be sent again. */
export const knownFonts = (): string[] => [...known];

/**
 * Makes fonts known to the window from their bytes, which the content security policy allows where it allows no font from
 * an address. Resolves when all of them can be drawn with; one that can't be read is passed over.
 */
export const addFonts = async (fonts: LivePage['fonts']): Promise<void> => {
  await Promise.all(
    fonts.map(async ({ key, family, weight, style, unicodeRange, data }) => {
      if (known.has(key)) return;
      try {
        // A copy of its own: the bytes of a message may be a part of something larger.
        const face = await new FontFace(family, data.slice().buffer, { weight, style, unicodeRange }).load();
        document.fonts.add(face);
        known.add(key);
      } catch {
        // The page is set in the next family of its list.
      }
    }),
  );
};
