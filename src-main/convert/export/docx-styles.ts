import type { ILevelsOptions, INumberingOptions, IParagraphStyleOptions, IStylesOptions } from 'docx';
import { AlignmentType, BorderStyle, LevelFormat } from 'docx';
import type { TextStyle, Theme, Typeface } from '#shared/model/theme.ts';
import { directionOfLanguage } from './text-direction.ts';

/** Word's partner of each bundled face: the same widths, so that lines break as they do in the PDF. */
const wordFonts: Record<Typeface, { name: string; complexScript: string; lineSpacing: number }> = {
  gelasio: { name: 'Georgia', complexScript: 'Times New Roman', lineSpacing: 1.136 },
  carlito: { name: 'Calibri', complexScript: 'Arial', lineSpacing: 1.221 },
  caladea: { name: 'Cambria', complexScript: 'Times New Roman', lineSpacing: 1.172 },
  arimo: { name: 'Arial', complexScript: 'Arial', lineSpacing: 1.149 },
  tinos: { name: 'Times New Roman', complexScript: 'Times New Roman', lineSpacing: 1.149 },
};

/** A length in twentieths of a point, Word's unit for most lengths. */
export const twips = (points: number): number => Math.round(points * 20);

export const twipsOfMm = (millimetres: number): number => twips((millimetres * 72) / 25.4);

/** A colour as Word writes it, without the `#`. */
export const wordColour = (colour: string): string => colour.slice(1).toUpperCase();

const runOf = (style: TextStyle) => {
  const { name, complexScript } = wordFonts[style.face];
  return {
    font: { ascii: name, hAnsi: name, cs: complexScript },
    size: Math.round(style.sizePt * 2),
    bold: style.isBold,
    color: wordColour(style.colour),
    allCaps: style.isUppercase,
    characterSpacing: twips((style.sizePt * style.tracking) / 1000),
  };
};

/** Word counts lines in the font's own spacing, CSS in its size. */
const lineOf = (style: TextStyle, lineHeight: number): number =>
  Math.round((240 * lineHeight) / wordFonts[style.face].lineSpacing);

const spacingOf = (style: TextStyle, lineHeight: number) => ({
  before: twips(style.spaceBeforePt),
  after: twips(style.spaceAfterPt),
  line: lineOf(style, lineHeight),
});

const headingLineHeight = 1.2;

const headingOf = (style: TextStyle, outlineLevel?: number) => ({
  basedOn: 'Normal',
  next: 'Normal',
  quickFormat: true,
  run: runOf(style),
  paragraph: {
    keepNext: true,
    keepLines: true,
    spacing: spacingOf(style, headingLineHeight),
    ...(outlineLevel === undefined ? {} : { outlineLevel }),
  },
});

/** Ids of the styles that blocks name, beside Word's own for title and headings. */
export const styleId = {
  role: 'Subtitle',
  contact: 'Contact',
  entryLine: 'EntryLine',
  bullet: 'ListBullet',
  number: 'ListNumber',
  tableText: 'TableText',
  tableHeading: 'TableHeading',
  footer: 'Footer',
} as const;

const paragraphStyles = (theme: Theme): IParagraphStyleOptions[] => {
  const { text, list, lineHeight } = theme;
  const line = (id: string, name: string, style: TextStyle, keepNext: boolean): IParagraphStyleOptions => ({
    id,
    name,
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    run: runOf(style),
    paragraph: { keepNext, spacing: spacingOf(style, lineHeight) },
  });
  const item = (id: string, name: string): IParagraphStyleOptions => ({
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    paragraph: { keepLines: true, spacing: { after: twips(list.spaceBetweenPt) } },
  });
  const cell = { before: twips(3), after: twips(3) };
  return [
    {
      id: 'Normal',
      name: 'Normal',
      quickFormat: true,
      run: runOf(text.body),
      paragraph: { spacing: spacingOf(text.body, lineHeight) },
    },
    { id: styleId.role, name: 'Subtitle', ...headingOf(text.role) },
    line(styleId.contact, 'Contact', text.contact, false),
    line(styleId.entryLine, 'Entry Line', text.entryLine, true),
    item(styleId.bullet, 'List Bullet'),
    item(styleId.number, 'List Number'),
    { id: styleId.tableText, name: 'Table Text', basedOn: 'Normal', paragraph: { spacing: cell } },
    {
      id: styleId.tableHeading,
      name: 'Table Heading',
      basedOn: styleId.tableText,
      run: { ...runOf(text.subheading), color: wordColour(text.contact.colour) },
      paragraph: { keepNext: true },
    },
    {
      id: styleId.footer,
      name: 'footer',
      basedOn: 'Normal',
      run: runOf(text.footer),
      paragraph: { spacing: { after: 0 } },
    },
  ];
};

/** The language with its most likely region, as Word's spelling wants it: `en` is `en-US`. */
const wordLanguage = (language: string): string => {
  const locale = new Intl.Locale(language).maximize();
  return locale.region === undefined ? language : `${locale.language}-${locale.region}`;
};

const languageOf = (language: string) => {
  const value = wordLanguage(language);
  if (directionOfLanguage(language) === 'rtl') return { bidirectional: value };
  return /^(zh|ja|ko)\b/i.test(language) ? { eastAsia: value } : { value };
};

/** The theme as Word styles: real ones, so that a person can go on working with the file as with any of their own. */
export const docxStyles = (theme: Theme, language: string): IStylesOptions => {
  const { text, line } = theme;
  const sectionHeading = headingOf(text.sectionHeading, 0);
  const hairline = {
    style: BorderStyle.SINGLE,
    size: Math.round(line.widthPt * 8),
    space: 4,
    color: wordColour(line.colour),
  };
  return {
    default: {
      document: { run: { ...runOf(text.body), language: languageOf(language) } },
      title: { ...headingOf(text.name), next: styleId.role },
      heading1: { ...sectionHeading, paragraph: { ...sectionHeading.paragraph, border: { bottom: hairline } } },
      heading2: headingOf(text.entryHeading, 1),
      heading3: headingOf(text.subheading, 2),
      hyperlink: { run: { color: wordColour(theme.accentColour) } },
    },
    paragraphStyles: paragraphStyles(theme),
  };
};

const deepest = 9;

/** The reference of a numbering: bullets, or numbers that begin with `start`. */
export const numberingReference = (start: number | undefined): string =>
  start === undefined ? 'bullets' : `numbers-${start}`;

/** The bullets and numbers that the lists use. */
export const docxNumbering = (theme: Theme, starts: ReadonlySet<number | undefined>): INumberingOptions => {
  const indent = twips(theme.list.indentPt);
  const levels = (start: number | undefined): ILevelsOptions[] =>
    Array.from({ length: deepest }, (_, level) => ({
      level,
      format: start === undefined ? LevelFormat.BULLET : LevelFormat.DECIMAL,
      text: start === undefined ? (level % 2 === 0 ? '•' : '◦') : `%${level + 1}.`,
      alignment: AlignmentType.START,
      start: level === 0 ? (start ?? 1) : 1,
      style: {
        paragraph: { indent: { start: indent * (level + 1), hanging: indent } },
        run: { color: wordColour(theme.list.bulletColour), bold: false, italics: false },
      },
    }));
  return { config: [...starts].map((start) => ({ reference: numberingReference(start), levels: levels(start) })) };
};

export const deepestListLevel = deepest - 1;
