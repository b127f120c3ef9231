import type { Nodes } from 'mdast';
import { partOf } from './document-part.ts';
import type { Direction } from './text-direction.ts';
import { directionOf, wordsOf } from './text-direction.ts';

/** The block whose side of the page a block shares: the name for the lines under it, an entry's heading for its line. */
const anchorOf = (blocks: readonly Nodes[], index: number): Nodes | undefined => {
  const block = blocks[index];
  const part = block === undefined ? undefined : partOf(block);
  if (part === 'entry-line') return blocks[index - 1];
  return part === 'role' || part === 'contact' ? blocks.find((other) => partOf(other) === 'name') : block;
};

export interface BlockDirection {
  /** The direction its words run in. */
  readonly direction: Direction;
  /** Whether it stands on the other side of the page than they begin, as dates do under a right-to-left heading. */
  readonly isOpposite: boolean;
}

/** How the block at `index` among its siblings runs and where it stands; `base` is the page's own direction. */
export const blockDirection = (blocks: readonly Nodes[], index: number, base: Direction): BlockDirection => {
  const block = blocks[index];
  const anchor = anchorOf(blocks, index);
  const direction = block === undefined ? base : directionOf(wordsOf(block), base);
  return { direction, isOpposite: anchor !== undefined && directionOf(wordsOf(anchor), base) !== direction };
};
