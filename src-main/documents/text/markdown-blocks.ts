import type { BlockContent, Heading, List, ListItem, Paragraph, PhrasingContent } from 'mdast';
import { settleFragments } from './fragment.ts';
import { plainText } from './source-text.ts';

/**
 * Blocks of the Markdown profile that sections are made of. Text goes in as plain text and is escaped when the blocks
 * are written, so that nothing a CV says can become markup. Fragments are settled in each line.
 */
export type Block = BlockContent;

/** A piece of a paragraph; a string is plain text. */
export type Inline = PhrasingContent | string;

const toPhrasing = (piece: Inline): PhrasingContent =>
  typeof piece === 'string' ? { type: 'text', value: piece } : piece;

export const strong = (text: string): PhrasingContent => ({ type: 'strong', children: [toPhrasing(plainText(text))] });

export const emphasis = (text: string): PhrasingContent => ({
  type: 'emphasis',
  children: [toPhrasing(plainText(text))],
});

export const paragraph = (...pieces: Inline[]): Paragraph => ({
  type: 'paragraph',
  children: settleFragments(pieces.map(toPhrasing)),
});

/** A heading: 1 only in the header, 3 only in a single experience; those between belong to the whole document. */
export const heading = (depth: 1 | 3, text: string): Heading => ({
  type: 'heading',
  depth,
  children: settleFragments([toPhrasing(plainText(text))]),
});

/** A bullet list; each bullet is one paragraph of the pieces given. */
export const bulletList = (bullets: readonly (readonly Inline[])[]): List => ({
  type: 'list',
  ordered: false,
  spread: false,
  children: bullets.map((pieces): ListItem => ({ type: 'listItem', spread: false, children: [paragraph(...pieces)] })),
});
