import { createHash } from 'node:crypto';
import type { Convert } from '../convert/conversions.ts';
import type { ExportSubject, PdfPrinter } from './ports.ts';

/** Makes a document's PDF, or hands out the one that was made of the very same document before. */
export type PrintDocument = (subject: ExportSubject) => Promise<Uint8Array>;

/** Prints that are kept: the page view's, and those of the documents looked at before. */
const mostKept = 6;

/** And how large they may be together, in bytes. */
const mostKeptBytes = 60_000_000;

/** All of a subject that a PDF shows: not its run's record, which each export adds a line to, nor a Word file. */
const keyOf = ({ document: { record: _record, ...document }, dressing: { theme, logo } }: ExportSubject): string => {
  const hash = createHash('sha256').update(JSON.stringify([document, theme, logo?.type]));
  if (logo !== null) hash.update(logo.data);
  return hash.digest('hex');
};

/**
 * Prints a document: its text; then, where it has contents, once more with the numbers of the pages it has turned out to
 * fill; then what stands in the margins of those pages; and makes one file of it.
 */
const print = async (subject: ExportSubject, convert: Convert, printer: PdfPrinter): Promise<Uint8Array> => {
  let body = await printer.print(await convert('render-print', { ...subject, pageOf: {} }), { isTagged: true });
  let pages = await convert('read-pages', { pdf: body });
  if (subject.dressing.theme.contents.isOn) {
    body = await printer.print(await convert('render-print', { ...subject, pageOf: pages.pageOf }), { isTagged: true });
    pages = await convert('read-pages', { pdf: body });
  }
  const edgesPage = await convert('render-edges', { ...subject, pages });
  const edges = edgesPage === null ? null : await printer.print(edgesPage, { isTagged: false });
  return convert('finish-pdf', { ...subject, body, edges });
};

/**
 * Makes what prints documents. The last few prints are kept, and those under way shared, so that an export is the very
 * file that the page view shows and there at once. A print that fails is forgotten.
 */
export const createPrintDocument = (convert: Convert, printer: PdfPrinter): PrintDocument => {
  /** The newest last. */
  const kept = new Map<string, { readonly pdf: Promise<Uint8Array>; bytes: number }>();

  const forgetOldest = (): void => {
    let bytes = [...kept.values()].reduce((sum, one) => sum + one.bytes, 0);
    for (const [key, one] of kept) {
      // The newest stays, however large it is.
      if ((kept.size <= mostKept && bytes <= mostKeptBytes) || kept.size === 1) return;
      kept.delete(key);
      bytes -= one.bytes;
    }
  };

  return (subject) => {
    const key = keyOf(subject);
    const known = kept.get(key);
    if (known) {
      kept.delete(key);
      kept.set(key, known);
      return known.pdf;
    }
    const entry = { pdf: print(subject, convert, printer), bytes: 0 };
    kept.set(key, entry);
    entry.pdf.then(
      (pdf) => {
        entry.bytes = pdf.byteLength;
        forgetOldest();
      },
      () => {
        if (kept.get(key) === entry) kept.delete(key);
      },
    );
    forgetOldest();
    return entry.pdf;
  };
};
