import type { PDFDict, PDFDocument, PDFRef } from '@cantoo/pdf-lib';
import { PDFHexString, PDFName, PDFNumber } from '@cantoo/pdf-lib';
import type { OutlineHeading } from '../content/outline.ts';
import type { PdfPlace } from './pdf-places.ts';

/** Room above a heading that a bookmark leads to, in points. */
const roomAbove = 12;

interface Bookmark {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  readonly children: Bookmark[];
}

/** Ties siblings to one another and to their parent; returns how many there are below it in all. */
const link = (siblings: readonly Bookmark[], parent: PDFRef, parentDict: PDFDict, isOpen: boolean): number => {
  const count = siblings.length;
  for (const [index, { ref, dict, children }] of siblings.entries()) {
    dict.set(PDFName.of('Parent'), parent);
    const before = siblings[index - 1];
    const after = siblings[index + 1];
    if (before) dict.set(PDFName.of('Prev'), before.ref);
    if (after) dict.set(PDFName.of('Next'), after.ref);
    // Entries are folded away under their section: a reader sees the sections first.
    if (children.length > 0) link(children, ref, dict, false);
  }
  const first = siblings[0];
  const last = siblings.at(-1);
  if (first && last) {
    parentDict.set(PDFName.of('First'), first.ref);
    parentDict.set(PDFName.of('Last'), last.ref);
    parentDict.set(PDFName.of('Count'), PDFNumber.of(isOpen ? count : -count));
  }
  return count;
};

/**
 * Gives a PDF its bookmarks: the sections, and under each its entries (ISO 32000-1, 12.3.3). It replaces those that an
 * engine may have written, so that every engine's files have the same. A heading without a place is left out.
 */
export const writeOutline = (
  pdf: PDFDocument,
  headings: readonly OutlineHeading[],
  places: ReadonlyMap<string, PdfPlace>,
): void => {
  const { context, catalog } = pdf;
  const top: Bookmark[] = [];
  for (const { anchor, title, level } of headings) {
    const place = places.get(anchor);
    const page = place === undefined ? undefined : pdf.getPages()[place.page];
    if (place === undefined || page === undefined || title === '') continue;
    const dict = context.obj({
      Title: PDFHexString.fromText(title),
      Dest: [page.ref, 'XYZ', null, Math.min(place.y + roomAbove, page.getHeight()), null],
    });
    const bookmark: Bookmark = { ref: context.register(dict), dict, children: [] };
    const section = top.at(-1);
    if (level === 'entry' && section) section.children.push(bookmark);
    else top.push(bookmark);
  }
  catalog.delete(PDFName.of('Outlines'));
  if (top.length === 0) return;
  const root = context.obj({ Type: 'Outlines' });
  const ref = context.register(root);
  link(top, ref, root, true);
  catalog.set(PDFName.of('Outlines'), ref);
};
