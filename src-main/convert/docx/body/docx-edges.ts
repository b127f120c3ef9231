import type { ISectionPropertiesOptions, ParagraphChild } from 'docx';
import { Footer, Header, PageNumber, Paragraph, TextRun } from 'docx';
import type { PageEdge, Theme } from '#shared/model/theme.ts';
import type { Logo } from '../../content/dressing.ts';
import type { FieldValues, FilledPart } from '../../content/page-fields.ts';
import { fillFields } from '../../content/page-fields.ts';
import type { Direction } from '../../content/text-direction.ts';
import { directionOf, splitByDirection } from '../../content/text-direction.ts';
import { xmlText } from '../../ooxml/xml-text.ts';
import { docxStyle } from '../styles/docx-style-names.ts';
import { docxLogo } from './docx-logo.ts';

/** Pages as a company's Word file has them. */
export interface Letterhead {
  readonly page: NonNullable<ISectionPropertiesOptions['page']>;
  readonly hasFirstPage: boolean;
}

/** What headers and footers are made from. */
export interface EdgeContent {
  readonly theme: Theme;
  readonly values: FieldValues;
  readonly logo: Logo | null;
  readonly base: Direction;
  /** The pages of a company's Word file, which brings its own heads and feet; null for the theme's. */
  readonly letterhead: Letterhead | null;
}

const numbers = { page: PageNumber.CURRENT, pages: PageNumber.TOTAL_PAGES } as const;

const partRuns = (part: FilledPart, base: Direction): ParagraphChild[] =>
  part.type === 'field'
    ? [new TextRun({ children: [numbers[part.name]] })]
    : splitByDirection(part.text, directionOf(part.text, base)).map(
        ({ text, direction }) => new TextRun({ text, ...(direction === 'rtl' ? { rightToLeft: true } : {}) }),
      );

const places = ['start', 'center', 'end'] as const;

const tab = (): TextRun => new TextRun({ children: ['\t'] });

/** The three places of a page's edge, parted by the tab stops of its style; null where nothing stands in it. */
const edgeRuns = (edge: PageEdge, { theme, values, base }: EdgeContent, logo: Logo | null): ParagraphChild[] | null => {
  const [start = [], center = [], end = []] = places.map((place) => {
    const parts = fillFields(xmlText(edge[place]), values);
    const picture = logo !== null && theme.logo.align === place ? [docxLogo(logo, theme, base)] : [];
    const gap = picture.length > 0 && parts.length > 0 ? [new TextRun(' \u2002')] : [];
    return [...picture, ...gap, ...parts.flatMap((part) => partRuns(part, base))];
  });
  // A line alone is worth a head or a foot, too.
  if (start.length + center.length + end.length === 0 && edge.rule.widthPt === 0) return null;
  return [
    ...start,
    ...(center.length + end.length > 0 ? [tab()] : []),
    ...center,
    ...(end.length > 0 ? [tab(), ...end] : []),
  ];
};

const bidi = (base: Direction) => (base === 'rtl' ? { bidirectional: true } : {});

/** The head of every page, or undefined where there is none. Each call makes a new one: a file wants each for itself. */
export const docxHeader = (content: EdgeContent): Header | undefined => {
  const { theme, logo, base } = content;
  const runs = edgeRuns(theme.header, content, theme.logo.place === 'header' ? logo : null);
  if (runs === null) return undefined;
  return new Header({
    children: [new Paragraph({ style: docxStyle.header.id, ...bidi(base), children: runs })],
  });
};

/** The foot of every page, or undefined where there is none. */
export const docxFooter = (content: EdgeContent): Footer | undefined => {
  const runs = edgeRuns(content.theme.footer, content, null);
  if (runs === null) return undefined;
  return new Footer({
    children: [new Paragraph({ style: docxStyle.footer.id, ...bidi(content.base), children: runs })],
  });
};
