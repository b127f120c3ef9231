import { z } from 'zod';

/**
 * The faces a document may be set in: each is bundled for the PDF and has a partner in Word with the same widths, so that
 * lines break alike in both (Gelasio and Georgia, Carlito and Calibri, Caladea and Cambria, Arimo and Arial, Tinos and
 * Times New Roman).
 */
export const typefaceSchema = z.enum(['gelasio', 'carlito', 'caladea', 'arimo', 'tinos']);
export type Typeface = z.infer<typeof typefaceSchema>;

export const colourSchema = z.string().regex(/^#[0-9A-F]{6}$/i, 'a colour like #0F5E5C');
const pointsSchema = z.number().min(0).max(200);
const millimetresSchema = z.number().min(5).max(80);
const shortText = z.string().max(200);

export const alignmentSchema = z.enum(['start', 'center', 'end']);

/** One sort of text: its face, size in points, weight, colour, case and place on the line. */
export const textStyleSchema = z.object({
  face: typefaceSchema,
  sizePt: z.number().min(5).max(72),
  isBold: z.boolean(),
  isItalic: z.boolean().default(false),
  colour: colourSchema,
  isUppercase: z.boolean(),
  /** Added between letters, in thousandths of the size. */
  tracking: z.number().min(-100).max(500),
  spaceBeforePt: pointsSchema,
  spaceAfterPt: pointsSchema,
  align: alignmentSchema.default('start'),
});
export type TextStyle = z.infer<typeof textStyleSchema>;

/** A line along a block of text: under it, over it, or at the side where reading starts. Without width there is none. */
export const ruleSchema = z.object({
  side: z.enum(['below', 'above', 'start']),
  colour: colourSchema,
  widthPt: z.number().min(0).max(12),
  /** From the text to the line. */
  gapPt: z.number().min(0).max(30),
});
export type Rule = z.infer<typeof ruleSchema>;

/** The fields of headers, footers and cover lines; an empty field removes its separator too. */
export const fieldNames = ['name', 'role', 'client', 'title', 'date', 'confidentiality', 'page', 'pages'] as const;
export type FieldName = (typeof fieldNames)[number];

/**
 * The head or the foot of every page: three places, each a text with fields in braces, as `{name} · {client}` or
 * `{page} / {pages}`. `page` and `pages` have a meaning here only.
 */
export const pageEdgeSchema = z.object({
  start: shortText,
  center: shortText,
  end: shortText,
  rule: ruleSchema.omit({ side: true }),
  /** The first page of the text; a cover never has one. */
  isOnFirstPage: z.boolean(),
});
export type PageEdge = z.infer<typeof pageEdgeSchema>;

/** How documents look, as data: page view, PDF, HTML and DOCX are all drawn from it (requirement F6). */
export const themeSchema = z.object({
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
    header: textStyleSchema,
    footer: textStyleSchema,
    /** The largest line of a cover, and its smaller ones. */
    coverTitle: textStyleSchema,
    coverLine: textStyleSchema,
  }),
  /** Distance from line to line in the body, as a multiple of its size. */
  lineHeight: z.number().min(1).max(2),
  accentColour: colourSchema,
  /** The hairline between table rows. */
  line: z.object({ colour: colourSchema, widthPt: z.number().min(0).max(6) }),
  /** How a section's heading is marked besides its style. */
  sectionRule: ruleSchema,
  /** Behind section headings; null for the paper. */
  sectionFill: colourSchema.nullable(),
  /** The block of name, role and contact that opens the text: a colour behind it, or null, and a line along it. */
  masthead: z.object({ fill: colourSchema.nullable(), rule: ruleSchema }),
  list: z.object({
    indentPt: pointsSchema,
    spaceBetweenPt: pointsSchema,
    bulletColour: colourSchema,
    bullet: z.enum(['•', '–', '▪', '›']),
  }),
  /** The number of columns of sections that are lists. */
  columnLists: z.object({ columns: z.union([z.literal(1), z.literal(2)]), gapMm: z.number().min(2).max(40) }),
  header: pageEdgeSchema,
  footer: pageEdgeSchema,
  /** What `{confidentiality}` says, as "Confidential". Empty: nothing. */
  confidentiality: shortText,
  /** A page of its own before the text; null for none. Each line may hold fields but page numbers. */
  cover: z
    .object({
      /** Of the whole page; null for the paper. */
      fill: colourSchema.nullable(),
      /** A band of this colour along one side; null for none. */
      band: z
        .object({ side: z.enum(['start', 'above', 'below']), colour: colourSchema, sizeMm: z.number().min(1).max(200) })
        .nullable(),
      align: alignmentSchema,
      /** How far down the page the title stands, 0-1. */
      titleAt: z.number().min(0.05).max(0.85),
      title: shortText,
      lines: z.array(shortText).max(8),
    })
    .nullable(),
  /**
   * A list of the sections with their pages, after the cover or before the text. An empty heading is the word for it in the
   * document's language.
   */
  contents: z.object({ isOn: z.boolean(), heading: shortText }),
  /** Place and height of the logo, if the theme has one. `alt` is its alternative text. */
  logo: z.object({
    place: z.enum(['none', 'masthead', 'header', 'cover']),
    align: alignmentSchema,
    heightMm: z.number().min(3).max(60),
    alt: shortText,
  }),
});
export type Theme = z.infer<typeof themeSchema>;

/** A theme as stored, also by earlier versions, which called columns of lists `skills`. */
export const storedThemeSchema = z.preprocess((value) => {
  if (typeof value !== 'object' || value === null || !('skills' in value) || 'columnLists' in value) return value;
  const { skills, ...theme } = value;
  return { ...theme, columnLists: skills };
}, themeSchema);

/** Width and height in millimetres of the pages a theme may use. */
export const pageSizesMm = { A4: { width: 210, height: 297 }, Letter: { width: 215.9, height: 279.4 } } as const;

/** The built-in themes in the order they are shown; the first is the default. */
export const builtInThemeIds = ['paper', 'meridian', 'atelier', 'chancery'] as const;

export const themeIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, 'not a theme')
  .brand<'ThemeId'>();
export type ThemeId = z.infer<typeof themeIdSchema>;

export const themeNameSchema = z.string().trim().min(1).max(80);

/** Largest logo and largest Word file a theme may carry, in bytes. */
export const mostLogoBytes = 2_000_000;
export const mostTemplateBytes = 10_000_000;

export const logoTypeSchema = z.enum(['image/png', 'image/jpeg']);

/** A theme as the window shows it; pictures and Word files are asked for apart. */
export const themeViewSchema = z.object({
  id: themeIdSchema,
  name: themeNameSchema,
  isBuiltIn: z.boolean(),
  design: themeSchema,
  /** Pixels of the logo, if there is one. */
  logo: z.object({ type: logoTypeSchema, width: z.number().int(), height: z.number().int() }).nullable(),
  /** The name of the company's Word file whose styles DOCX exports take, if there is one. */
  templateName: z.string().nullable(),
  updatedAt: z.number(),
});
export type ThemeView = z.infer<typeof themeViewSchema>;
