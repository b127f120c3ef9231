import type { Heading, Root } from 'mdast';
import { partOf } from './document-part.ts';
import { wordsOf } from './text-direction.ts';

/** A heading that links and bookmarks lead to: a section's, or an entry's within one. */
export interface OutlineHeading {
  readonly anchor: string;
  readonly title: string;
  readonly level: 'section' | 'entry';
}

const isHeading = (block: Root['children'][number]): block is Heading => block.type === 'heading';

/** The headings of an assembled document that have an anchor, in order. */
export const outlineOf = (root: Root): OutlineHeading[] =>
  root.children.filter(isHeading).flatMap((block): OutlineHeading[] => {
    const anchor = block.data?.anchor;
    if (anchor === undefined) return [];
    const title = block.children.map(wordsOf).join('').replace(/\s+/g, ' ').trim();
    return [{ anchor, title, level: partOf(block) === 'section-heading' ? 'section' : 'entry' }];
  });

/** Names the place where what the first page holds begins, under its upper margin. */
export const pagesStart = 'pages-start';

/** Names where the masthead ends, so that the finished PDF can have its colour run to the edges of the page. */
export const mastheadEnd = 'masthead-end';

/** On which page each anchor stands, counted from 1. */
export type PageOfAnchor = Readonly<Record<string, number>>;

/** How many pages a print has, and on which of them each section and entry begins, counted from 1. */
export interface PrintedPages {
  readonly count: number;
  readonly pageOf: PageOfAnchor;
}
