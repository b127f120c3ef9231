import type { Nodes, Root } from 'mdast';
import type { Theme } from '#shared/model/theme.ts';
import { partOf } from '../../content/document-part.ts';
import { isKeptWhole } from '../../content/entry-height.ts';

/** `through`: with what follows too; `within`: its own paragraphs with each other. */
export type Kept = 'through' | 'within';

/**
 * The blocks of entries that are to stay on one page, as in the PDF: Word keeps paragraphs together by each wanting to be
 * with the next, but for the last of all.
 */
export const keptBlocks = ({ children }: Root, theme: Theme): ReadonlyMap<Nodes, Kept> => {
  const kept = new Map<Nodes, Kept>();
  let entry: Nodes[] = [];
  const close = (): void => {
    if (entry.length > 1 && isKeptWhole(entry, theme)) {
      for (const [index, block] of entry.entries()) kept.set(block, index < entry.length - 1 ? 'through' : 'within');
    }
    entry = [];
  };
  for (const block of children) {
    const isEntry = partOf(block) === 'entry-heading';
    if (isEntry || (block.type === 'heading' && block.depth <= 2)) close();
    if (isEntry || entry.length > 0) entry.push(block);
  }
  close();
  return kept;
};
