import type { Nodes } from 'mdast';

/**
 * What a block is to the document, beyond its Markdown: the person's name, the line under it, the contact lines,
 * a section's heading, the heading of one experience or degree, and the line under that with its period and place.
 */
export type DocumentPart = 'name' | 'role' | 'contact' | 'section-heading' | 'entry-heading' | 'entry-line';

declare module 'mdast' {
  interface Data {
    part?: DocumentPart;
  }
}

/** The part a block plays, if assembly gave it one. */
export const partOf = (node: Nodes): DocumentPart | undefined => node.data?.part;
