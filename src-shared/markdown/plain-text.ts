import type { Nodes, Root } from 'mdast';

const separators: Partial<Record<Nodes['type'], string>> = {
  root: '\n\n',
  list: '\n',
  listItem: '\n',
  table: '\n',
  tableRow: '\t',
};

const textOf = (node: Nodes): string => {
  if (node.type === 'break') return '\n';
  if (node.type === 'image') return node.alt ?? '';
  if ('value' in node) return node.value;
  if (!('children' in node)) return '';
  const children: readonly Nodes[] = node.children;
  return children.map(textOf).join(separators[node.type] ?? '');
};

/**
 * The words of a tree without any markup, for searching, counting and checking: blocks apart by an empty line, items and
 * rows by a newline, cells by a tab.
 */
export const plainTextOf = (root: Root): string => textOf(root);
