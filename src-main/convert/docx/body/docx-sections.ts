import type { FileChild, ISectionOptions, ISectionPropertiesOptions } from 'docx';
import { Paragraph, SectionType, TableOfContents, TextRun } from 'docx';
import type { Root } from 'mdast';
import type { PageEdge, TextStyle } from '#shared/model/theme.ts';
import { pageSizesMm } from '#shared/model/theme.ts';
import { isColumnList } from '../../content/document-part.ts';
import { logoSizeMm } from '../../content/measures.ts';
import { twipsOfMm } from '../../ooxml/word-units.ts';
import { xmlText } from '../../ooxml/xml-text.ts';
import { docxStyle } from '../styles/docx-style-names.ts';
import type { DocxContext } from './docx-blocks.ts';
import { docxBlock } from './docx-blocks.ts';
import { docxCover } from './docx-cover.ts';
import type { EdgeContent } from './docx-edges.ts';
import { docxFooter, docxHeader } from './docx-edges.ts';
import { docxMasthead, mastheadLogo } from './docx-masthead.ts';

/** How far from the paper's edge head and foot reach, as a share of the margin they stand in: as in the PDF. */
const edgeAt = 0.58;

/** Nothing is nearer to the paper's edge, where printers can't reach. */
const nearestMm = 4;

const millimetresPerPoint = 25.4 / 72;

/** Word measures from the paper's edge to the far side of a head or foot, which depends on how high that is. */
const edgeDistance = (marginMm: number, { rule }: PageEdge, lineMm: number): number => {
  const height = lineMm + (rule.widthPt > 0 ? (rule.gapPt + rule.widthPt) * millimetresPerPoint : 0);
  return twipsOfMm(Math.max(nearestMm, marginMm * edgeAt - height));
};

const pageOf = ({ theme, logo }: EdgeContent): NonNullable<ISectionPropertiesOptions['page']> => {
  const { page, text, header, footer } = theme;
  const { width, height } = pageSizesMm[page.size];
  const { top, right, bottom, left } = page.marginsMm;
  const lineMm = (style: TextStyle): number => style.sizePt * 1.25 * millimetresPerPoint;
  const logoMm = logo !== null && theme.logo.place === 'header' ? logoSizeMm(logo, theme).height : 0;
  return {
    size: { width: twipsOfMm(width), height: twipsOfMm(height) },
    margin: {
      top: twipsOfMm(top),
      right: twipsOfMm(right),
      bottom: twipsOfMm(bottom),
      left: twipsOfMm(left),
      header: edgeDistance(top, header, Math.max(logoMm, lineMm(text.header))),
      footer: edgeDistance(bottom, footer, lineMm(text.footer)),
    },
  };
};

interface Stretch {
  readonly columns: 1 | 2;
  readonly blocks: FileChild[];
}

/** The text in stretches of one and of two columns. */
const toStretches = ({ children }: Root, context: DocxContext): Stretch[] => {
  const stretches: Stretch[] = [];
  const { columnLists } = context.theme;
  for (const [index, node] of children.entries()) {
    const columns = columnLists.columns === 2 && isColumnList(node) ? 2 : 1;
    const blocks = docxBlock(children, index, context, columns === 2);
    const last = stretches.at(-1);
    if (last?.columns === columns) last.blocks.push(...blocks);
    else stretches.push({ columns, blocks });
  }
  return stretches.length > 0 ? stretches : [{ columns: 1, blocks: [new Paragraph({})] }];
};

const contentsOf = ({ theme }: EdgeContent): FileChild[] => [
  ...(theme.contents.heading === ''
    ? []
    : [
        new Paragraph({
          style: docxStyle.contentsHeading.id,
          children: [new TextRun(xmlText(theme.contents.heading))],
        }),
      ]),
  new TableOfContents(xmlText(theme.contents.heading), { hyperlink: true, headingStyleRange: '1-1', tabLeader: 'dot' }),
];

/** The heads and feet that the section before the rest brings; those after it go on with them. */
const edgesOf = (content: EdgeContent): Pick<ISectionOptions, 'headers' | 'footers'> & { isTitlePage: boolean } => {
  if (content.letterhead !== null) return { isTitlePage: content.letterhead.hasFirstPage };
  const { theme } = content;
  const [header, footer] = [docxHeader(content), docxFooter(content)];
  const isTitlePage =
    (header !== undefined && !theme.header.isOnFirstPage) || (footer !== undefined && !theme.footer.isOnFirstPage);
  const firstHeader = isTitlePage && theme.header.isOnFirstPage ? docxHeader(content) : undefined;
  const firstFooter = isTitlePage && theme.footer.isOnFirstPage ? docxFooter(content) : undefined;
  return {
    isTitlePage,
    headers: { ...(header ? { default: header } : {}), ...(firstHeader ? { first: firstHeader } : {}) },
    footers: { ...(footer ? { default: footer } : {}), ...(firstFooter ? { first: firstFooter } : {}) },
  };
};

/**
 * The file's sections: the cover, which has no head and no foot, the list of contents on a page of its own, and the
 * text, cut where it goes from one column to two.
 */
export const docxSections = (root: Root, context: DocxContext, content: EdgeContent): ISectionOptions[] => {
  const { theme } = content;
  const page = content.letterhead?.page ?? pageOf(content);
  const cover = docxCover(content);
  const { isTitlePage, ...edges } = edgesOf(content);
  context.beforeName.push(...docxMasthead(root, content));
  const [first, ...rest] = toStretches(root, context);
  const opening: Stretch = {
    columns: first?.columns ?? 1,
    blocks: [...mastheadLogo(content), ...(first?.blocks ?? [])],
  };
  const pages: { readonly type?: 'nextPage' | 'continuous'; readonly stretch: Stretch }[] = [
    ...(theme.contents.isOn ? [{ stretch: { columns: 1, blocks: contentsOf(content) } as const }] : []),
    { type: SectionType.NEXT_PAGE, stretch: opening },
    ...rest.map((stretch) => ({ type: SectionType.CONTINUOUS, stretch })),
  ];
  return [
    ...(cover.length > 0 ? [{ properties: { page }, children: cover }] : []),
    ...pages.map(
      ({ type, stretch }, index): ISectionOptions => ({
        properties: {
          page,
          ...(type === undefined ? {} : { type }),
          ...(index === 0 && isTitlePage ? { titlePage: true } : {}),
          ...(stretch.columns === 2 ? { column: { count: 2, space: twipsOfMm(theme.columnLists.gapMm) } } : {}),
        },
        ...(index === 0 ? edges : {}),
        children: stretch.blocks,
      }),
    ),
  ];
};
