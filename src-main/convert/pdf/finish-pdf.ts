import { createHash } from 'node:crypto';
import { ParseSpeeds, PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { assembleDocument } from '../content/assemble-document.ts';
import type { Dressing } from '../content/dressing.ts';
import type { ExportDocument } from '../content/export-document.ts';
import type { PrintedPages } from '../content/outline.ts';
import { outlineOf } from '../content/outline.ts';
import { directionOfLanguage } from '../content/text-direction.ts';
import { xmlText } from '../ooxml/xml-text.ts';
import { layColours, layEdges } from './pdf-layers.ts';
import { writeOutline } from './pdf-outline.ts';
import { placesOf } from './pdf-places.ts';
import { writePdf } from './write-pdf.ts';

const nodeId = /^node\d+$/;

const textOf = (value: unknown): string | null =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null;

/** Visits each string in an object that is a node's id, in a dictionary or an array, however deep, but not across references. */
const visit = (object: unknown, found: (id: string, replace: (value: PDFString) => void) => void): void => {
  if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) {
      const id = textOf(value);
      if (id === null) visit(value, found);
      else if (nodeId.test(id)) found(id, (next) => object.set(key, next));
    }
  } else if (object instanceof PDFArray) {
    for (let at = 0; at < object.size(); at++) {
      const value = object.get(at);
      const id = textOf(value);
      if (id === null) visit(value, found);
      else if (nodeId.test(id)) found(id, (next) => object.set(at, next));
    }
  }
};

/**
 * Numbers the ids of the structure tree anew from 1, in the order they have: Chromium counts on from print to print, and
 * the same document would give other bytes each time. Their order is kept, since the tree that lists them is sorted.
 */
const renumberNodes = (pdf: PDFDocument): void => {
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
  const ids = new Set<string>();
  for (const object of objects) visit(object, (id) => ids.add(id));
  const numbers = new Map(
    [...ids]
      .toSorted((a, b) => (a < b ? -1 : 1))
      .map((id, index) => [id, PDFString.of(`node${String(index + 1).padStart(8, '0')}`)]),
  );
  for (const object of objects) {
    visit(object, (id, replace) => {
      const next = numbers.get(id);
      if (next) replace(next);
    });
  }
};

const load = (pdf: Uint8Array): Promise<PDFDocument> =>
  PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });

/** Reads what a print says of its pages. */
export const readPages = async (print: Uint8Array): Promise<PrintedPages> => {
  const pdf = await load(print);
  const pageOf = Object.fromEntries([...placesOf(pdf, 0)].map(([anchor, { page }]) => [anchor, page + 1]));
  return { count: pdf.getPageCount(), pageOf };
};

const describe = (pdf: PDFDocument, doc: ExportDocument): void => {
  const plain = (words: string): string => xmlText(words).trim();
  const subject = [doc.role, doc.client].map(plain).filter((words) => words !== '');
  pdf.setTitle(plain(doc.title), { showInWindowTitleBar: true });
  pdf.setAuthor(plain(doc.subjectName));
  if (subject.length > 0) pdf.setSubject(subject.join(' · '));
  pdf.setCreator('Dossier');
  const made = new Date(doc.createdAt);
  pdf.setCreationDate(made);
  pdf.setModificationDate(made);
  pdf.catalog.set(PDFName.of('Lang'), PDFString.of(doc.language));
};

/**
 * Says what the words for emphasis in the structure mean in terms that readers of PDF 1.7 know: Chromium writes those of
 * 2.0 (ISO 32000-1, 14.7.3).
 */
const mapRoles = ({ catalog, context }: PDFDocument): void => {
  const tree = catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  tree?.set(PDFName.of('RoleMap'), context.obj({ Strong: 'Span', Em: 'Span' }));
};

/** A file's name for itself, from what it was made of: as that is the same, so is this (ISO 32000-1, 14.4). */
const setId = (pdf: PDFDocument, { record: _record, ...content }: ExportDocument, { theme }: Dressing): void => {
  const hash = createHash('sha256')
    .update(JSON.stringify([content, theme]))
    .digest('hex')
    .slice(0, 32);
  pdf.context.trailerInfo.ID = pdf.context.obj([PDFHexString.of(hash), PDFHexString.of(hash)]);
};

/**
 * Makes the PDF that is kept out of the one that was printed: with colours that run to the edges, heads and feet,
 * bookmarks, language and what it says about itself. `edges` is a print of one page for each of `body`'s, or null. The
 * same input gives the same bytes.
 */
export const finishPdf = async (
  doc: ExportDocument,
  dressing: Dressing,
  { body, edges }: { readonly body: Uint8Array; readonly edges: Uint8Array | null },
): Promise<Uint8Array> => {
  const pdf = await load(body);
  const places = placesOf(pdf, (dressing.theme.page.marginsMm.top * 72) / 25.4);
  renumberNodes(pdf);
  mapRoles(pdf);
  if (edges !== null) await layEdges(pdf, await load(edges));
  layColours(pdf, dressing.theme, places, directionOfLanguage(doc.language) === 'rtl');
  writeOutline(pdf, outlineOf(assembleDocument(doc)), places);
  describe(pdf, doc);
  setId(pdf, doc, dressing);
  return writePdf(pdf);
};
