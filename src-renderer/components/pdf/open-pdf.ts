import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { getDocument, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

let worker: PDFWorker | null = null;

/**
 * One worker for the life of the window. It is made here rather than by pdf.js, which would start it from a blob
 * wherever it can't compare origins, and blobs are outside the content security policy.
 */
const sharedWorker = (): PDFWorker => {
  // Its types call the port null only; its documentation and code take a worker.
  worker ??= new PDFWorker({ port: new Worker(workerUrl, { type: 'module' }) as unknown as null });
  return worker;
};

export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  /** Page sizes in CSS pixels at 100 %. */
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
}

/** CSS pixels per PDF point at 100 %. */
export const pixelsPerPoint = 96 / 72;

/** Opens a PDF. The bytes are handed over to the worker and are empty afterwards. Throws what pdf.js throws. */
export const openPdf = async (pdf: Uint8Array): Promise<OpenPdf> => {
  const document = await getDocument({ data: pdf, worker: sharedWorker(), isEvalSupported: false, useWasm: false })
    .promise;
  const numbers = Array.from({ length: document.numPages }, (_, at) => at + 1);
  const pages = await Promise.all(numbers.map((number) => document.getPage(number)));
  const sizes = pages.map((page) => {
    const { width, height } = page.getViewport({ scale: pixelsPerPoint });
    return { width, height };
  });
  return { document, sizes };
};
