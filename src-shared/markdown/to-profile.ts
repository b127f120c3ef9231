import type { BlockContent, List, ListItem, Nodes, PhrasingContent, Root, RootContent, Table, TableRow } from 'mdast';
import { singleLine, toPhrasing, wordsLine } from './to-phrasing.ts';

type Block = BlockContent;

const paragraph = (children: PhrasingContent[]): Block[] =>
  children.length > 0 ? [{ type: 'paragraph', children }] : [];

const codeLines = (value: string): PhrasingContent[] =>
  value.split(/\r?\n/).flatMap((line): PhrasingContent[] => [{ type: 'inlineCode', value: line }, { type: 'break' }]);

const toItem = (item: ListItem): ListItem[] => {
  const children = toBlocks(item.children);
  // The spacing of list items has no meaning: all lists are written tight.
  return children.length > 0 ? [{ type: 'listItem', spread: false, children }] : [];
};

const toList = (list: List): Block[] => {
  const children = list.children.flatMap(toItem);
  if (children.length === 0) return [];
  return list.ordered === true
    ? [{ type: 'list', ordered: true, start: list.start ?? 1, spread: false, children }]
    : [{ type: 'list', ordered: false, spread: false, children }];
};

const toTable = (table: Table): Block[] => {
  const width = table.children[0]?.children.length ?? 0;
  if (width === 0) return [];
  const toRow = (row: TableRow): TableRow => ({
    type: 'tableRow',
    children: Array.from({ length: width }, (_, column) => ({
      type: 'tableCell',
      children: singleLine(toPhrasing(row.children[column]?.children ?? [])),
    })),
  });
  const align = Array.from({ length: width }, (_, column) => table.align?.[column] ?? null);
  return [{ type: 'table', align, children: table.children.map(toRow) }];
};

const toBlock = (node: RootContent): Block[] => {
  switch (node.type) {
    case 'paragraph':
      return paragraph(toPhrasing(node.children));
    case 'heading': {
      const children = wordsLine(toPhrasing(node.children));
      return children.length > 0 ? [{ type: 'heading', depth: node.depth, children }] : [];
    }
    case 'list':
      return toList(node);
    case 'table':
      return toTable(node);
    case 'blockquote':
      return toBlocks(node.children);
    case 'code':
      return paragraph(toPhrasing(codeLines(node.value)));
    case 'html':
      return paragraph(toPhrasing([{ type: 'text', value: node.value }]));
    case 'listItem':
    case 'footnoteDefinition':
      return toBlocks(node.children);
    case 'thematicBreak':
    case 'definition':
    case 'yaml':
    case 'tableRow':
    case 'tableCell':
      return [];
    default:
      return paragraph(toPhrasing([node]));
  }
};

/** Adjacent lists of one sort become one list: Markdown could only separate them by other bullets. */
const joinLists = (blocks: Block[]): Block[] => {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.type === 'list' && last?.type === 'list' && block.ordered === last.ordered) {
      last.children.push(...block.children);
    } else {
      joined.push(block);
    }
  }
  return joined;
};

const toBlocks = (nodes: readonly Nodes[]): Block[] =>
  // mdast has a type for the children of each container; all of them are content of a root.
  joinLists(nodes.flatMap((node) => (node.type === 'root' ? toBlocks(node.children) : toBlock(node))));

/**
 * Brings any mdast tree to the profile's canonical shape: only its node types, no empty nodes, whitespace collapsed,
 * neighbours of one kind merged. Returns a new tree without positions or data; idempotent.
 */
export const toProfile = (root: Root): Root => ({ type: 'root', children: toBlocks(root.children) });
