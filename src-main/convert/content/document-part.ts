import type { Nodes } from 'mdast';
import type { ExportPicture, ExportSection } from './export-document.ts';

/**
 * What a block is to the document, beyond its Markdown: the name it opens with, the line under it, the contact lines,
 * a section's heading, the heading of an entry, and the line under that, often with its period and place.
 */
export type DocumentPart = 'name' | 'role' | 'contact' | 'section-heading' | 'entry-heading' | 'entry-line';

declare module 'mdast' {
  interface Data {
    part?: DocumentPart;
    /** What the section that a block of the text comes from is, and the group it belongs to; its heading has them too. */
    role?: ExportSection['role'];
    group?: ExportSection['group'];
    /** What links lead to a section's or an entry's heading by: `section-1`, `entry-1`, in the order they stand in. */
    anchor?: string;
    /** The picture that an image shows. */
    picture?: ExportPicture;
  }
}

/** The part a block plays, if assembly gave it one. */
export const partOf = (node: Nodes): DocumentPart | undefined => node.data?.part;

/** Whether a block is one that a theme may set in columns: the list of a section that is one, long enough to be worth it. */
export const isColumnList = (node: Nodes): boolean =>
  node.type === 'list' && node.data?.role === 'list' && node.children.length > 2;
