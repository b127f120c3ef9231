import { twips } from '../../ooxml/word-units.ts';
import type { StyleDefinition } from './docx-paragraph-style.ts';
import { paragraphStyle } from './docx-paragraph-style.ts';
import type { StyleLooks } from './docx-style-looks.ts';
import type { StyleName } from './docx-style-names.ts';
import { bulletStyles, continueStyles, numberStyles } from './docx-style-names.ts';

/** The numberings that list styles are linked to. */
export const bulletNumbering = 1;
export const numberNumbering = 2;

/** One style a level, linked to a numbering or, for text that goes on under a bullet, only set in. */
const levelStyles = (
  { theme: { list } }: StyleLooks,
  styles: readonly StyleName[],
  numId: number | null,
): StyleDefinition[] =>
  styles.map((style, level) =>
    paragraphStyle({
      style,
      priority: 36,
      isShown: level === 0,
      paragraph: {
        keepLines: true,
        ...(numId === null
          ? { indent: { left: twips(list.indentPt) * (level + 1) } }
          : { numbering: { numId, level } }),
        spacing: { after: twips(list.spaceBetweenPt) },
      },
    }),
  );

/** The styles of bullets, numbers, and of text that goes on under them. */
export const listStyles = (looks: StyleLooks): StyleDefinition[] => [
  ...levelStyles(looks, bulletStyles, bulletNumbering),
  ...levelStyles(looks, numberStyles, numberNumbering),
  ...levelStyles(looks, continueStyles, null),
];
