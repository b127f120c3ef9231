import type { ExportFormat } from '#shared/model/run.ts';
import type { Convert } from '../../convert/conversions.ts';
import type { ExportSubject } from '../ports.ts';
import type { PrintDocument } from './print-document.ts';

/** What rendering needs. */
export interface RenderPorts {
  readonly convert: Convert;
  readonly printDocument: PrintDocument;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The subject for formats that show no pictures, which needn't be sent to the conversion process. */
const inWords = ({ document }: ExportSubject) => ({ document: { ...document, pictures: [] } });

/** The bytes of one format. A PDF is the file that the page view shows. Rejects with the signal's reason when that stops it. */
export const renderFormat = async (
  subject: ExportSubject,
  format: ExportFormat,
  { convert, printDocument }: RenderPorts,
  signal?: AbortSignal,
): Promise<Uint8Array> => {
  switch (format) {
    case 'pdf':
      return printDocument(subject, signal);
    case 'docx':
      return convert('render-docx', subject, signal);
    case 'html':
      return bytesOf(await convert('render-html', subject, signal));
    case 'md':
      return bytesOf(await convert('render-markdown', subject, signal));
    case 'txt':
      return bytesOf(await convert('render-text', inWords(subject), signal));
    case 'csv':
      return bytesOf(await convert('render-csv', { rows: (subject.table ?? []).map((row) => [...row]) }, signal));
    case 'json':
      return bytesOf(await convert('render-json', inWords(subject), signal));
  }
};
