import type { IParagraphOptions } from 'docx';
import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import type { List, ListItem, Paragraph as MdParagraph, Table as MdTable, Nodes, Root } from 'mdast';
import type { Theme } from '#shared/model/theme.ts';
import { pageSizesMm } from '#shared/model/theme.ts';
import { blockDirection } from './block-direction.ts';
import { partOf } from './document-part.ts';
import type { LinkList } from './docx-runs.ts';
import { docxRuns } from './docx-runs.ts';
import { deepestListLevel, numberingReference, styleId, twips, twipsOfMm, wordColour } from './docx-styles.ts';
import type { Direction } from './text-direction.ts';
import { directionOf, wordsOf } from './text-direction.ts';

type Block = Paragraph | Table;

/** What the blocks of one file share. */
export interface DocxContext {
  readonly theme: Theme;
  readonly base: Direction;
  readonly links: LinkList;
  /** First numbers of the lists met; undefined stands for bullets. */
  readonly listStarts: Set<number | undefined>;
  /** Counts lists, for each begins its numbers anew. */
  listCount: number;
}

const headings = {
  1: HeadingLevel.TITLE,
  2: HeadingLevel.HEADING_1,
  3: HeadingLevel.HEADING_2,
  4: HeadingLevel.HEADING_3,
  5: HeadingLevel.HEADING_3,
  6: HeadingLevel.HEADING_3,
} as const;

const bidi = (direction: Direction): Pick<IParagraphOptions, 'bidirectional'> =>
  direction === 'rtl' ? { bidirectional: true } : {};

const paragraphStyle = (node: MdParagraph): Pick<IParagraphOptions, 'style'> => {
  const part = partOf(node);
  if (part === 'role') return { style: styleId.role };
  if (part === 'contact') return { style: styleId.contact };
  return part === 'entry-line' ? { style: styleId.entryLine } : {};
};

/** A paragraph stays with the list it opens; an entry's line with the text it opens, but not with the next entry. */
const keepNextOf = (node: MdParagraph, next: Nodes | undefined): Pick<IParagraphOptions, 'keepNext'> => {
  if (next?.type === 'list') return { keepNext: true };
  return partOf(node) === 'entry-line' && next?.type !== 'paragraph' ? { keepNext: false } : {};
};

const toParagraph = (node: MdParagraph, blocks: readonly Nodes[], index: number, context: DocxContext): Paragraph => {
  const { direction, isOpposite } = blockDirection(blocks, index, context.base);
  return new Paragraph({
    ...paragraphStyle(node),
    ...bidi(direction),
    ...(isOpposite ? { alignment: AlignmentType.END } : {}),
    ...keepNextOf(node, blocks[index + 1]),
    children: docxRuns(node.children, direction, context.links, { isPlain: partOf(node) === 'entry-line' }),
  });
};

interface ListPlace {
  readonly level: number;
  readonly direction: Direction;
  readonly isFollowedByText: boolean;
}

const toItem = (
  item: ListItem,
  list: List,
  index: number,
  instance: number,
  place: ListPlace,
  context: DocxContext,
): Block[] => {
  const start = list.ordered === true ? (list.start ?? 1) : undefined;
  const isLast = index === list.children.length - 1;
  // As in the PDF: no bullet alone on either side of a page break.
  const isKept = (index === 0 && !isLast) || index === list.children.length - 2 || (isLast && place.isFollowedByText);
  const { list: listTheme, text } = context.theme;
  const level = Math.min(place.level, deepestListLevel);
  return item.children.flatMap((child, position): Block[] => {
    if (child.type === 'list') {
      return toList(child, { level: place.level + 1, direction: place.direction, isFollowedByText: false }, context);
    }
    if (child.type !== 'paragraph') return toBlocks([child], context);
    const numbering = { reference: numberingReference(start), level, instance };
    return [
      new Paragraph({
        style: start === undefined ? styleId.bullet : styleId.number,
        ...bidi(place.direction),
        ...(position === 0 ? { numbering } : { indent: { start: twips(listTheme.indentPt) * (level + 1) } }),
        ...(isKept || position < item.children.length - 1 ? { keepNext: true } : {}),
        ...(isLast && place.level === 0 ? { spacing: { after: twips(text.body.spaceAfterPt) } } : {}),
        children: docxRuns(child.children, place.direction, context.links),
      }),
    ];
  });
};

const toList = (list: List, place: ListPlace, context: DocxContext): Block[] => {
  const instance = context.listCount++;
  context.listStarts.add(list.ordered === true ? (list.start ?? 1) : undefined);
  return list.children.flatMap((item, index) => toItem(item, list, index, instance, place, context));
};

/** Widths in proportion to what the columns hold, so that a year takes no more room than it needs. */
const columnWidths = (table: MdTable, total: number): number[] => {
  const columns = table.children[0]?.children.length ?? 1;
  const longest = Array.from({ length: columns }, (_, column) =>
    Math.max(6, ...table.children.map((row) => Math.min(wordsOf(row.children[column] ?? row).length, 60))),
  );
  const sum = longest.reduce((a, b) => a + b, 0);
  return longest.map((length) => Math.floor((total * length) / sum));
};

const alignments = { left: AlignmentType.START, center: AlignmentType.CENTER, right: AlignmentType.END } as const;

const toTable = (table: MdTable, context: DocxContext): Table => {
  const { page, line } = context.theme;
  const direction = directionOf(wordsOf(table), context.base);
  const widths = columnWidths(
    table,
    twipsOfMm(pageSizesMm[page.size].width - page.marginsMm.left - page.marginsMm.right),
  );
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const hairline = { style: BorderStyle.SINGLE, size: Math.round(line.widthPt * 8), color: wordColour(line.colour) };
  const rows = table.children.map(
    (row, rowIndex) =>
      new TableRow({
        cantSplit: true,
        tableHeader: rowIndex === 0,
        children: row.children.map((cell, column) => {
          const align = table.align?.[column] ?? null;
          const cellDirection = directionOf(wordsOf(cell), direction);
          return new TableCell({
            width: { size: widths[column] ?? 0, type: WidthType.DXA },
            children: [
              new Paragraph({
                style: rowIndex === 0 ? styleId.tableHeading : styleId.tableText,
                ...bidi(direction),
                ...(align === null ? {} : { alignment: alignments[align] }),
                children: docxRuns(cell.children, cellDirection, context.links),
              }),
            ],
          });
        }),
      }),
  );
  return new Table({
    rows,
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    margins: { left: 0, right: twips(10), marginUnitType: WidthType.DXA },
    borders: { top: none, left: none, right: none, insideVertical: none, bottom: hairline, insideHorizontal: hairline },
    ...(direction === 'rtl' ? { visuallyRightToLeft: true } : {}),
  });
};

const toBlocks = (nodes: readonly Nodes[], context: DocxContext): Block[] =>
  nodes.flatMap((node, index): Block[] => {
    const next = nodes[index + 1];
    switch (node.type) {
      case 'heading': {
        const direction = directionOf(wordsOf(node), context.base);
        const children = docxRuns(node.children, direction, context.links);
        return [new Paragraph({ heading: headings[node.depth], ...bidi(direction), children })];
      }
      case 'paragraph':
        return [toParagraph(node, nodes, index, context)];
      case 'list': {
        const direction = directionOf(wordsOf(node), context.base);
        return toList(node, { level: 0, direction, isFollowedByText: next?.type === 'paragraph' }, context);
      }
      case 'table':
        // Two tables that touch are one to Word, and a file may not end in one.
        return next === undefined || next.type === 'table'
          ? [toTable(node, context), new Paragraph({ spacing: { before: 0, after: 0 } })]
          : [toTable(node, context)];
      default:
        return [];
    }
  });

/** The blocks of a document as Word's paragraphs and tables. Notes the links and lists it met in the context. */
export const docxBlocks = (root: Root, context: DocxContext): Block[] => toBlocks(root.children, context);
