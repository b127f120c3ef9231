import type { Nodes } from 'mdast';
import type { ExportSection } from './export-document.ts';

/**
 * What a block is to the document, beyond its Markdown: the person's name, the line under it, the contact lines,
 * a section's heading, the heading of one experience or degree, and the line under that with its period and place.
 */
export type DocumentPart = 'name' | 'role' | 'contact' | 'section-heading' | 'entry-heading' | 'entry-line';

declare module 'mdast' {
  interface Data {
    part?: DocumentPart;
    /** The sort of section a block of the text comes from; its heading has it too. */
    category?: ExportSection['category'];
    /** What links lead to a section's or an entry's heading by: `section-1`, `entry-1`, in the order they stand in. */
    anchor?: string;
  }
}

/** The part a block plays, if assembly gave it one. */
export const partOf = (node: Nodes): DocumentPart | undefined => node.data?.part;

/** Whether a block is one that a theme may set in columns: a list of a skills section, wide enough to be worth it. */
export const isSkillsList = (node: Nodes): boolean =>
  node.type === 'list' && node.data?.category === 'skills' && node.children.length > 2;
