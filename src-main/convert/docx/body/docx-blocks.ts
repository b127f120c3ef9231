import type { IParagraphOptions, ParagraphChild } from 'docx';
import { AlignmentType, LineRuleType, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import type { List, ListItem, Paragraph as MdParagraph, Table as MdTable, Nodes } from 'mdast';
import type { Theme } from '#shared/model/theme.ts';
import { blockDirection } from '../../content/block-direction.ts';
import { partOf } from '../../content/document-part.ts';
import type { Direction } from '../../content/text-direction.ts';
import { directionOf, wordsOf } from '../../content/text-direction.ts';
import { twips } from '../../ooxml/word-units.ts';
import type { NumberedList } from '../styles/docx-numbering.ts';
import { deepestListLevel } from '../styles/docx-numbering.ts';
import {
  bulletStyles,
  continueStyles,
  docxStyle,
  listStyle,
  listStyleLevels,
  numberStyles,
  tableStyle,
} from '../styles/docx-style-names.ts';
import type { Kept } from './docx-kept-blocks.ts';
import { hasPicture } from './docx-picture.ts';
import type { LinkList } from './docx-runs.ts';
import { docxRuns } from './docx-runs.ts';

type Block = Paragraph | Table;

/** What the blocks of one file share. */
export interface DocxContext {
  readonly theme: Theme;
  readonly base: Direction;
  /** Width of the text in twentieths of a point. */
  readonly textWidth: number;
  readonly links: LinkList;
  /** What hangs on the first line of the file's name. */
  readonly beforeName: ParagraphChild[];
  /** What stays on one page with what. */
  readonly kept: ReadonlyMap<Nodes, Kept>;
  /** The numbered lists met so far: each begins its numbers anew. */
  readonly lists: NumberedList[];
}

/**
 * What paragraphs name their list by until the file is put together: numbers of lists are given out there. `bullets`
 * stands for those of the bullets' styles.
 */
export const listReference = 'list';
export const bulletReference = 'bullets';

const headings = {
  1: docxStyle.name.id,
  2: docxStyle.sectionHeading.id,
  3: docxStyle.entryHeading.id,
  4: docxStyle.subheading.id,
  5: docxStyle.subheading.id,
  6: docxStyle.subheading.id,
} as const;

const isSectionHeading = (node: Nodes | undefined): boolean => node?.type === 'heading' && node.depth === 2;

const bidi = (direction: Direction): Pick<IParagraphOptions, 'bidirectional'> =>
  direction === 'rtl' ? { bidirectional: true } : {};

const paragraphStyle = (node: MdParagraph): Pick<IParagraphOptions, 'style'> => {
  const part = partOf(node);
  if (part === 'role') return { style: docxStyle.role.id };
  if (part === 'contact') return { style: docxStyle.contact.id };
  return part === 'entry-line' ? { style: docxStyle.entryLine.id } : {};
};

/** A paragraph stays with the list it opens; an entry's line with the text it opens, but not with the next entry. */
const keepNextOf = (
  node: MdParagraph,
  next: Nodes | undefined,
  kept: Kept | undefined,
): Pick<IParagraphOptions, 'keepNext'> => {
  if (next?.type === 'list' || kept === 'through') return { keepNext: true };
  return partOf(node) === 'entry-line' && next?.type !== 'paragraph' ? { keepNext: false } : {};
};

const isMasthead = (node: Nodes | undefined): boolean =>
  node !== undefined && ['name', 'role', 'contact'].includes(partOf(node) ?? '');

/** Room under a coloured masthead, at least, in points: as in the PDF. */
const underMastheadPt = 8;

/** Room that no style can give: it depends on what stands before or after. */
const spacingOf = (blocks: readonly Nodes[], index: number, theme: Theme): { before?: number; after?: number } => {
  const { masthead, text } = theme;
  const isMastheadEnd = isMasthead(blocks[index]) && !isMasthead(blocks[index + 1]);
  const room = Math.max(underMastheadPt, text.sectionHeading.spaceBeforePt);
  return {
    // A table has no room under it of its own.
    ...(blocks[index - 1]?.type === 'table' ? { before: twips(text.body.spaceAfterPt + 2) } : {}),
    ...(isMastheadEnd && masthead.fill !== null
      ? { after: twips(masthead.rule.gapPt + masthead.rule.widthPt + room) }
      : {}),
  };
};

const toParagraph = (node: MdParagraph, blocks: readonly Nodes[], index: number, context: DocxContext): Paragraph => {
  const { direction, isOpposite } = blockDirection(blocks, index, context.base);
  const spacing = spacingOf(blocks, index, context.theme);
  return new Paragraph({
    ...paragraphStyle(node),
    ...bidi(direction),
    ...(isOpposite ? { alignment: AlignmentType.END } : {}),
    ...keepNextOf(node, blocks[index + 1], context.kept.get(node)),
    ...(Object.keys(spacing).length > 0 ? { spacing } : {}),
    children: docxRuns(node.children, direction, context.links, { isPlain: partOf(node) === 'entry-line' }),
  });
};

interface ListPlace {
  readonly level: number;
  readonly direction: Direction;
  readonly isFollowedByText: boolean;
  readonly isInColumns: boolean;
  readonly kept: Kept | undefined;
}

/** A list's numbers, or nothing where the style of its level says it all. */
const numberingOf = (place: ListPlace, list: number | null): Pick<IParagraphOptions, 'numbering'> => {
  const level = Math.min(place.level, deepestListLevel);
  if (list !== null) return { numbering: { reference: listReference, level, instance: list } };
  return level < listStyleLevels ? {} : { numbering: { reference: bulletReference, level, instance: 0 } };
};

/** As in the PDF: no bullet alone on either side of a page break; columns break where they are evened out. */
const isKeptWithNext = (index: number, count: number, place: ListPlace): boolean => {
  if (place.isInColumns) return false;
  const isLast = index === count - 1;
  if (place.kept === 'through' || (place.kept === 'within' && !isLast)) return true;
  return (index === 0 && !isLast) || index === count - 2 || (isLast && place.isFollowedByText);
};

const toItem = (
  item: ListItem,
  list: List,
  index: number,
  place: ListPlace,
  instance: number | null,
  context: DocxContext,
): Block[] => {
  const isLast = index === list.children.length - 1;
  const isKept = isKeptWithNext(index, list.children.length, place);
  const styles = instance === null ? bulletStyles : numberStyles;
  return item.children.flatMap((child, position): Block[] => {
    if (child.type === 'list') {
      const kept = isKept ? 'through' : undefined;
      return toList(child, { ...place, level: place.level + 1, isFollowedByText: false, kept }, context);
    }
    if (child.type !== 'paragraph') return docxBlock(item.children, position, context);
    return [
      new Paragraph({
        style: listStyle(position === 0 ? styles : continueStyles, place.level),
        ...(isKept || position < item.children.length - 1 ? { keepNext: true } : {}),
        ...(position === 0 ? numberingOf(place, instance) : {}),
        ...bidi(place.direction),
        // Between a list and the text after it there is more room than between two of its bullets.
        ...(isLast && place.isFollowedByText
          ? { spacing: { after: twips(context.theme.text.body.spaceAfterPt) } }
          : {}),
        children: docxRuns(child.children, place.direction, context.links),
      }),
    ];
  });
};

const toList = (list: List, place: ListPlace, context: DocxContext): Block[] => {
  const instance =
    list.ordered === true
      ? context.lists.push({ level: Math.min(place.level, deepestListLevel), start: list.start ?? 1 }) - 1
      : null;
  return list.children.flatMap((item, index) => toItem(item, list, index, place, instance, context));
};

/** The most letters that a column is reckoned to hold. */
const mostLetters = 60;

/** A picture wants as much room as any text, so that its column has an even share at least. */
const lettersIn = (cell: Nodes): number =>
  hasPicture(cell) ? mostLetters : Math.min(wordsOf(cell).length, mostLetters);

/** Widths in proportion to what the columns hold, so that a year takes no more room than it needs. */
const columnWidths = (table: MdTable, total: number): number[] => {
  const columns = table.children[0]?.children.length ?? 1;
  const longest = Array.from({ length: columns }, (_, column) =>
    Math.max(6, ...table.children.map((row) => lettersIn(row.children[column] ?? row))),
  );
  const sum = longest.reduce((a, b) => a + b, 0);
  return longest.map((length) => Math.floor((total * length) / sum));
};

const alignments = { left: AlignmentType.START, center: AlignmentType.CENTER, right: AlignmentType.END } as const;

/** As in the PDF: no row alone under the head, none alone on the next page. */
const isRowKept = (index: number, count: number, kept: Kept | undefined): boolean =>
  kept === 'through' || index === count - 2 || (index === 1 && count > 2) || (kept === 'within' && index < count - 1);

const toTable = (table: MdTable, context: DocxContext): Table => {
  const direction = directionOf(wordsOf(table), context.base);
  const widths = columnWidths(table, context.textWidth);
  const kept = context.kept.get(table);
  const rows = table.children.map(
    (row, rowIndex) =>
      new TableRow({
        cantSplit: true,
        ...(rowIndex === 0 ? { tableHeader: true } : {}),
        children: row.children.map((cell, column) => {
          const align = table.align?.[column] ?? null;
          const cellDirection = directionOf(wordsOf(cell), direction);
          return new TableCell({
            width: { size: widths[column] ?? 0, type: WidthType.DXA },
            children: [
              new Paragraph({
                style: rowIndex === 0 ? docxStyle.tableHeading.id : docxStyle.tableText.id,
                ...bidi(direction),
                ...(rowIndex > 0 && isRowKept(rowIndex, table.children.length, kept) ? { keepNext: true } : {}),
                ...(align === null || align === 'left' ? {} : { alignment: alignments[align] }),
                children: docxRuns(cell.children, cellDirection, context.links),
              }),
            ],
          });
        }),
      }),
  );
  return new Table({
    rows,
    style: tableStyle.id,
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    tableLook: { firstRow: true, lastRow: false, firstColumn: false, lastColumn: false, noHBand: true, noVBand: true },
    ...(direction === 'rtl' ? { visuallyRightToLeft: true } : {}),
  });
};

/** Two tables that touch are one to Word, and a file may not end in one: a line of no height stands after those. */
const afterTable = (): Paragraph =>
  new Paragraph({ spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT } });

/** The block at `index` among its siblings as Word's paragraphs and tables. Notes links and lists in the context. */
export const docxBlock = (
  nodes: readonly Nodes[],
  index: number,
  context: DocxContext,
  isInColumns = false,
): Block[] => {
  const [node, next] = [nodes[index], nodes[index + 1]];
  switch (node?.type) {
    case 'heading': {
      const direction = directionOf(wordsOf(node), context.base);
      const spacing = node.depth === 1 ? spacingOf(nodes, index, context.theme) : {};
      const hanging = node.depth === 1 ? context.beforeName.splice(0) : [];
      // As in the PDF: an entry that opens its section stands right under the section's heading.
      const isFirst = node.depth === 3 && isSectionHeading(nodes[index - 1]);
      return [
        new Paragraph({
          style: headings[node.depth],
          ...bidi(direction),
          ...(isFirst ? { spacing: { before: 0 } } : Object.keys(spacing).length > 0 ? { spacing } : {}),
          children: [...hanging, ...docxRuns(node.children, direction, context.links)],
        }),
      ];
    }
    case 'paragraph':
      return [toParagraph(node, nodes, index, context)];
    case 'list': {
      const direction = directionOf(wordsOf(node), context.base);
      const isFollowedByText = next !== undefined && next.type !== 'heading';
      const kept = context.kept.get(node);
      return toList(node, { level: 0, direction, isFollowedByText, isInColumns, kept }, context);
    }
    case 'table':
      return next === undefined || next.type === 'table'
        ? [toTable(node, context), afterTable()]
        : [toTable(node, context)];
    default:
      return [];
  }
};
