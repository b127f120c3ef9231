import { createHash } from 'node:crypto';
import type { Convert } from '../../convert/conversions.ts';
import type { ExportSubject, PdfPrinter } from '../ports.ts';
import type { SharedWork } from './shared-work.ts';
import { shareWork } from './shared-work.ts';

/**
 * Returns a document's PDF: printed now, or the kept print of exactly the same document. Rejects with the signal's reason
 * when that is aborted; the print itself goes on while somebody else waits for it.
 */
export type PrintDocument = (subject: ExportSubject, signal?: AbortSignal) => Promise<Uint8Array>;

/** How many prints are kept: that of the page view, and those of documents viewed before. */
const mostKept = 6;

/** How large the kept prints may be together, in bytes. */
const mostKeptBytes = 60_000_000;

/**
 * The parts of a subject that a PDF shows: not the run record, which changes with each export, nor a Word file. Pictures are
 * named by their content.
 */
const keyOf = ({ document, dressing: { theme, logo } }: ExportSubject): string => {
  const { record: _record, pictures, ...shown } = document;
  const ids = pictures.map(({ id }) => id);
  const hash = createHash('sha256').update(JSON.stringify([shown, ids, theme, logo?.type]));
  if (logo !== null) hash.update(logo.data);
  return hash.digest('hex');
};

/**
 * Prints a document in steps: the text; with a table of contents, the text again with its page numbers; the heads and
 * feet of those pages; and one file of it all.
 */
const print = async (
  subject: ExportSubject,
  convert: Convert,
  printer: PdfPrinter,
  signal: AbortSignal,
): Promise<Uint8Array> => {
  const printBody = async (pageOf: Readonly<Record<string, number>>): Promise<Uint8Array> => {
    const html = await convert('render-print', { ...subject, pageOf: { ...pageOf } }, signal);
    return printer.print(html, { isTagged: true, signal });
  };
  let body = await printBody({});
  let pages = await convert('read-pages', { pdf: body }, signal);
  if (subject.dressing.theme.contents.isOn) {
    body = await printBody(pages.pageOf);
    pages = await convert('read-pages', { pdf: body }, signal);
  }
  const edgesPage = await convert('render-edges', { ...subject, pages }, signal);
  const edges = edgesPage === null ? null : await printer.print(edgesPage, { isTagged: false, signal });
  return convert('finish-pdf', { ...subject, body, edges }, signal);
};

/**
 * Creates the printer of documents. It keeps the last few prints and shares running ones, so that an export is the file
 * that the page view shows, and is there at once. A print that fails is forgotten, and so is one that nobody waits for.
 */
export const createPrintDocument = (convert: Convert, printer: PdfPrinter): PrintDocument => {
  /** Ordered from oldest to newest. */
  const kept = new Map<string, { readonly print: SharedWork<Uint8Array>; bytes: number }>();

  const forgetOldest = (): void => {
    let bytes = [...kept.values()].reduce((sum, one) => sum + one.bytes, 0);
    for (const [key, one] of kept) {
      // The newest print is kept whatever its size.
      if ((kept.size <= mostKept && bytes <= mostKeptBytes) || kept.size === 1) return;
      kept.delete(key);
      bytes -= one.bytes;
    }
  };

  return async (subject, signal) => {
    signal?.throwIfAborted();
    const key = keyOf(subject);
    const known = kept.get(key);
    if (known) {
      kept.delete(key);
      kept.set(key, known);
      return known.print.join(signal);
    }
    const forget = (): void => {
      if (kept.get(key) === entry) kept.delete(key);
    };
    const entry = { print: shareWork((stop) => print(subject, convert, printer, stop), forget), bytes: 0 };
    kept.set(key, entry);
    entry.print.result.then((pdf) => {
      entry.bytes = pdf.byteLength;
      forgetOldest();
    }, forget);
    forgetOldest();
    return entry.print.join(signal);
  };
};
