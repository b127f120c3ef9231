import type { Nodes, RootContent, Table } from 'mdast';
import { assembleDocument } from '../content/assemble-document.ts';
import { partOf } from '../content/document-part.ts';
import type { ExportDocument } from '../content/export-document.ts';

/** Letters that take two places in type of one width, and marks that take none (UAX #11, roughly). */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uff01-\uff60]/u;
const narrowest = /^[\p{M}\p{Cf}]+$/u;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** How many places a line takes in type of one width. */
const placesOfText = (line: string): number => {
  let places = 0;
  for (const { segment } of graphemes.segment(line)) {
    if (wide.test(segment)) places += 2;
    else if (!narrowest.test(segment)) places += 1;
  }
  return places;
};

type ColumnAlign = 'left' | 'right' | 'center' | null;

const padded = (cell: string, width: number, align: ColumnAlign): string => {
  const room = width - placesOfText(cell);
  if (align === 'right') return ' '.repeat(room) + cell;
  if (align === 'center') return ' '.repeat(room >> 1) + cell + ' '.repeat(room - (room >> 1));
  return cell + ' '.repeat(room);
};

/** Rows of cells as lines whose columns stand under each other, with a line under the first row. */
const textTable = (rows: readonly (readonly string[])[], align: readonly ColumnAlign[]): string => {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(3, ...rows.map((row) => placesOfText(row[column] ?? ''))));
  const toLine = (row: readonly string[]): string =>
    widths
      .map((width, column) => padded(row[column] ?? '', width, align[column] ?? null))
      .join('  ')
      .trimEnd();
  return [toLine(head), widths.map((width) => '-'.repeat(width)).join('  '), ...body.map(toLine)].join('\n');
};

const wordsOf = (node: Nodes): string => {
  if (node.type === 'break') return '\n';
  if (node.type === 'image') return node.alt ? `[${node.alt}]` : '';
  if (node.type === 'link') {
    const words = node.children.map(wordsOf).join('');
    const address = node.url.replace(/^mailto:/, '');
    // An address that is read anyway isn't written twice.
    return words === '' || words === address || address.includes(words) ? address : `${words} (${address})`;
  }
  if ('value' in node) return node.value;
  if (!('children' in node)) return '';
  const children: readonly Nodes[] = node.children;
  return children.map(wordsOf).join('');
};

const underlined = (words: string, sign: string): string =>
  `${words}\n${sign.repeat(Math.max(3, placesOfText(words)))}`;

const indented = (text: string, by: number): string => text.replaceAll('\n', `\n${' '.repeat(by)}`);

const tableText = (table: Table): string => {
  const rows = table.children.map((row) => row.children.map((cell) => wordsOf(cell).replace(/\s+/g, ' ').trim()));
  return textTable(rows, table.align ?? []);
};

const blockText = (block: RootContent): string => {
  if (block.type === 'table') return tableText(block);
  if (block.type === 'list') {
    const start = block.start ?? 1;
    return block.children
      .map((entry, index) => {
        const sign = block.ordered === true ? `${start + index}. ` : '• ';
        return sign + indented(entry.children.map(blockText).join('\n'), sign.length);
      })
      .join('\n');
  }
  const words = wordsOf(block).trim();
  const part = partOf(block);
  if (part === 'name') return underlined(words, '=');
  return part === 'section-heading' ? underlined(words, '-') : words;
};

/** Lines that belong together stand without an empty line between: those of the header, and an entry's first two. */
const isCloseTo = (block: RootContent, before: RootContent): boolean => {
  const part = partOf(block);
  return part === 'entry-line' || part === 'role' || (part === 'contact' && partOf(before) !== 'name');
};

/** A section stands further apart than a paragraph does. */
const gapBefore = (block: RootContent, before: RootContent): string => {
  if (isCloseTo(block, before)) return '\n';
  return partOf(block) === 'section-heading' ? '\n\n\n' : '\n\n';
};

/**
 * The document as plain text for mails and forms: headings underlined, bullets, tables in columns, no markup, and no line
 * broken that wasn't. It ends in a newline.
 */
export const renderText = (doc: ExportDocument): string => {
  const blocks = assembleDocument(doc).children;
  const text = blocks.map((block, index) => {
    const before = blocks[index - 1];
    return (before === undefined ? '' : gapBefore(block, before)) + blockText(block);
  });
  return `${text.join('')}\n`;
};
