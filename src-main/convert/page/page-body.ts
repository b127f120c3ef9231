import type { Element, ElementContent, Nodes as HastNodes } from 'hast';
import type { Nodes, Root } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import type { Theme } from '#shared/model/theme.ts';
import { blockDirection } from '../content/block-direction.ts';
import { isColumnList, partOf } from '../content/document-part.ts';
import type { Dressing } from '../content/dressing.ts';
import { isKeptWhole } from '../content/entry-height.ts';
import { mastheadEnd } from '../content/outline.ts';
import type { Direction } from '../content/text-direction.ts';
import { element } from './hast-nodes.ts';
import { listClass } from './list-columns.ts';
import { markEmoji } from './mark-emoji.ts';
import { masthead } from './masthead.ts';
import { annotatePictures } from './pictures.ts';

/** Notes on a block what the page needs to know of it: its class, anchor and direction. What stands in a list or table goes with that. */
const annotateBlock = (blocks: readonly Nodes[], index: number, base: Direction): void => {
  const block = blocks[index];
  if (block === undefined) return;
  const part = partOf(block);
  const className: string[] = [];
  if (part === 'role' || part === 'contact' || part === 'entry-line') className.push(part);
  // "Results:" must not be left behind at the foot of a page by the list it announces.
  if (block.type === 'paragraph' && blocks[index + 1]?.type === 'list') className.push('opens-list');
  if (isColumnList(block)) className.push(...listClass(block));
  const { direction, isOpposite } = blockDirection(blocks, index, base);
  if (isOpposite) className.push('opposite');
  const anchor = block.data?.anchor;
  const hProperties = {
    ...(anchor === undefined ? {} : { id: anchor }),
    dir: direction,
    ...(className.length > 0 ? { className } : {}),
  };
  block.data = { ...block.data, hProperties };
};

const isContent = (node: HastNodes): node is ElementContent => node.type !== 'root' && node.type !== 'doctype';

const toElements = (blocks: readonly Nodes[]): ElementContent[] => {
  const children = blocks.filter((block) => block.type !== 'root');
  // The tree's own types allow only blocks here, and blocks they are: they come from a root.
  const tree = toHast({ type: 'root', children: children as Root['children'] });
  return markEmoji(tree.type === 'root' ? tree.children.filter(isContent) : []);
};

/** Splits before each block that `opens`; what comes before the first of them is the first part, empty or not. */
const splitBefore = (blocks: readonly Nodes[], opens: (block: Nodes) => boolean): Nodes[][] => {
  const parts: Nodes[][] = [[]];
  for (const block of blocks) {
    if (opens(block)) parts.push([]);
    parts.at(-1)?.push(block);
  }
  return parts;
};

const toEntry = (blocks: readonly Nodes[], theme: Theme): Element =>
  element('article', { className: isKeptWhole(blocks, theme) ? ['entry', 'whole'] : ['entry'] }, toElements(blocks));

const toSection = (blocks: readonly Nodes[], theme: Theme): Element => {
  const [opening = [], ...entries] = splitBefore(blocks, (block) => partOf(block) === 'entry-heading');
  const group = blocks[0]?.data?.group;
  return element('section', group === undefined ? {} : { className: [group] }, [
    ...toElements(opening),
    ...entries.map((entry) => toEntry(entry, theme)),
  ]);
};

/**
 * The text of a document as elements: the masthead, then a section for each second-level heading, with an article for
 * each of its entries, so that readers, screen readers and page breaks find their way.
 */
export const renderMain = (root: Root, base: Direction, dressing: Dressing): Element => {
  const annotated = structuredClone(root);
  annotated.children.forEach((_, index) => {
    annotateBlock(annotated.children, index, base);
  });
  annotatePictures(annotated);
  const [head = [], ...sections] = splitBefore(annotated.children, (block) => partOf(block) === 'section-heading');
  return element('main', {}, [
    ...(head.length > 0 ? [masthead(toElements(head), dressing), element('div', { id: mastheadEnd })] : []),
    ...sections.map((section) => toSection(section, dressing.theme)),
  ]);
};
