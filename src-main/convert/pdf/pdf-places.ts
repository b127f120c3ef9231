import type { PDFDocument } from '@cantoo/pdf-lib';
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString } from '@cantoo/pdf-lib';
import { pagesStart } from '../content/outline.ts';

/** Where a named place of a PDF is: its page, counted from 0, and its distance from the page's lower edge in points. */
export interface PdfPlace {
  readonly page: number;
  readonly y: number;
}

const toPlace = (destination: unknown, pages: ReadonlyMap<string, number>): PdfPlace | null => {
  if (!(destination instanceof PDFArray)) return null;
  const page = destination.get(0);
  const number = page instanceof PDFRef ? pages.get(page.toString()) : undefined;
  const y = destination.size() > 3 ? destination.get(3) : undefined;
  return number === undefined ? null : { page: number, y: y instanceof PDFNumber ? y.asNumber() : 0 };
};

/** The pairs of a name tree (ISO 32000-1, 7.9.6). */
const namesOf = (tree: PDFDict): [string, unknown][] => {
  const found: [string, unknown][] = [];
  const open = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const names = node.lookupMaybe(PDFName.of('Names'), PDFArray);
    for (let at = 0; names !== undefined && at + 1 < names.size(); at += 2) {
      const name = names.lookup(at);
      if (name instanceof PDFString || name instanceof PDFHexString)
        found.push([name.decodeText(), names.lookup(at + 1)]);
    }
    const kids = node.lookupMaybe(PDFName.of('Kids'), PDFArray);
    for (let at = 0; kids !== undefined && at < kids.size(); at++) open.push(kids.lookup(at, PDFDict));
  }
  return found;
};

/**
 * The named places of a PDF as Chromium writes them: in the catalog, or in its tree of names. Newer versions leave the
 * page's margin out of account; `topMargin` in points, and where the first page is known to begin, put that right.
 */
export const placesOf = (pdf: PDFDocument, topMargin: number): ReadonlyMap<string, PdfPlace> => {
  const pages = new Map(pdf.getPages().map((page, index) => [page.ref.toString(), index]));
  const listed = pdf.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict);
  const tree = pdf.catalog.lookupMaybe(PDFName.of('Names'), PDFDict)?.lookupMaybe(PDFName.of('Dests'), PDFDict);
  const found: [string, unknown][] = [
    ...(listed?.entries() ?? []).map(([name]): [string, unknown] => [name.decodeText(), listed?.lookup(name)]),
    ...(tree ? namesOf(tree) : []),
  ];
  const places = new Map<string, PdfPlace>();
  for (const [name, destination] of found) {
    const place = toPlace(destination, pages);
    if (place !== null) places.set(name, place);
  }
  const start = places.get(pagesStart);
  const first = pdf.getPages()[0];
  const shift = start && first ? first.getHeight() - topMargin - start.y : 0;
  return new Map([...places].map(([name, { page, y }]) => [name, { page, y: y + shift }]));
};
