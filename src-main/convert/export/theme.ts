import { z } from 'zod';

/**
 * The faces a document may be set in: each is bundled for the PDF and has a partner in Word with the same widths, so
 * that lines break alike in both (Gelasio and Georgia, Carlito and Calibri, Caladea and Cambria).
 */
export const typefaceSchema = z.enum(['gelasio', 'carlito', 'caladea']);
export type Typeface = z.infer<typeof typefaceSchema>;

const colourSchema = z.string().regex(/^#[0-9A-F]{6}$/i);
const pointsSchema = z.number().min(0).max(200);
const millimetresSchema = z.number().min(5).max(80);

/** One sort of text: its face, size in points, weight, colour and case. */
export const textStyleSchema = z.object({
  face: typefaceSchema,
  sizePt: z.number().min(5).max(72),
  isBold: z.boolean(),
  colour: colourSchema,
  isUppercase: z.boolean(),
  /** Added between letters, in thousandths of the size. */
  tracking: z.number().min(-100).max(500),
  spaceBeforePt: pointsSchema,
  spaceAfterPt: pointsSchema,
});
export type TextStyle = z.infer<typeof textStyleSchema>;

/** How documents look, as data: PDF and DOCX are both drawn from it (F6). */
export const themeSchema = z.object({
  name: z.string().min(1),
  page: z.object({
    size: z.enum(['A4', 'Letter']),
    marginsMm: z.object({
      top: millimetresSchema,
      right: millimetresSchema,
      bottom: millimetresSchema,
      left: millimetresSchema,
    }),
  }),
  text: z.object({
    body: textStyleSchema,
    name: textStyleSchema,
    role: textStyleSchema,
    contact: textStyleSchema,
    sectionHeading: textStyleSchema,
    entryHeading: textStyleSchema,
    entryLine: textStyleSchema,
    subheading: textStyleSchema,
    footer: textStyleSchema,
  }),
  /** Distance from line to line in the body, as a multiple of its size. */
  lineHeight: z.number().min(1).max(2),
  /** The hairline under section headings and between table rows. */
  line: z.object({ colour: colourSchema, widthPt: z.number().min(0).max(6) }),
  accentColour: colourSchema,
  list: z.object({ indentPt: pointsSchema, spaceBetweenPt: pointsSchema, bulletColour: colourSchema }),
  footer: z.object({ hasName: z.boolean(), hasPageNumbers: z.boolean() }),
});
export type Theme = z.infer<typeof themeSchema>;

/** Width and height in millimetres of the pages a theme may use. */
export const pageSizesMm = { A4: { width: 210, height: 297 }, Letter: { width: 215.9, height: 279.4 } } as const;
